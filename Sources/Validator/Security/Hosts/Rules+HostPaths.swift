import Diagnostics
import YAML

extension Rule {
    /// No pod gets the socket of the container runtime.
    static let runtimeSocket: Rule = Rule(
        id: "runtime-socket",
        category: .security,
        severity: .error,
        summary: "no pod has the socket of its node's container runtime",
        explanation: """
            Whoever reaches the socket of Docker, containerd or CRI-O starts containers with any rights: it is root \
            on the node. Where Pod Security allows no paths of nodes, that is told instead.
            """,
        bad: .hostPath("/run/containerd/containerd.sock", mount: "readOnly: true, "),
        good: .hostPath("/opt/cni", mount: "readOnly: true, "),
        check: .object(kinds: ObjectKind.podSources) { object, index, findings in
            for volume in object.allowedHostPaths(index) where volume.isRuntimeSocket {
                findings.report(.hostPath(.runtimeSocket, volume, "leads to the container runtime of the node", object))
            }
        }
    )

    /// No pod gets the node's own files.
    static let sensitiveHostPath: Rule = Rule(
        id: "sensitive-host-path",
        category: .security,
        severity: .warning,
        summary: "no pod has the system's folders of its node",
        explanation: """
            /etc, /proc, /sys, /dev, /boot, /lib, /usr, the folder of the kubelet and the root hold the node's \
            configuration and credentials. Mount the one file or folder below them that is needed. Where Pod \
            Security allows no paths of nodes, that is told instead.
            """,
        bad: .hostPath("/etc", mount: "readOnly: true, "),
        good: .hostPath("/opt/cni", mount: "readOnly: true, "),
        check: .object(kinds: ObjectKind.podSources) { object, index, findings in
            for volume in object.allowedHostPaths(index) where volume.isSensitive && !volume.isRuntimeSocket {
                findings.report(.hostPath(.sensitiveHostPath, volume, "is a folder of the node's system", object))
            }
        }
    )

    /// No pod writes to a path of the node.
    static let writableHostPath: Rule = Rule(
        id: "writable-host-path",
        category: .security,
        severity: .warning,
        summary: "a pod only reads what it mounts of its node",
        explanation: """
            What a pod writes on its node is there for the next pod and for the node's own programs. Set readOnly: \
            true on the mount. Where Pod Security allows no paths of nodes, that is told instead.
            """,
        bad: .hostPath("/opt/cni", mount: ""),
        good: .hostPath("/opt/cni", mount: "readOnly: true, "),
        check: .object(kinds: ObjectKind.podSources) { object, index, findings in
            let volumes = object.allowedHostPaths(index)
            guard !volumes.isEmpty, let pod = object.pods else { return }
            let names = Set(volumes.map(\.name))
            for container in pod.containers {
                for mount in container.node.list("volumeMounts") {
                    guard let name = mount.text("name"), names.contains(name),
                        mount.field("readOnly")?.isTrue != true
                    else { continue }
                    findings.report(.writableHostPath(mount, name, container, object))
                }
            }
        }
    )
}

/// A volume that is a path of the node.
private struct HostPathVolume {
    var name: String
    var path: YAMLNode

    /// Whether it is the socket of a container runtime, or the folder of one (kube-linter: docker-sock; cri-tools:
    /// `defaultRuntimeEndpoints`).
    var isRuntimeSocket: Bool {
        let name = path.text.split(separator: "/").last ?? ""
        return ["docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock"].contains(name)
    }

    /// Whether it is a folder of the system itself (kube-linter: sensitive-host-mounts).
    var isSensitive: Bool {
        let parts = path.text.split(separator: "/").filter { $0 != "." }
        guard let first = parts.first else { return true }
        if parts.starts(with: ["var", "lib", "kubelet"]) || parts.starts(with: ["etc", "kubernetes"]) { return true }
        return parts.count == 1 && ["boot", "dev", "etc", "lib", "proc", "root", "sys", "usr", "var"].contains(first)
    }
}

extension ManifestObject {
    /// The paths of the node that its pods mount, where every policy of their namespace allows them.
    fileprivate func allowedHostPaths(_ index: ManifestIndex) -> [HostPathVolume] {
        guard let pods, pods.volumes.contains(where: { $0.field("hostPath") != nil }) else { return [] }
        guard index.podSecurity(of: namespace).allSatisfy({ $0.level == .privileged }) else { return [] }
        return pods.volumes.compactMap { volume in
            guard let path = volume.field("hostPath")?.field("path") else { return nil }
            return HostPathVolume(name: volume.text("name") ?? "", path: path)
        }
    }
}

extension Diagnostic {
    fileprivate static func hostPath(
        _ rule: Rule,
        _ volume: HostPathVolume,
        _ what: String,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            rule,
            "volume '\(volume.name)' \(what) ('\(volume.path.text)')",
            at: object.place(of: volume.path)
        )
    }

    fileprivate static func writableHostPath(
        _ mount: YAMLNode,
        _ volume: String,
        _ container: PodTemplate.Container,
        _ object: ManifestObject
    ) -> Diagnostic {
        let field = mount.field("readOnly")
        return Diagnostic(
            .writableHostPath,
            "\(container.label) may write to volume '\(volume)', which is a path of the node; set readOnly: true",
            at: object.place(of: field ?? mount),
            fix: field.flatMap { .writing("true", over: $0) }
        )
    }
}

extension Rule.Example {
    /// An agent in a Namespace for agents that mounts a path of its node.
    fileprivate static func hostPath(_ path: String, mount: String) -> Self {
        let pod = securePod(
            container: "volumeMounts: [{name: node, \(mount)mountPath: /node}]",
            spec: "volumes: [{name: node, hostPath: {path: \(path)}}]"
        )
        return .manifest((pod.files.first?.text ?? "").replacing("acme-corp", with: "agents") + agents)
    }

    /// A Namespace in which anything goes. It isn't named as the pod's in the examples of the standards.
    private static let agents = """
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: agents, labels: {pod-security.kubernetes.io/enforce: privileged}}

        """
}
