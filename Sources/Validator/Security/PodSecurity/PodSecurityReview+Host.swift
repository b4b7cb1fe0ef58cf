import Diagnostics
import YAML

/// Controls of what a pod shares with its node.
extension PodSecurityReview {
    /// check_hostNamespaces.go.
    func hostNamespaces() -> [PodSecurityViolation] {
        let names: [StaticString] = ["hostNetwork", "hostPID", "hostIPC"]
        return names.compactMap { name in
            guard let field = pod.spec.field(name), field.isTrue else { return nil }
            return PodSecurityViolation(
                field,
                "the pod has \(name): true and so shares that with its node",
                fix: .writing("false", over: field)
            )
        }
    }

    /// check_hostPathVolumes.go. At `restricted` it is overridden by the types of volumes, of which a path of the
    /// node is none.
    func hostPaths() -> [PodSecurityViolation] {
        pod.volumes.compactMap { volume in
            guard volume.field("hostPath") != nil, !(isRestricted && isAllowedType(volume)),
                let field = volume.key(of: "hostPath")
            else { return nil }
            return PodSecurityViolation(
                field,
                "volume '\(volume.text("name") ?? "")' is a path of the node; "
                    + "use a PersistentVolumeClaim or an emptyDir"
            )
        }
    }

    /// check_hostPorts.go.
    func hostPorts() -> [PodSecurityViolation] {
        pod.containers.flatMap { container in
            (container.node.elements("ports").map(Array.init) ?? []).compactMap { port in
                guard let field = port.field("hostPort"), field.integer != 0 else { return nil }
                return PodSecurityViolation(
                    field,
                    "\(container.label) takes port \(field.text) of the node; leave hostPort out and use a Service"
                )
            }
        }
    }

    /// check_hostProbesAndhostLifecycle.go.
    func hostProbes() -> [PodSecurityViolation] {
        guard policy.minor >= 34 else { return [] }
        var found: [PodSecurityViolation] = []
        for container in pod.containers {
            for handler in Self.handlers(of: container.node) {
                for action in ["httpGet", "tcpSocket"] as [StaticString] {
                    guard let host = handler.field(action)?.field("host"), !host.hasText("") else { continue }
                    found.append(
                        PodSecurityViolation(
                            host,
                            "\(container.label) has the kubelet call '\(host.text)'; "
                                + "leave host out, so that it calls the pod"
                        )
                    )
                }
            }
        }
        return found
    }

    /// The probes and the hooks of a container.
    private static func handlers(of container: YAMLNode) -> [YAMLNode] {
        let lifecycle = container.field("lifecycle")
        let handlers: [YAMLNode?] = [
            container.field("livenessProbe"), container.field("readinessProbe"), container.field("startupProbe"),
            lifecycle?.field("postStart"), lifecycle?.field("preStop"),
        ]
        return handlers.compactMap(\.self)
    }

    /// check_windowsHostProcess.go.
    func hostProcesses() -> [PodSecurityViolation] {
        contexts.compactMap { context in
            guard let field = context.node?.field("windowsOptions")?.field("hostProcess"), field.isTrue else {
                return nil
            }
            return PodSecurityViolation(
                field,
                "\(context.owner) runs as a process of the Windows node",
                fix: .writing("false", over: field)
            )
        }
    }

    /// check_sysctls.go.
    func sysctls() -> [PodSecurityViolation] {
        (context?.elements("sysctls").map(Array.init) ?? []).compactMap { sysctl in
            guard let name = sysctl.field("name") else { return nil }
            if let since = Self.safeSysctls[name.text], since <= policy.minor { return nil }
            return PodSecurityViolation(name, "the kernel setting '\(name.text)' is none of those that are safe")
        }
    }

    /// The kernel settings that concern the pod alone, and the minor version from which on each counts as that.
    private static let safeSysctls: [String: Int] = [
        "kernel.shm_rmid_forced": 0,
        "net.ipv4.ip_local_port_range": 0,
        "net.ipv4.tcp_syncookies": 0,
        "net.ipv4.ping_group_range": 0,
        "net.ipv4.ip_unprivileged_port_start": 0,
        "net.ipv4.ip_local_reserved_ports": 27,
        "net.ipv4.tcp_keepalive_time": 29,
        "net.ipv4.tcp_fin_timeout": 29,
        "net.ipv4.tcp_keepalive_intvl": 29,
        "net.ipv4.tcp_keepalive_probes": 29,
        "net.ipv4.tcp_rmem": 32,
        "net.ipv4.tcp_wmem": 32,
        "net.ipv4.tcp_slow_start_after_idle": 37,
        "net.ipv4.tcp_notsent_lowat": 37,
    ]
}

extension PodTemplate.Container {
    /// How messages call it.
    var label: String { "container '\(name)'" }
}

extension YAMLNode {
    /// The key of a field, as it is written.
    func key(of name: StaticString) -> YAMLNode? {
        entries.first { $0.key.hasText(name) }?.key
    }
}
