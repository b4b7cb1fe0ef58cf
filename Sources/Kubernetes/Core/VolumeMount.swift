public import YAML

/// Where a volume is mounted in a container (`core/v1 types.go VolumeMount`).
public struct VolumeMount: Structured {
    /// The volume of the pod.
    public var name: DNSLabel
    /// Whether it can't be written to.
    public var readOnly: Bool
    /// The path in the container, without `:`.
    public var mountPath: String
    /// The path within the volume that is mounted; its root when left out. Such a mount isn't updated.
    public var subPath: String?
    /// Whether mounts within it are seen on the other side.
    public var mountPropagation: MountPropagationMode?
    /// The path within the volume, with `$(NAME)` for environment variables, in place of `subPath`.
    public var subPathExpr: String?

    /// The value with the given fields set.
    public init(
        name: DNSLabel,
        readOnly: Bool = false,
        mountPath: String,
        subPath: String? = nil,
        mountPropagation: MountPropagationMode? = nil,
        subPathExpr: String? = nil
    ) {
        self.name = name
        self.readOnly = readOnly
        self.mountPath = mountPath
        self.subPath = subPath
        self.mountPropagation = mountPropagation
        self.subPathExpr = subPathExpr
    }
}

extension VolumeMount {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: VolumeMount?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> VolumeMount {
        try VolumeMount(
            name: visit.required("name", value?.name),
            readOnly: visit.optional("readOnly", value?.readOnly, default: false),
            mountPath: visit.required("mountPath", value?.mountPath),
            subPath: visit.optional("subPath", value?.subPath),
            mountPropagation: visit.optional("mountPropagation", value?.mountPropagation),
            subPathExpr: visit.optional("subPathExpr", value?.subPathExpr)
        )
    }
}

/// Whether mounts within a volume are seen on the other side (`core/v1 types.go MountPropagationMode`).
public enum MountPropagationMode: String, EnumFieldValue {
    /// They aren't.
    case none = "None"
    /// The container sees the node's.
    case hostToContainer = "HostToContainer"
    /// Each sees the other's.
    case bidirectional = "Bidirectional"
}
