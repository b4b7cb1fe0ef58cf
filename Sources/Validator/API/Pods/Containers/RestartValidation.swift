import Diagnostics
import KubernetesSchemas
import YAML

/// When a container is started again, and what only those that run for long may have
/// (pkg/apis/core/validation/validation.go, `validateContainers`, `validateInitContainers`,
/// `validateContainerRestartPolicy`; pkg/api/pod/util.go, `dropDisabledFields`).
enum RestartValidation {
    /// Whether an init container goes on running beside the regular ones (`SidecarContainers`, on since 1.29).
    static func isSidecar(_ container: YAMLNode, _ version: KubernetesVersion) -> Bool {
        version.minor >= 29 && container.field("restartPolicy")?.hasText("Always") == true
    }

    /// Adds what is wrong with a container's restart policy.
    static func check(_ container: YAMLNode, _ sort: ContainerSort, _ errors: inout FieldErrors) {
        guard let policy = container.field("restartPolicy") else {
            checkRules(container, hasPolicy: false, &errors)
            return
        }
        // Since 1.35 (`ContainerRestartRules`), all containers have one. 1.34 forgets those that it doesn't know.
        if errors.version.minor >= 35 {
            if !policy.isOne(of: "Always", "OnFailure", "Never") {
                errors.add(
                    .initContainer,
                    at: policy,
                    "'\(policy.text.prefix(80))' is no restart policy; use 'Always', 'OnFailure' or 'Never'"
                )
            }
            checkRules(container, hasPolicy: true, &errors)
        } else if errors.version.minor <= 33 {
            switch sort {
            case .regular:
                errors.add(.initContainer, at: policy, "only init containers have a 'restartPolicy' of their own")
            case .initial where errors.version.minor >= 29 && !policy.hasText("Always"):
                errors.add(
                    .initContainer,
                    at: policy,
                    "'\(policy.text.prefix(80))' is no restart policy of an init container; use 'Always' or none"
                )
            case .initial: break
            }
        }
    }

    /// Adds what an init container has that only long-running ones may have.
    static func checkPlainInit(_ container: YAMLNode, _ errors: inout FieldErrors) {
        if let lifecycle = container.field("lifecycle"), !isForgotten(lifecycle, errors.version) {
            forbid(lifecycle, "lifecycle", &errors)
        }
        if let probe = container.field("livenessProbe") { forbid(probe, "livenessProbe", &errors) }
        if let probe = container.field("readinessProbe") { forbid(probe, "readinessProbe", &errors) }
        if let probe = container.field("startupProbe") { forbid(probe, "startupProbe", &errors) }
    }

    /// Whether the server drops all that a lifecycle has: a stop signal (`ContainerStopSignals`), and up to 1.29
    /// sleeping (`PodLifecycleSleepAction`).
    private static func isForgotten(_ lifecycle: YAMLNode, _ version: KubernetesVersion) -> Bool {
        var fields = lifecycle.entries.underestimatedCount
        if lifecycle.field("stopSignal") != nil { fields -= 1 }
        for handler in [lifecycle.field("preStop"), lifecycle.field("postStart")] {
            guard let handler, version.minor < 30, handler.field("sleep") != nil else { continue }
            if handler.entries.underestimatedCount == 1 { fields -= 1 }
        }
        return fields == 0 && lifecycle.count > 0
    }

    private static func forbid(_ node: YAMLNode, _ name: StaticString, _ errors: inout FieldErrors) {
        errors.add(
            .initContainer,
            at: node,
            "an init container has no '\(name)' unless its 'restartPolicy' is 'Always'"
        )
    }

    /// Rules about exit codes (since 1.35; forgotten by 1.34).
    private static func checkRules(_ container: YAMLNode, hasPolicy: Bool, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 35, let rules = container.field("restartPolicyRules"), rules.count > 0 else {
            return
        }
        if !hasPolicy {
            errors.add(
                .initContainer,
                at: rules,
                "restart rules need a 'restartPolicy' beside them, for all other cases"
            )
        }
        if rules.count > 20 {
            errors.add(.initContainer, at: rules, "there are \(rules.count) restart rules and may be 20")
        }
        for rule in rules.elements {
            let action = rule.field("action")
            if action?.isOne(of: "Restart", "RestartAllContainers") != true {
                errors.add(.initContainer, at: action ?? rule, "a restart rule's 'action' is 'Restart'")
            }
            guard let codes = rule.field("exitCodes") else {
                errors.add(.initContainer, at: rule, "a restart rule says for which 'exitCodes' it is")
                continue
            }
            let `operator` = codes.field("operator")
            if `operator`?.isOne(of: "In", "NotIn") != true {
                errors.add(.initContainer, at: `operator` ?? codes, "the 'operator' of exit codes is 'In' or 'NotIn'")
            }
            if let values = codes.field("values"), values.count > 255 {
                errors.add(.initContainer, at: values, "there are \(values.count) exit codes and may be 255")
            }
        }
    }
}
