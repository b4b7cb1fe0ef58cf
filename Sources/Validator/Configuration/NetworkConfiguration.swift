public import YAML

/// What `.tenantry.yaml` says about the network around the pods.
public struct NetworkConfiguration: Structured {
    /// The address ranges (CIDR) at which the API server is reached.
    public var apiServer: [String]
    /// Services of the platform that every tenant may use.
    public var sharedServices: [SharedService]
    /// Whether the Amazon VPC CNI enforces NetworkPolicies.
    public var amazonVPC: Bool

    /// The value with the given fields set.
    public init(
        apiServer: [String] = [],
        sharedServices: [SharedService] = [.gateway],
        amazonVPC: Bool = false
    ) {
        self.apiServer = apiServer
        self.sharedServices = sharedServices
        self.amazonVPC = amazonVPC
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
            ),
            sharedServices: visit.optional(
                "sharedServices",
                value?.sharedServices,
                default: [.gateway],
                "Services of the platform that every tenant may use: namespace/name, or namespace/name:port."
            ),
            amazonVPC: visit.optional(
                "amazonVPC",
                value?.amazonVPC,
                default: false,
                "Whether the Amazon VPC CNI enforces NetworkPolicies, as on EKS; its limits are then checked."
            )
        )
    }
}
