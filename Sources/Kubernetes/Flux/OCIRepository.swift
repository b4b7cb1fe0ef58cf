public import YAML

/// An artifact of a registry (`source.toolkit.fluxcd.io/v1 ocirepository_types.go OCIRepository`).
public struct OCIRepository: KubernetesObject {
    /// `source.toolkit.fluxcd.io/v1`.
    public static var apiVersion: StaticString { "source.toolkit.fluxcd.io/v1" }
    /// `OCIRepository`.
    public static var kind: StaticString { "OCIRepository" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// Where it is.
    public var spec: OCIRepositorySpec

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: OCIRepositorySpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension OCIRepository {
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

/// Where an artifact is (`source-controller api/v1 ocirepository_types.go OCIRepositorySpec`).
public struct OCIRepositorySpec: Structured {
    /// Its address.
    public var url: OCIAddress
    /// Which of its tags; `latest` when left out.
    public var ref: OCIRepositoryRef?
    /// Which of its layers; the first when left out.
    public var layerSelector: OCILayerSelector?
    /// The time between looks at it.
    public var interval: GoDuration
    /// How long a look may take; a minute when left out.
    public var timeout: SourceTimeout?
    /// The Secret with credentials.
    public var secretRef: LocalObjectReference?
    /// The account with credentials.
    public var serviceAccountName: DNSSubdomain?
    /// The Secret with its certificates.
    public var certSecretRef: LocalObjectReference?
    /// Whose credentials are used.
    public var provider: HelmRepositoryProvider?
    /// Patterns of files that are left out.
    public var ignore: String?
    /// Whether it is asked without TLS.
    public var insecure: Bool
    /// Whether nothing is done.
    public var suspend: Bool

    /// The value with the given fields set.
    public init(
        url: OCIAddress,
        ref: OCIRepositoryRef? = nil,
        layerSelector: OCILayerSelector? = nil,
        interval: GoDuration,
        timeout: SourceTimeout? = nil,
        secretRef: LocalObjectReference? = nil,
        serviceAccountName: DNSSubdomain? = nil,
        certSecretRef: LocalObjectReference? = nil,
        provider: HelmRepositoryProvider? = nil,
        ignore: String? = nil,
        insecure: Bool = false,
        suspend: Bool = false
    ) {
        self.url = url
        self.ref = ref
        self.layerSelector = layerSelector
        self.interval = interval
        self.timeout = timeout
        self.secretRef = secretRef
        self.serviceAccountName = serviceAccountName
        self.certSecretRef = certSecretRef
        self.provider = provider
        self.ignore = ignore
        self.insecure = insecure
        self.suspend = suspend
    }
}

extension OCIRepositorySpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            url: visit.required("url", value?.url),
            ref: visit.optional("ref", value?.ref),
            layerSelector: visit.optional("layerSelector", value?.layerSelector),
            interval: visit.required("interval", value?.interval),
            timeout: visit.optional("timeout", value?.timeout),
            secretRef: visit.optional("secretRef", value?.secretRef),
            serviceAccountName: visit.optional("serviceAccountName", value?.serviceAccountName),
            certSecretRef: visit.optional("certSecretRef", value?.certSecretRef),
            provider: visit.optional("provider", value?.provider),
            ignore: visit.optional("ignore", value?.ignore),
            insecure: visit.optional("insecure", value?.insecure, default: false),
            suspend: visit.optional("suspend", value?.suspend, default: false)
        )
    }
}

/// A tag, a range of versions, or a digest, which wins (`source-controller api/v1 ocirepository_types.go OCIRepositoryRef`).
public struct OCIRepositoryRef: Structured {
    /// The tag.
    public var tag: String?
    /// The range.
    public var semver: String?
    /// An expression that tags of the range must match.
    public var semverFilter: String?
    /// The digest.
    public var digest: String?

    /// The value with the given fields set.
    public init(
        tag: String? = nil,
        semver: String? = nil,
        semverFilter: String? = nil,
        digest: String? = nil
    ) {
        self.tag = tag
        self.semver = semver
        self.semverFilter = semverFilter
        self.digest = digest
    }
}

extension OCIRepositoryRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            tag: visit.optional("tag", value?.tag),
            semver: visit.optional("semver", value?.semver),
            semverFilter: visit.optional("semverFilter", value?.semverFilter),
            digest: visit.optional("digest", value?.digest)
        )
    }
}

/// A layer of an artifact (`source-controller api/v1 ocirepository_types.go OCILayerSelector`).
public struct OCILayerSelector: Structured {
    /// Its media type.
    public var mediaType: String?
    /// What becomes of it; `extract` when left out.
    public var operation: OCILayerOperation?

    /// The value with the given fields set.
    public init(
        mediaType: String? = nil,
        operation: OCILayerOperation? = nil
    ) {
        self.mediaType = mediaType
        self.operation = operation
    }
}

extension OCILayerSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            mediaType: visit.optional("mediaType", value?.mediaType),
            operation: visit.optional("operation", value?.operation)
        )
    }
}

/// What becomes of a layer (`source-controller api/v1 ocirepository_types.go`).
public enum OCILayerOperation: String, EnumFieldValue {
    /// It is unpacked.
    case extract
    /// It is kept as it is.
    case copy
}
