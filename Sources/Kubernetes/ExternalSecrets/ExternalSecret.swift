public import YAML

/// A Secret whose values are kept elsewhere (`external-secrets.io/v1 types.go ExternalSecret`).
public struct ExternalSecret: KubernetesObject {
    /// `external-secrets.io/v1`.
    public static var apiVersion: StaticString { "external-secrets.io/v1" }
    /// `ExternalSecret`.
    public static var kind: StaticString { "ExternalSecret" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The Secret and where its values are.
    public var spec: ExternalSecretSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: ExternalSecretSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension ExternalSecret {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecret?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecret {
        try typeMeta(&visit)
        return try ExternalSecret(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// A Secret and where its values are (`externalsecrets/v1 externalsecret_types.go ExternalSecretSpec`).
public struct ExternalSecretSpec: Structured {
    /// The store of the values, unless they name another.
    public var secretStoreRef: SecretStoreRef?
    /// The Secret.
    public var target: ExternalSecretTarget?
    /// When the values are fetched again; `periodic` when left out.
    public var refreshPolicy: ExternalSecretRefreshPolicy?
    /// The time between fetches; one hour when left out, and zero for never again.
    public var refreshInterval: GoDuration?
    /// The values one by one.
    public var data: [ExternalSecretData]
    /// Values by the set, laid over each other in order.
    public var dataFrom: [ExternalSecretDataFrom]

    /// The value with the given fields set.
    public init(
        secretStoreRef: SecretStoreRef? = nil,
        target: ExternalSecretTarget? = nil,
        refreshPolicy: ExternalSecretRefreshPolicy? = nil,
        refreshInterval: GoDuration? = nil,
        data: [ExternalSecretData] = [],
        dataFrom: [ExternalSecretDataFrom] = []
    ) {
        self.secretStoreRef = secretStoreRef
        self.target = target
        self.refreshPolicy = refreshPolicy
        self.refreshInterval = refreshInterval
        self.data = data
        self.dataFrom = dataFrom
    }
}

extension ExternalSecretSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExternalSecretSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExternalSecretSpec {
        try ExternalSecretSpec(
            secretStoreRef: visit.optional("secretStoreRef", value?.secretStoreRef),
            target: visit.optional("target", value?.target),
            refreshPolicy: visit.optional("refreshPolicy", value?.refreshPolicy),
            refreshInterval: visit.optional("refreshInterval", value?.refreshInterval),
            data: visit.optional("data", value?.data, default: []),
            dataFrom: visit.optional("dataFrom", value?.dataFrom, default: [])
        )
    }
}

/// A store of secrets (`externalsecrets/v1 externalsecret_types.go SecretStoreRef`).
public struct SecretStoreRef: Structured {
    /// Its name.
    public var name: DNSSubdomain
    /// Its kind; `secretStore` when left out.
    public var kind: SecretStoreKind?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, kind: SecretStoreKind? = nil) {
        self.name = name
        self.kind = kind
    }
}

extension SecretStoreRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretStoreRef?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretStoreRef {
        try SecretStoreRef(
            name: visit.required("name", value?.name),
            kind: visit.optional("kind", value?.kind)
        )
    }
}

/// A kind of store (`externalsecrets/v1 externalsecret_types.go SecretStoreRef`).
public enum SecretStoreKind: String, EnumFieldValue {
    /// One of the namespace.
    case secretStore = "SecretStore"
    /// One of the cluster.
    case clusterSecretStore = "ClusterSecretStore"
}

/// When values are fetched again (`externalsecrets/v1 externalsecret_types.go ExternalSecretRefreshPolicy`).
public enum ExternalSecretRefreshPolicy: String, EnumFieldValue {
    /// At intervals.
    case periodic = "Periodic"
    /// When the object changes.
    case onChange = "OnChange"
    /// Never.
    case createdOnce = "CreatedOnce"
}
