import Diagnostics
import YAML

/// Controls of what a pod's processes may do.
extension PodSecurityReview {
    /// check_privileged.go.
    func privileged() -> [PodSecurityViolation] {
        pod.containers.compactMap { container in
            guard let field = container.node.field("securityContext")?.field("privileged"), field.isTrue else {
                return nil
            }
            return PodSecurityViolation(
                field,
                "\(container.label) is privileged: it has every right on its node",
                fix: .writing("false", over: field)
            )
        }
    }

    /// check_capabilities_baseline.go, and what check_capabilities_restricted.go says of `add`, which overrides it
    /// from 1.22 on.
    func addedCapabilities() -> [PodSecurityViolation] {
        if isRestricted, isExemptAsWindows { return [] }
        let isStrict = isRestricted && policy.minor >= 22
        return pod.containers.flatMap { container in
            capabilities(of: container, "add").compactMap { capability in
                let name = capability.text
                let isAllowed =
                    isStrict ? name == "NET_BIND_SERVICE" : Self.defaultCapabilities.contains(name)
                guard !isAllowed else { return nil }
                return PodSecurityViolation(capability, "\(container.label) adds the capability '\(name)'")
            }
        }
    }

    /// What check_capabilities_restricted.go says of `drop`.
    func keptCapabilities() -> [PodSecurityViolation] {
        guard policy.minor >= 22, !isExemptAsWindows else { return [] }
        return pod.containers.compactMap { container in
            guard !capabilities(of: container, "drop").contains(where: { $0.hasText("ALL") }) else { return nil }
            let context = container.node.field("securityContext")?.field("capabilities")
            return PodSecurityViolation(
                context?.field("drop") ?? context ?? container.node,
                "\(container.label) keeps capabilities; drop them with securityContext.capabilities.drop: [ALL]"
            )
        }
    }

    private func capabilities(of container: PodTemplate.Container, _ field: StaticString) -> [YAMLNode] {
        let capabilities = container.node.field("securityContext")?.field("capabilities")
        return capabilities?.elements(field).map(Array.init) ?? []
    }

    /// `capabilities_allowed_1_0`: those that container runtimes give by default, without NET_RAW.
    private static let defaultCapabilities: Set<String> = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    /// check_allowPrivilegeEscalation.go.
    func privilegeEscalation() -> [PodSecurityViolation] {
        guard policy.minor >= 8, !isExemptAsWindows else { return [] }
        return pod.containers.compactMap { container in
            let field = container.node.field("securityContext")?.field("allowPrivilegeEscalation")
            guard field?.isFalse != true else { return nil }
            return PodSecurityViolation(
                field ?? container.node,
                "\(container.label) may gain rights that its parent process lacks; set "
                    + "securityContext.allowPrivilegeEscalation: false",
                fix: field.flatMap { .writing("false", over: $0) }
            )
        }
    }

    /// check_runAsNonRoot.go.
    func rootAllowed() -> [PodSecurityViolation] {
        guard !isRelaxedByUserNamespace else { return [] }
        let bad = contexts.compactMap { context -> PodSecurityViolation? in
            guard let field = context.node?.field("runAsNonRoot"), !field.isTrue else { return nil }
            return PodSecurityViolation(
                field,
                "\(context.owner) may run as root",
                fix: .writing("true", over: field)
            )
        }
        guard context?.field("runAsNonRoot") == nil else { return bad }
        return bad
            + pod.containers.filter { $0.node.field("securityContext")?.field("runAsNonRoot") == nil }.map {
                PodSecurityViolation(
                    $0.node,
                    "\($0.label) may run as root; set securityContext.runAsNonRoot: true in the pod"
                )
            }
    }

    /// check_runAsUser.go.
    func rootUsers() -> [PodSecurityViolation] {
        guard policy.minor >= 23, !isRelaxedByUserNamespace else { return [] }
        return contexts.compactMap { context in
            guard let field = context.node?.field("runAsUser"), field.integer == 0 else { return nil }
            return PodSecurityViolation(field, "\(context.owner) runs as root (runAsUser: 0)")
        }
    }

    /// check_restrictedVolumes.go; paths of the node are told by ``hostPaths()``.
    func volumeTypes() -> [PodSecurityViolation] {
        pod.volumes.compactMap { volume in
            guard volume.kind == .mapping, !isAllowedType(volume), volume.field("hostPath") == nil else { return nil }
            let type = volume.entries.first { $0.key.keyText != "name" && !$0.value.isNull }
            // Without a source it is an emptyDir (pkg/apis/core/v1/defaults.go, `SetDefaults_Volume`).
            guard let type else { return nil }
            return PodSecurityViolation(
                type.key,
                "volume '\(volume.text("name") ?? "")' is of the type '\(type.key.text)'; mount such storage through a "
                    + "PersistentVolumeClaim"
            )
        }
    }

    /// Whether a volume has a type that `restricted` allows. `image` came with 1.33, in the check of all versions.
    func isAllowedType(_ volume: YAMLNode) -> Bool {
        let types: [StaticString] = [
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected",
            "secret",
        ]
        for type in types where volume.field(type) != nil { return true }
        return false
    }
}
