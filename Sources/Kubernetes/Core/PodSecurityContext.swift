public import YAML

/// The rights of all containers of a pod (`core/v1 types.go PodSecurityContext`).
public struct PodSecurityContext: Structured {
    /// Their SELinux context.
    public var seLinuxOptions: SELinuxOptions?
    /// The user that they run as; the image's when left out.
    public var runAsUser: Int64?
    /// The group that they run as.
    public var runAsGroup: Int64?
    /// Whether the user must not be root.
    public var runAsNonRoot: Bool?
    /// Further groups.
    public var supplementalGroups: [Int64]
    /// The group that volumes belong to.
    public var fsGroup: Int64?
    /// When the group of a volume's files is changed.
    public var fsGroupChangePolicy: PodFSGroupChangePolicy?
    /// Which system calls they may make.
    public var seccompProfile: SeccompProfile?

    /// The value with the given fields set.
    public init(
        seLinuxOptions: SELinuxOptions? = nil,
        runAsUser: Int64? = nil,
        runAsGroup: Int64? = nil,
        runAsNonRoot: Bool? = nil,
        supplementalGroups: [Int64] = [],
        fsGroup: Int64? = nil,
        fsGroupChangePolicy: PodFSGroupChangePolicy? = nil,
        seccompProfile: SeccompProfile? = nil
    ) {
        self.seLinuxOptions = seLinuxOptions
        self.runAsUser = runAsUser
        self.runAsGroup = runAsGroup
        self.runAsNonRoot = runAsNonRoot
        self.supplementalGroups = supplementalGroups
        self.fsGroup = fsGroup
        self.fsGroupChangePolicy = fsGroupChangePolicy
        self.seccompProfile = seccompProfile
    }
}

extension PodSecurityContext {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodSecurityContext?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodSecurityContext {
        try PodSecurityContext(
            seLinuxOptions: visit.optional("seLinuxOptions", value?.seLinuxOptions),
            runAsUser: visit.optional("runAsUser", value?.runAsUser),
            runAsGroup: visit.optional("runAsGroup", value?.runAsGroup),
            runAsNonRoot: visit.optional("runAsNonRoot", value?.runAsNonRoot),
            supplementalGroups: visit.optional("supplementalGroups", value?.supplementalGroups, default: []),
            fsGroup: visit.optional("fsGroup", value?.fsGroup),
            fsGroupChangePolicy: visit.optional("fsGroupChangePolicy", value?.fsGroupChangePolicy),
            seccompProfile: visit.optional("seccompProfile", value?.seccompProfile)
        )
    }
}

/// When the group of a volume's files is changed (`core/v1 types.go PodFSGroupChangePolicy`).
public enum PodFSGroupChangePolicy: String, EnumFieldValue {
    /// When that of its root is another.
    case onRootMismatch = "OnRootMismatch"
    /// Each time.
    case always = "Always"
}
