import YAML

/// What a pod asks for and may use, as its template says it.
struct PodResources: Hashable, Sendable {
    /// The resources of one container.
    struct Container: Hashable, Sendable {
        /// When a container runs.
        enum Role: Hashable, Sendable {
            /// As long as the pod does.
            case main
            /// To its end, before the main ones start.
            case initial
            /// From before the main ones start on: listed among the init containers, with `restartPolicy: Always`.
            case sidecar
        }

        var name: String
        var role: Role
        /// Its place in its list, which init containers and sidecars share.
        var index: Int
        var requests: ResourceAmounts
        var limits: ResourceAmounts
    }

    /// Containers and init containers, in the order of their lists.
    var containers: [Container] = []
    /// What the pod as a whole asks for (Kubernetes 1.34).
    var requests = ResourceAmounts()
    /// What the pod as a whole may use.
    var limits = ResourceAmounts()
    /// What running a pod takes beside its containers.
    var overhead = ResourceAmounts()

    /// The resources of a pod template's specification.
    init(_ spec: YAMLNode) {
        for (field, isInit) in [("initContainers", true), ("containers", false)] {
            for (index, node) in spec.list(field).enumerated() {
                let restarts = node["restartPolicy"]?.string == "Always"
                containers.append(
                    Container(
                        name: node["name"]?.string ?? "",
                        role: isInit ? restarts ? .sidecar : .initial : .main,
                        index: index,
                        requests: ResourceAmounts(node.at("resources", "requests")),
                        limits: ResourceAmounts(node.at("resources", "limits"))
                    )
                )
            }
        }
        requests = ResourceAmounts(spec.at("resources", "requests"))
        limits = ResourceAmounts(spec.at("resources", "limits"))
        overhead = ResourceAmounts(spec["overhead"])
    }

    /// Whether the pod as a whole has resources, so that a quota doesn't demand them of each container (Kubernetes:
    /// pkg/quota/v1/evaluator/core/pods.go, `Constraints`).
    var isWholeSet: Bool {
        (requests.entries + limits.entries).contains { Self.isOfWholePod($0.name) }
    }

    /// `IsSupportedPodLevelResource` (Kubernetes: component-helpers/resource/helpers.go).
    static func isOfWholePod(_ name: String) -> Bool {
        name == "cpu" || name == "memory" || name.hasPrefix("hugepages-")
    }
}
