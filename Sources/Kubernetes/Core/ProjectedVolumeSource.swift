public import YAML

/// Several sources in one folder (`core/v1 types.go ProjectedVolumeSource`).
public struct ProjectedVolumeSource: Structured {
    /// The sources.
    public var sources: [VolumeProjection]
    /// The mode of the files; 0o644 when left out.
    public var defaultMode: Int32?

    /// The value with the given fields set.
    public init(sources: [VolumeProjection] = [], defaultMode: Int32? = nil) {
        self.sources = sources
        self.defaultMode = defaultMode
    }
}

extension ProjectedVolumeSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ProjectedVolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ProjectedVolumeSource {
        try ProjectedVolumeSource(
            sources: visit.optional("sources", value?.sources, default: []),
            defaultMode: visit.optional("defaultMode", value?.defaultMode)
        )
    }
}

/// A source of a projected volume (`core/v1 types.go VolumeProjection`).
public enum VolumeProjection: Structured {
    /// The keys of a Secret.
    case secret(SecretProjection)
    /// Facts about the pod.
    case downwardAPI(DownwardAPIProjection)
    /// The keys of a ConfigMap.
    case configMap(ConfigMapProjection)
    /// A token of the pod's account.
    case serviceAccountToken(ServiceAccountTokenProjection)
}

extension VolumeProjection {
    /// What `secret` holds, if it is that.
    public var secret: SecretProjection? {
        if case .secret(let value) = self { value } else { nil }
    }

    /// What `downwardAPI` holds, if it is that.
    public var downwardAPI: DownwardAPIProjection? {
        if case .downwardAPI(let value) = self { value } else { nil }
    }

    /// What `configMap` holds, if it is that.
    public var configMap: ConfigMapProjection? {
        if case .configMap(let value) = self { value } else { nil }
    }

    /// What `serviceAccountToken` holds, if it is that.
    public var serviceAccountToken: ServiceAccountTokenProjection? {
        if case .serviceAccountToken(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: VolumeProjection?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> VolumeProjection {
        var one = OneOf<VolumeProjection>()
        try one.field("secret", value?.secret, &visit, VolumeProjection.secret)
        try one.field("downwardAPI", value?.downwardAPI, &visit, VolumeProjection.downwardAPI)
        try one.field("configMap", value?.configMap, &visit, VolumeProjection.configMap)
        try one.field("serviceAccountToken", value?.serviceAccountToken, &visit, VolumeProjection.serviceAccountToken)
        return try one.found(
            among: "secret | downwardAPI | configMap | serviceAccountToken",
            &visit,
            else: .secret(.sample)
        )
    }
}

/// The keys of a Secret as files (`core/v1 types.go SecretProjection`).
public struct SecretProjection: Structured {
    /// The Secret.
    public var name: DNSSubdomain
    /// Its keys that become files; all when empty.
    public var items: [KeyToPath]
    /// Whether it or its keys may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, items: [KeyToPath] = [], optional: Bool? = nil) {
        self.name = name
        self.items = items
        self.optional = optional
    }
}

extension SecretProjection {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretProjection?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretProjection {
        try SecretProjection(
            name: visit.required("name", value?.name),
            items: visit.optional("items", value?.items, default: []),
            optional: visit.optional("optional", value?.optional)
        )
    }
}

/// Facts about the pod as files (`core/v1 types.go DownwardAPIProjection`).
public struct DownwardAPIProjection: Structured {
    /// The files.
    public var items: [DownwardAPIVolumeFile]

    /// The value with the given fields set.
    public init(items: [DownwardAPIVolumeFile] = []) {
        self.items = items
    }
}

extension DownwardAPIProjection {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: DownwardAPIProjection?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> DownwardAPIProjection {
        try DownwardAPIProjection(
            items: visit.optional("items", value?.items, default: [])
        )
    }
}

/// The keys of a ConfigMap as files (`core/v1 types.go ConfigMapProjection`).
public struct ConfigMapProjection: Structured {
    /// The ConfigMap.
    public var name: DNSSubdomain
    /// Its keys that become files; all when empty.
    public var items: [KeyToPath]
    /// Whether it or its keys may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, items: [KeyToPath] = [], optional: Bool? = nil) {
        self.name = name
        self.items = items
        self.optional = optional
    }
}

extension ConfigMapProjection {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ConfigMapProjection?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ConfigMapProjection {
        try ConfigMapProjection(
            name: visit.required("name", value?.name),
            items: visit.optional("items", value?.items, default: []),
            optional: visit.optional("optional", value?.optional)
        )
    }
}

/// A token of the pod's account, which the kubelet renews (`core/v1 types.go ServiceAccountTokenProjection`).
public struct ServiceAccountTokenProjection: Structured {
    /// Whom the token is for; the API server when left out.
    public var audience: String?
    /// How many seconds it is valid, at least 600; 3600 when left out.
    public var expirationSeconds: Int64?
    /// The path of the file in the volume.
    public var path: String

    /// The value with the given fields set.
    public init(audience: String? = nil, expirationSeconds: Int64? = nil, path: String) {
        self.audience = audience
        self.expirationSeconds = expirationSeconds
        self.path = path
    }
}

extension ServiceAccountTokenProjection {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServiceAccountTokenProjection?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServiceAccountTokenProjection {
        try ServiceAccountTokenProjection(
            audience: visit.optional("audience", value?.audience),
            expirationSeconds: visit.optional("expirationSeconds", value?.expirationSeconds),
            path: visit.required("path", value?.path)
        )
    }
}
