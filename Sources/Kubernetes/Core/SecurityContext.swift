public import YAML

/// The rights of a container, before those of the pod (`core/v1 types.go SecurityContext`).
public struct SecurityContext: Structured {
    /// The capabilities that it has more or less than by default.
    public var capabilities: Capabilities?
    /// Whether it has every right of the node.
    public var privileged: Bool?
    /// Its SELinux context.
    public var seLinuxOptions: SELinuxOptions?
    /// The user that it runs as.
    public var runAsUser: Int64?
    /// The group that it runs as.
    public var runAsGroup: Int64?
    /// Whether the user must not be root.
    public var runAsNonRoot: Bool?
    /// Whether it can't write to its image.
    public var readOnlyRootFilesystem: Bool?
    /// Whether it may gain rights that its parent process hasn't.
    public var allowPrivilegeEscalation: Bool?
    /// How much of `/proc` it sees.
    public var procMount: ProcMountType?
    /// Which system calls it may make.
    public var seccompProfile: SeccompProfile?

    /// The value with the given fields set.
    public init(
        capabilities: Capabilities? = nil,
        privileged: Bool? = nil,
        seLinuxOptions: SELinuxOptions? = nil,
        runAsUser: Int64? = nil,
        runAsGroup: Int64? = nil,
        runAsNonRoot: Bool? = nil,
        readOnlyRootFilesystem: Bool? = nil,
        allowPrivilegeEscalation: Bool? = nil,
        procMount: ProcMountType? = nil,
        seccompProfile: SeccompProfile? = nil
    ) {
        self.capabilities = capabilities
        self.privileged = privileged
        self.seLinuxOptions = seLinuxOptions
        self.runAsUser = runAsUser
        self.runAsGroup = runAsGroup
        self.runAsNonRoot = runAsNonRoot
        self.readOnlyRootFilesystem = readOnlyRootFilesystem
        self.allowPrivilegeEscalation = allowPrivilegeEscalation
        self.procMount = procMount
        self.seccompProfile = seccompProfile
    }
}

extension SecurityContext {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecurityContext?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecurityContext {
        try SecurityContext(
            capabilities: visit.optional("capabilities", value?.capabilities),
            privileged: visit.optional("privileged", value?.privileged),
            seLinuxOptions: visit.optional("seLinuxOptions", value?.seLinuxOptions),
            runAsUser: visit.optional("runAsUser", value?.runAsUser),
            runAsGroup: visit.optional("runAsGroup", value?.runAsGroup),
            runAsNonRoot: visit.optional("runAsNonRoot", value?.runAsNonRoot),
            readOnlyRootFilesystem: visit.optional("readOnlyRootFilesystem", value?.readOnlyRootFilesystem),
            allowPrivilegeEscalation: visit.optional("allowPrivilegeEscalation", value?.allowPrivilegeEscalation),
            procMount: visit.optional("procMount", value?.procMount),
            seccompProfile: visit.optional("seccompProfile", value?.seccompProfile)
        )
    }
}

/// The capabilities that a container has more or less than by default (`core/v1 types.go Capabilities`).
public struct Capabilities: Structured {
    /// Those added: `NET_BIND_SERVICE`.
    public var add: [String]
    /// Those dropped; `ALL` is all.
    public var drop: [String]

    /// The value with the given fields set.
    public init(add: [String] = [], drop: [String] = []) {
        self.add = add
        self.drop = drop
    }
}

extension Capabilities {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Capabilities?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Capabilities {
        try Capabilities(
            add: visit.optional("add", value?.add, default: []),
            drop: visit.optional("drop", value?.drop, default: [])
        )
    }
}

/// An SELinux context (`core/v1 types.go SELinuxOptions`).
public struct SELinuxOptions: Structured {
    /// The user label.
    public var user: String?
    /// The role label.
    public var role: String?
    /// The type label.
    public var type: String?
    /// The level label.
    public var level: String?

    /// The value with the given fields set.
    public init(user: String? = nil, role: String? = nil, type: String? = nil, level: String? = nil) {
        self.user = user
        self.role = role
        self.type = type
        self.level = level
    }
}

extension SELinuxOptions {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SELinuxOptions?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SELinuxOptions {
        try SELinuxOptions(
            user: visit.optional("user", value?.user),
            role: visit.optional("role", value?.role),
            type: visit.optional("type", value?.type),
            level: visit.optional("level", value?.level)
        )
    }
}

/// How much of `/proc` a container sees (`core/v1 types.go ProcMountType`).
public enum ProcMountType: String, EnumFieldValue {
    /// What the runtime shows.
    case `default` = "Default"
    /// All of it.
    case unmasked = "Unmasked"
}
