public import YAML

/// The tenant's application.
public struct AppSpec: Structured {
    /// Pods of the application; two survive the loss of a node.
    public var replicas: ReplicaCount
    /// How the application grows; it does not when left out.
    public var autoscaling: Autoscaling?
    /// What each pod of the application asks for and may use.
    public var resources: Resources

    /// 100m CPU and 128Mi, at most 500m and 512Mi.
    public static let defaultResources = Resources(
        requests: .init(cpu: "100m", memory: "128Mi"),
        limits: .init(cpu: "500m", memory: "512Mi")
    )

    /// Makes the value; what is left out has its default.
    public init(
        replicas: ReplicaCount = 2,
        autoscaling: Autoscaling? = nil,
        resources: Resources = Self.defaultResources
    ) {
        self.replicas = replicas
        self.autoscaling = autoscaling
        self.resources = resources
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            replicas: visit.optional(
                "replicas",
                value?.replicas,
                default: 2,
                "Pods of the application; two survive the loss of a node."
            ),
            autoscaling: visit.optional(
                "autoscaling",
                value?.autoscaling,
                "How the application grows; it does not when left out."
            ),
            resources: visit.optional(
                "resources",
                value?.resources,
                default: Self.defaultResources,
                "What each pod of the application asks for and may use."
            )
        )
    }
}
