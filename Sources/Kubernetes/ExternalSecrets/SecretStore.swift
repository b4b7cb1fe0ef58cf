public import YAML

/// Where the values of a namespace's secrets are kept (`external-secrets.io/v1 types.go SecretStore`).
public struct SecretStore: KubernetesObject {
    /// `external-secrets.io/v1`.
    public static var apiVersion: StaticString { "external-secrets.io/v1" }
    /// `SecretStore`.
    public static var kind: StaticString { "SecretStore" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The service that keeps them.
    public var spec: SecretStoreSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: SecretStoreSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension SecretStore {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretStore?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretStore {
        try typeMeta(&visit)
        return try SecretStore(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// Where the values of secrets of several namespaces are kept (`external-secrets.io/v1 types.go ClusterSecretStore`).
public struct ClusterSecretStore: KubernetesObject {
    /// `external-secrets.io/v1`.
    public static var apiVersion: StaticString { "external-secrets.io/v1" }
    /// `ClusterSecretStore`.
    public static var kind: StaticString { "ClusterSecretStore" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The service that keeps them.
    public var spec: SecretStoreSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: SecretStoreSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension ClusterSecretStore {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ClusterSecretStore?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ClusterSecretStore {
        try typeMeta(&visit)
        return try ClusterSecretStore(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The service that keeps secrets (`externalsecrets/v1 secretstore_types.go SecretStoreSpec`).
public struct SecretStoreSpec: Structured {
    /// Which of several controllers cares for the store; any when left out.
    public var controller: String?
    /// The service.
    public var provider: SecretStoreProvider
    /// What is done when it fails.
    public var retrySettings: SecretStoreRetrySettings?
    /// The seconds between checks of the store; the controller's own when left out.
    public var refreshInterval: Int64?
    /// The namespaces that a cluster's store is for; all when empty.
    public var conditions: [ClusterSecretStoreCondition]

    /// The value with the given fields set.
    public init(
        controller: String? = nil,
        provider: SecretStoreProvider,
        retrySettings: SecretStoreRetrySettings? = nil,
        refreshInterval: Int64? = nil,
        conditions: [ClusterSecretStoreCondition] = []
    ) {
        self.controller = controller
        self.provider = provider
        self.retrySettings = retrySettings
        self.refreshInterval = refreshInterval
        self.conditions = conditions
    }
}

extension SecretStoreSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretStoreSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretStoreSpec {
        try SecretStoreSpec(
            controller: visit.optional("controller", value?.controller),
            provider: visit.required("provider", value?.provider),
            retrySettings: visit.optional("retrySettings", value?.retrySettings),
            refreshInterval: visit.optional("refreshInterval", value?.refreshInterval),
            conditions: visit.optional("conditions", value?.conditions, default: [])
        )
    }
}

/// What is done when a service fails (`externalsecrets/v1 secretstore_types.go SecretStoreRetrySettings`).
public struct SecretStoreRetrySettings: Structured {
    /// How often it is tried again.
    public var maxRetries: Int32?
    /// The time between tries.
    public var retryInterval: GoDuration?

    /// The value with the given fields set.
    public init(maxRetries: Int32? = nil, retryInterval: GoDuration? = nil) {
        self.maxRetries = maxRetries
        self.retryInterval = retryInterval
    }
}

extension SecretStoreRetrySettings {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretStoreRetrySettings?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretStoreRetrySettings {
        try SecretStoreRetrySettings(
            maxRetries: visit.optional("maxRetries", value?.maxRetries),
            retryInterval: visit.optional("retryInterval", value?.retryInterval)
        )
    }
}

/// Namespaces that a cluster's store is for (`externalsecrets/v1 secretstore_types.go ClusterSecretStoreCondition`).
public struct ClusterSecretStoreCondition: Structured {
    /// Namespaces by their labels.
    public var namespaceSelector: LabelSelector?
    /// Namespaces by their names.
    public var namespaces: [DNSLabel]
    /// Namespaces by what their names are like.
    public var namespaceRegexes: [String]

    /// The value with the given fields set.
    public init(
        namespaceSelector: LabelSelector? = nil,
        namespaces: [DNSLabel] = [],
        namespaceRegexes: [String] = []
    ) {
        self.namespaceSelector = namespaceSelector
        self.namespaces = namespaces
        self.namespaceRegexes = namespaceRegexes
    }
}

extension ClusterSecretStoreCondition {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ClusterSecretStoreCondition?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ClusterSecretStoreCondition {
        try ClusterSecretStoreCondition(
            namespaceSelector: visit.optional("namespaceSelector", value?.namespaceSelector),
            namespaces: visit.optional("namespaces", value?.namespaces, default: []),
            namespaceRegexes: visit.optional("namespaceRegexes", value?.namespaceRegexes, default: [])
        )
    }
}

/// The service that keeps secrets; only one is modelled (`externalsecrets/v1 secretstore_types.go
/// SecretStoreProvider`).
public enum SecretStoreProvider: Structured {
    /// AWS Secrets Manager or Parameter Store.
    case aws(AWSProvider)
}

extension SecretStoreProvider {
    /// What `aws` holds, if it is that.
    public var aws: AWSProvider? {
        if case .aws(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretStoreProvider?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretStoreProvider {
        var one = OneOf<SecretStoreProvider>()
        try one.field("aws", value?.aws, &visit, SecretStoreProvider.aws)
        return try one.found(among: "aws", &visit, else: .aws(.sample))
    }
}
