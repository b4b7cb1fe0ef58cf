import YAML

/// What the containers of a pod have to fit to.
struct PodContext {
    /// The spec of the Pod or of the template.
    let spec: YAMLNode
    /// Whether it is a template's, to which fewer defaults apply.
    let isTemplate: Bool
    /// The pod's volumes by name, for mounts.
    let volumes: [String: YAMLNode]
    /// How long containers have to stop, in seconds.
    let gracePeriod: Int
    /// `Always`, `OnFailure` or `Never`, if it is one of them.
    let restartPolicy: String
    /// Whether users of the pod are the host's: `hostUsers` is not `false`.
    let usesHostUsers: Bool
    let usesHostNetwork: Bool

    /// Reads the context of a spec, with its defaults.
    init(_ spec: YAMLNode, isTemplate: Bool, volumes: [String: YAMLNode]) {
        self.spec = spec
        self.isTemplate = isTemplate
        self.volumes = volumes
        gracePeriod = spec.field("terminationGracePeriodSeconds")?.integer ?? 30
        restartPolicy = spec.text("restartPolicy") ?? "Always"
        usesHostUsers = spec.field("hostUsers").map(\.isTrue) ?? true
        usesHostNetwork = spec.field("hostNetwork")?.isTrue ?? false
    }
}

/// The three sorts of containers.
enum ContainerSort {
    case regular
    /// One that runs before the regular ones; a sidecar goes on running beside them.
    case initial(isSidecar: Bool)
}
