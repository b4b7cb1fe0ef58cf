public import YAML

/// A repository of Helm charts (`source.toolkit.fluxcd.io/v1 helmrepository_types.go HelmRepository`).
public struct HelmRepository: KubernetesObject {
    /// `source.toolkit.fluxcd.io/v1`.
    public static var apiVersion: StaticString { "source.toolkit.fluxcd.io/v1" }
    /// `HelmRepository`.
    public static var kind: StaticString { "HelmRepository" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// Where it is.
    public var spec: HelmRepositorySpec

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: HelmRepositorySpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension HelmRepository {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try typeMeta(&visit)
        return try Self(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// Where a repository of charts is (`source-controller api/v1 helmrepository_types.go HelmRepositorySpec`).
public struct HelmRepositorySpec: Structured {
    /// Its address.
    public var url: HelmRepositoryAddress
    /// Whether it is a registry; `default` when left out.
    public var type: HelmRepositoryType?
    /// The time between looks at it.
    public var interval: GoDuration?
    /// How long a look may take.
    public var timeout: SourceTimeout?
    /// The Secret with its user and password.
    public var secretRef: LocalObjectReference?
    /// The Secret with its certificates.
    public var certSecretRef: LocalObjectReference?
    /// Whether credentials go to other hosts too.
    public var passCredentials: Bool
    /// Whose credentials are used for a registry.
    public var provider: HelmRepositoryProvider?
    /// Whether nothing is done.
    public var suspend: Bool

    /// The value with the given fields set.
    public init(
        url: HelmRepositoryAddress,
        type: HelmRepositoryType? = nil,
        interval: GoDuration? = nil,
        timeout: SourceTimeout? = nil,
        secretRef: LocalObjectReference? = nil,
        certSecretRef: LocalObjectReference? = nil,
        passCredentials: Bool = false,
        provider: HelmRepositoryProvider? = nil,
        suspend: Bool = false
    ) {
        self.url = url
        self.type = type
        self.interval = interval
        self.timeout = timeout
        self.secretRef = secretRef
        self.certSecretRef = certSecretRef
        self.passCredentials = passCredentials
        self.provider = provider
        self.suspend = suspend
    }
}

extension HelmRepositorySpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            url: visit.required("url", value?.url),
            type: visit.optional("type", value?.type),
            interval: visit.optional("interval", value?.interval),
            timeout: visit.optional("timeout", value?.timeout),
            secretRef: visit.optional("secretRef", value?.secretRef),
            certSecretRef: visit.optional("certSecretRef", value?.certSecretRef),
            passCredentials: visit.optional("passCredentials", value?.passCredentials, default: false),
            provider: visit.optional("provider", value?.provider),
            suspend: visit.optional("suspend", value?.suspend, default: false)
        )
    }
}

/// A kind of repository of charts (`source-controller api/v1 helmrepository_types.go`).
public enum HelmRepositoryType: String, EnumFieldValue {
    /// An index over HTTP.
    case http = "default"
    /// A registry.
    case oci
}

/// Whose credentials are used for a registry (`source-controller api/v1 helmrepository_types.go`).
public enum HelmRepositoryProvider: String, EnumFieldValue {
    /// Those of the Secret.
    case generic
    /// Those that AWS gives the controller.
    case aws
    /// Those that Azure gives the controller.
    case azure
    /// Those that Google Cloud gives the controller.
    case gcp
}
