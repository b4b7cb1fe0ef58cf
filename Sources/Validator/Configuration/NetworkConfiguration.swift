public import YAML

/// What `.tenantry.yaml` says about the network around the pods.
public struct NetworkConfiguration: Structured {
    /// The address ranges (CIDR) at which the API server is reached.
    public var apiServer: [String]

    /// The value with the given fields set.
    public init(apiServer: [String] = []) {
        self.apiServer = apiServer
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            apiServer: visit.optional(
                "apiServer",
                value?.apiServer,
                default: [],
                "The address ranges (CIDR) at which the API server is reached."
            )
        )
    }
}
