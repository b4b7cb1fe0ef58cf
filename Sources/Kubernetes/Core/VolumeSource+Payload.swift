public import YAML

/// A folder that lives as long as the pod (`core/v1 types.go EmptyDirVolumeSource`).
public struct EmptyDirVolumeSource: Structured {
    /// What it lies on; the node's disk when left out.
    public var medium: StorageMedium?
    /// How much it may hold before the pod is evicted.
    public var sizeLimit: Quantity?

    /// The value with the given fields set.
    public init(medium: StorageMedium? = nil, sizeLimit: Quantity? = nil) {
        self.medium = medium
        self.sizeLimit = sizeLimit
    }
}

extension EmptyDirVolumeSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: EmptyDirVolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> EmptyDirVolumeSource {
        try EmptyDirVolumeSource(
            medium: visit.optional("medium", value?.medium),
            sizeLimit: visit.optional("sizeLimit", value?.sizeLimit)
        )
    }
}

/// What a folder lies on (`core/v1 types.go StorageMedium`).
public enum StorageMedium: String, EnumFieldValue {
    /// Memory, which counts towards the containers' limits.
    case memory = "Memory"
    /// Huge pages.
    case hugePages = "HugePages"
}

/// The keys of a Secret as files (`core/v1 types.go SecretVolumeSource`).
public struct SecretVolumeSource: Structured {
    /// The Secret.
    public var secretName: DNSSubdomain
    /// Its keys that become files; all when empty.
    public var items: [KeyToPath]
    /// The mode of the files; 0o644 when left out.
    public var defaultMode: Int32?
    /// Whether it or its keys may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(
        secretName: DNSSubdomain,
        items: [KeyToPath] = [],
        defaultMode: Int32? = nil,
        optional: Bool? = nil
    ) {
        self.secretName = secretName
        self.items = items
        self.defaultMode = defaultMode
        self.optional = optional
    }
}

extension SecretVolumeSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretVolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretVolumeSource {
        try SecretVolumeSource(
            secretName: visit.required("secretName", value?.secretName),
            items: visit.optional("items", value?.items, default: []),
            defaultMode: visit.optional("defaultMode", value?.defaultMode),
            optional: visit.optional("optional", value?.optional)
        )
    }
}

/// The keys of a ConfigMap as files (`core/v1 types.go ConfigMapVolumeSource`).
public struct ConfigMapVolumeSource: Structured {
    /// The ConfigMap.
    public var name: DNSSubdomain
    /// Its keys that become files; all when empty.
    public var items: [KeyToPath]
    /// The mode of the files; 0o644 when left out.
    public var defaultMode: Int32?
    /// Whether it or its keys may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, items: [KeyToPath] = [], defaultMode: Int32? = nil, optional: Bool? = nil) {
        self.name = name
        self.items = items
        self.defaultMode = defaultMode
        self.optional = optional
    }
}

extension ConfigMapVolumeSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ConfigMapVolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ConfigMapVolumeSource {
        try ConfigMapVolumeSource(
            name: visit.required("name", value?.name),
            items: visit.optional("items", value?.items, default: []),
            defaultMode: visit.optional("defaultMode", value?.defaultMode),
            optional: visit.optional("optional", value?.optional)
        )
    }
}

/// The file that a key becomes (`core/v1 types.go KeyToPath`).
public struct KeyToPath: Structured {
    /// The key.
    public var key: ConfigMapKey
    /// The path of the file in the volume, relative and without `..`.
    public var path: String
    /// The mode of the file; the volume's when left out.
    public var mode: Int32?

    /// The value with the given fields set.
    public init(key: ConfigMapKey, path: String, mode: Int32? = nil) {
        self.key = key
        self.path = path
        self.mode = mode
    }
}

extension KeyToPath {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: KeyToPath?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> KeyToPath {
        try KeyToPath(
            key: visit.required("key", value?.key),
            path: visit.required("path", value?.path),
            mode: visit.optional("mode", value?.mode)
        )
    }
}

/// Storage that outlives the pod (`core/v1 types.go PersistentVolumeClaimVolumeSource`).
public struct PersistentVolumeClaimVolumeSource: Structured {
    /// The claim.
    public var claimName: DNSSubdomain
    /// Whether it can't be written to.
    public var readOnly: Bool

    /// The value with the given fields set.
    public init(claimName: DNSSubdomain, readOnly: Bool = false) {
        self.claimName = claimName
        self.readOnly = readOnly
    }
}

extension PersistentVolumeClaimVolumeSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PersistentVolumeClaimVolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PersistentVolumeClaimVolumeSource {
        try PersistentVolumeClaimVolumeSource(
            claimName: visit.required("claimName", value?.claimName),
            readOnly: visit.optional("readOnly", value?.readOnly, default: false)
        )
    }
}

/// Facts about the pod as files (`core/v1 types.go DownwardAPIVolumeSource`).
public struct DownwardAPIVolumeSource: Structured {
    /// The files.
    public var items: [DownwardAPIVolumeFile]
    /// The mode of the files; 0o644 when left out.
    public var defaultMode: Int32?

    /// The value with the given fields set.
    public init(items: [DownwardAPIVolumeFile] = [], defaultMode: Int32? = nil) {
        self.items = items
        self.defaultMode = defaultMode
    }
}

extension DownwardAPIVolumeSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: DownwardAPIVolumeSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> DownwardAPIVolumeSource {
        try DownwardAPIVolumeSource(
            items: visit.optional("items", value?.items, default: []),
            defaultMode: visit.optional("defaultMode", value?.defaultMode)
        )
    }
}
