public import YAML

/// What `.tenantry.yaml` says about the security of pods.
public struct SecurityConfiguration: Structured {
    /// How the names of images start that may run: registries, or repositories in them. Any when there is none.
    public var registries: [String]

    /// The value with the given fields set.
    public init(registries: [String] = []) {
        self.registries = registries
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
            )
        )
    }
}
