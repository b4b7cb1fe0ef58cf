public import Kubernetes
public import YAML

/// The External Secrets store that holds the platform's secrets.
public struct SecretStoreReference: Structured {
    /// The store's name.
    public var store: DNSSubdomain
    /// Whether the store is the cluster's or of the namespace monitoring.
    public var kind: SecretStoreKind
    /// How often a secret is read again.
    public var refreshInterval: GoDuration
    /// Where the store is in AWS; the store is rendered when this is given, and somebody else's otherwise.
    public var aws: AWSStore?

    /// Makes the value; what is left out has its default.
    public init(
        store: DNSSubdomain,
        kind: SecretStoreKind = .clusterSecretStore,
        refreshInterval: GoDuration = "1h",
        aws: AWSStore? = nil
    ) {
        self.store = store
        self.kind = kind
        self.refreshInterval = refreshInterval
        self.aws = aws
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            store: visit.required("store", value?.store, "The store's name."),
            kind: visit.optional(
                "kind",
                value?.kind,
                default: .clusterSecretStore,
                "Whether the store is the cluster's or of the namespace monitoring."
            ),
            refreshInterval: visit.optional(
                "refreshInterval",
                value?.refreshInterval,
                default: "1h",
                "How often a secret is read again."
            ),
            aws: visit.optional(
                "aws",
                value?.aws,
                "Where the store is in AWS; the store is rendered when this is given, and somebody else's otherwise."
            )
        )
    }
}

/// A secret store in AWS.
public struct AWSStore: Structured {
    /// The service that holds the secrets.
    public var service: AWSServiceType
    /// The region: us-east-1.
    public var region: DNSLabel
    /// The role that the store assumes. Without one it would act as the controller, which may read every tenant's secrets.
    public var role: AWSRole
    /// What all names in the store start with: platform/.
    public var prefix: String?

    /// Makes the value; what is left out has its default.
    public init(service: AWSServiceType = .secretsManager, region: DNSLabel, role: AWSRole, prefix: String? = nil) {
        self.service = service
        self.region = region
        self.role = role
        self.prefix = prefix
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            service: visit.optional(
                "service",
                value?.service,
                default: .secretsManager,
                "The service that holds the secrets."
            ),
            region: visit.required("region", value?.region, "The region: us-east-1."),
            role: visit.required(
                "role",
                value?.role,
                """
                The role that the store assumes. Without one it would act as the controller, which may read every \
                tenant's secrets.
                """
            ),
            prefix: visit.optional("prefix", value?.prefix, "What all names in the store start with: platform/.")
        )
    }
}
