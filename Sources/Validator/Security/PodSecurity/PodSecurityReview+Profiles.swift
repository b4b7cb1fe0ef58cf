import Diagnostics
import YAML

/// Controls of the profiles by which the node's kernel confines a pod.
extension PodSecurityReview {
    /// A `securityContext`, and whose it is: the pod's and that of each container.
    struct Context {
        /// How messages call it.
        var owner: String
        /// What has the context.
        var parent: YAMLNode
        var node: YAMLNode?
    }

    /// The pod's context, then those of the containers, whether they are set or not.
    var contexts: [Context] {
        [Context(owner: "the pod", parent: pod.spec, node: context)]
            + pod.containers.map {
                Context(owner: $0.label, parent: $0.node, node: $0.node.field("securityContext"))
            }
    }

    /// check_appArmorProfile.go: the fields, and the annotations that came before them.
    func appArmorProfiles() -> [PodSecurityViolation] {
        let fields = contexts.compactMap { context -> PodSecurityViolation? in
            guard let profile = context.node?.field("appArmorProfile"), !isConfining(profile.field("type")) else {
                return nil
            }
            return PodSecurityViolation(
                profile.field("type") ?? profile,
                "\(context.owner) has the AppArmor profile '\(profile.text("type") ?? "")'",
                fix: profile.field("type").flatMap { .writing("RuntimeDefault", over: $0) }
            )
        }
        let annotations = annotations.compactMap { entry -> PodSecurityViolation? in
            guard let key = entry.key.keyText, key.hasPrefix("container.apparmor.security.beta.kubernetes.io/") else {
                return nil
            }
            let value = entry.value.text
            guard !value.isEmpty, value != "runtime/default", !value.hasPrefix("localhost/") else { return nil }
            return PodSecurityViolation(entry.value, "the annotation gives a container the AppArmor profile '\(value)'")
        }
        return fields + annotations
    }

    /// check_seLinuxOptions.go.
    func seLinuxOptions() -> [PodSecurityViolation] {
        contexts.flatMap { context -> [PodSecurityViolation] in
            guard let options = context.node?.field("seLinuxOptions") else { return [] }
            var found: [PodSecurityViolation] = []
            if let type = options.field("type"), !isAllowedSELinuxType(type.text) {
                found.append(PodSecurityViolation(type, "\(context.owner) has the SELinux type '\(type.text)'"))
            }
            for name in ["user", "role"] as [StaticString] {
                guard let field = options.field(name), !field.hasText("") else { continue }
                found.append(PodSecurityViolation(field, "\(context.owner) sets the SELinux \(name) '\(field.text)'"))
            }
            return found
        }
    }

    private func isAllowedSELinuxType(_ type: String) -> Bool {
        switch type {
        case "", "container_t", "container_init_t", "container_kvm_t": true
        case "container_engine_t": policy.minor >= 31
        default: false
        }
    }

    /// check_procMount_baseline.go, check_procMount_restricted.go: user namespaces relax it at `baseline` alone.
    func procMounts() -> [PodSecurityViolation] {
        if !isRestricted, isRelaxedByUserNamespace { return [] }
        return pod.containers.compactMap { container in
            guard let field = container.node.field("securityContext")?.field("procMount"), !field.hasText("Default")
            else { return nil }
            return PodSecurityViolation(
                field,
                "\(container.label) sees more of /proc than it has to (procMount: \(field.text))",
                fix: .writing("Default", over: field)
            )
        }
    }

    /// check_seccompProfile_baseline.go, check_seccompProfile_restricted.go.
    func seccompProfiles() -> [PodSecurityViolation] {
        guard policy.minor >= 19 else { return seccompAnnotations() }
        if isRestricted, isExemptAsWindows { return [] }
        let bad = contexts.compactMap { context -> PodSecurityViolation? in
            guard let profile = context.node?.field("seccompProfile"), !isConfining(profile.field("type")) else {
                return nil
            }
            return PodSecurityViolation(
                profile.field("type") ?? profile,
                "\(context.owner) has the seccomp profile '\(profile.text("type") ?? "")'",
                fix: profile.field("type").flatMap { .writing("RuntimeDefault", over: $0) }
            )
        }
        guard isRestricted, context?.field("seccompProfile") == nil else { return bad }
        return bad
            + pod.containers.filter { $0.node.field("securityContext")?.field("seccompProfile") == nil }.map {
                PodSecurityViolation(
                    $0.node,
                    "\($0.label) has no seccomp profile; "
                        + "set securityContext.seccompProfile.type: RuntimeDefault in the pod"
                )
            }
    }

    /// Before 1.19, `baseline` looked at annotations and `restricted` asked for no more.
    private func seccompAnnotations() -> [PodSecurityViolation] {
        let names = Set(pod.containers.map { "container.seccomp.security.alpha.kubernetes.io/\($0.name)" })
        return annotations.compactMap { entry in
            guard let key = entry.key.keyText, key == "seccomp.security.alpha.kubernetes.io/pod" || names.contains(key)
            else { return nil }
            let value = entry.value.text
            guard value != "runtime/default", value != "docker/default", !value.hasPrefix("localhost/") else {
                return nil
            }
            return PodSecurityViolation(entry.value, "the annotation sets the seccomp profile '\(value)'")
        }
    }

    /// Whether a profile is one of those that confine.
    private func isConfining(_ type: YAMLNode?) -> Bool {
        type?.hasText("RuntimeDefault") == true || type?.hasText("Localhost") == true
    }

    /// The annotations of the pod; a template's are the pods' own.
    private var annotations: [YAMLNode.Entry] {
        pod.metadata?.field("annotations").map { Array($0.entries) } ?? []
    }
}
