public import Kubernetes
public import YAML

/// How pods reach the API server, and who issues their tokens: the gateway fetches the keys of the tokens there.
public struct APIServer: Structured {
    /// The addresses of the Service `kubernetes` and of the servers behind it. Both, since a network policy may be applied
    /// before or after one is put in the place of the other
    /// (https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors).
    public var addresses: [AddressBlock]
    /// The ports of the Service and of the servers.
    public var ports: [PortNumber]
    /// Who issues service-account tokens; the gateway asks the API server when left out.
    public var issuer: HTTPSAddress?

    /// The private addresses: RFC 1918, 6598 and 4193. A cluster does not tell where its API server is; whoever knows it
    /// narrows this.
    public static let privateAddresses: [AddressBlock] = [
        "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7",
    ]

    /// Makes the value; what is left out has its default.
    public init(
        addresses: [AddressBlock] = Self.privateAddresses,
        ports: [PortNumber] = [443, 6443],
        issuer: HTTPSAddress? = nil
    ) {
        self.addresses = addresses
        self.ports = ports
        self.issuer = issuer
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            addresses: visit.optional(
                "addresses",
                value?.addresses,
                default: Self.privateAddresses,
                """
                The addresses of the Service kubernetes and of the servers behind it, to which the gateway's network policy is \
                opened. On EKS: the service range, and the VPC or the subnets of the cluster. Narrow them to what yours are.
                """
            ),
            ports: visit.optional(
                "ports",
                value?.ports,
                default: [443, 6443],
                "The ports of the Service and of the servers."
            ),
            issuer: visit.optional(
                "issuer",
                value?.issuer,
                "Who issues service-account tokens; the gateway asks the API server when left out."
            )
        )
    }
}
