public import YAML

/// What `.tenantry.yaml` says about the security of pods.
public struct SecurityConfiguration: Structured {
    /// How the names of images start that may run: registries, or repositories in them. Any when there is none.
    public var registries: [String]
    /// Whether every image has to be named by its digest.
    public var digests: Bool
    /// By which standard pods are judged.
    public var podSecurity: PodSecurityConfiguration

    /// The value with the given fields set.
    public init(
        registries: [String] = [],
        digests: Bool = false,
        podSecurity: PodSecurityConfiguration = PodSecurityConfiguration()
    ) {
        self.registries = registries
        self.digests = digests
        self.podSecurity = podSecurity
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            registries: visit.optional(
                "registries",
                value?.registries,
                default: [],
                "How the names of images start that may run: registries, or repositories in them. Any when there is none."
            ),
            digests: visit.optional(
                "digests",
                value?.digests,
                default: false,
                "Whether every image has to be named by its digest."
            ),
            podSecurity: visit.optional(
                "podSecurity",
                value?.podSecurity,
                default: PodSecurityConfiguration(),
                "By which standard pods are judged whose Namespace says nothing."
            )
        )
    }
}
