import Diagnostics
import YAML

extension Rule {
    /// Containers say what they need.
    static let resourceRequests: Rule = Rule(
        id: "resource-requests",
        category: .security,
        severity: .warning,
        summary: "containers request CPU and memory",
        explanation: """
            The scheduler places pods by what they request. One that requests nothing is put on a full node, gets \
            what others leave, and is the first to be evicted. A limit without a request counts as the request.
            """,
        bad: .securePod(resources: "requests: {memory: 64Mi}, limits: {memory: 64Mi, ephemeral-storage: 64Mi}"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for container in object.measuredContainers {
                let missing = (["cpu", "memory"] as [StaticString]).filter { name in
                    container.node.resource("requests", name) == nil && container.node.resource("limits", name) == nil
                }
                guard !missing.isEmpty else { continue }
                findings.report(
                    Diagnostic(
                        .resourceRequests,
                        "\(container.label) requests no \(missing.map(\.description).joined(separator: " and no "))",
                        at: object.place(of: container.resourcesPlace)
                    )
                )
            }
        }
    )

    /// Memory has a limit.
    static let memoryLimit: Rule = Rule(
        id: "memory-limit",
        category: .security,
        severity: .warning,
        summary: "containers limit their memory",
        explanation: """
            Memory can't be taken back: a container without a limit that leaks takes that of its node, until the \
            kernel kills something on it. CPU needs no limit for that, as its requests are kept when it gets scarce.
            """,
        bad: .securePod(resources: "requests: {cpu: 100m, memory: 64Mi}, limits: {ephemeral-storage: 64Mi}"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for container in object.measuredContainers where container.node.resource("limits", "memory") == nil {
                findings.report(
                    Diagnostic(
                        .memoryLimit,
                        "\(container.label) has no limit of memory",
                        at: object.place(of: container.resourcesPlace)
                    )
                )
            }
        }
    )

    /// Space on the node has a limit.
    static let ephemeralStorageLimit: Rule = Rule(
        id: "ephemeral-storage-limit",
        category: .security,
        severity: .info,
        summary: "containers limit the space that they take on their node",
        explanation: """
            Logs, the writable layer and emptyDirs lie on the node's disk. When that is full, the kubelet evicts \
            pods, and without a limit not only the one that filled it.
            """,
        bad: .securePod(resources: "requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi}"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for container in object.measuredContainers
            where container.node.resource("limits", "ephemeral-storage") == nil {
                findings.report(
                    Diagnostic(
                        .ephemeralStorageLimit,
                        "\(container.label) has no limit of ephemeral-storage",
                        at: object.place(of: container.resourcesPlace)
                    )
                )
            }
        }
    )
}

extension ManifestObject {
    /// The containers that have resources of their own: all where the pod has none as a whole, which is possible
    /// since 1.34, but for ephemeral ones, which can't have any.
    fileprivate var measuredContainers: [PodTemplate.Container] {
        guard let pods, pods.spec.field("resources") == nil else { return [] }
        return pods.containers.filter { $0.sort != .ephemeral }
    }
}

extension PodTemplate.Container {
    /// Where its resources are, or should be.
    fileprivate var resourcesPlace: YAMLNode { node.key(of: "resources") ?? node }
}

extension YAMLNode {
    fileprivate func resource(_ list: StaticString, _ name: StaticString) -> YAMLNode? {
        field("resources")?.field(list)?.field(name)
    }
}
