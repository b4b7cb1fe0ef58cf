public import YAML

/// A number of equal pods, and how they are replaced (`apps/v1 types.go Deployment`).
public struct Deployment: KubernetesObject {
    /// `apps/v1`.
    public static var apiVersion: StaticString { "apps/v1" }
    /// `Deployment`.
    public static var kind: StaticString { "Deployment" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The pods.
    public var spec: DeploymentSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: DeploymentSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension Deployment {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Deployment?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Deployment {
        try typeMeta(&visit)
        return try Deployment(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The pods of a deployment, and how they are replaced (`apps/v1 types.go DeploymentSpec`).
public struct DeploymentSpec: Structured {
    /// How many; 1 when left out, and to be left out where an autoscaler decides.
    public var replicas: Int32?
    /// The pods that are its own, which can't be changed later.
    public var selector: LabelSelector
    /// What each pod is.
    public var template: PodTemplateSpec
    /// How old pods are replaced by new ones.
    public var strategy: DeploymentStrategy?
    /// For how many seconds a new pod must be ready to count as available; 0 when left out.
    public var minReadySeconds: Int32?
    /// How many old revisions are kept; 10 when left out.
    public var revisionHistoryLimit: Int32?
    /// Whether changes wait.
    public var paused: Bool
    /// After how many seconds without progress a rollout has failed; 600 when left out.
    public var progressDeadlineSeconds: Int32?

    /// The value with the given fields set.
    public init(
        replicas: Int32? = nil,
        selector: LabelSelector,
        template: PodTemplateSpec,
        strategy: DeploymentStrategy? = nil,
        minReadySeconds: Int32? = nil,
        revisionHistoryLimit: Int32? = nil,
        paused: Bool = false,
        progressDeadlineSeconds: Int32? = nil
    ) {
        self.replicas = replicas
        self.selector = selector
        self.template = template
        self.strategy = strategy
        self.minReadySeconds = minReadySeconds
        self.revisionHistoryLimit = revisionHistoryLimit
        self.paused = paused
        self.progressDeadlineSeconds = progressDeadlineSeconds
    }
}

extension DeploymentSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: DeploymentSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> DeploymentSpec {
        try DeploymentSpec(
            replicas: visit.optional("replicas", value?.replicas),
            selector: visit.required("selector", value?.selector),
            template: visit.required("template", value?.template),
            strategy: visit.optional("strategy", value?.strategy),
            minReadySeconds: visit.optional("minReadySeconds", value?.minReadySeconds),
            revisionHistoryLimit: visit.optional("revisionHistoryLimit", value?.revisionHistoryLimit),
            paused: visit.optional("paused", value?.paused, default: false),
            progressDeadlineSeconds: visit.optional("progressDeadlineSeconds", value?.progressDeadlineSeconds)
        )
    }
}

/// How many pods a rollout may lack and have beyond the number wanted (`apps/v1 types.go RollingUpdateDeployment`).
public struct RollingUpdateDeployment: Structured {
    /// The most that may be missing, as a number or a percentage; 25% when left out.
    public var maxUnavailable: IntOrString?
    /// The most that may be there in addition, as a number or a percentage; 25% when left out.
    public var maxSurge: IntOrString?

    /// The value with the given fields set.
    public init(maxUnavailable: IntOrString? = nil, maxSurge: IntOrString? = nil) {
        self.maxUnavailable = maxUnavailable
        self.maxSurge = maxSurge
    }
}

extension RollingUpdateDeployment {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: RollingUpdateDeployment?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> RollingUpdateDeployment {
        try RollingUpdateDeployment(
            maxUnavailable: visit.optional("maxUnavailable", value?.maxUnavailable),
            maxSurge: visit.optional("maxSurge", value?.maxSurge)
        )
    }
}
