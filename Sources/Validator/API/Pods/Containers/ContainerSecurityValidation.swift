import Diagnostics
import KubernetesSchemas
import YAML

/// `core.SecurityContext`, a container's (pkg/apis/core/validation/validation.go, `ValidateSecurityContext`).
///
/// Whether privileged containers are allowed is up to the server's configuration, and usually they are.
enum ContainerSecurityValidation {
    static func check(_ context: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        errors.checkID(context.field("runAsUser"), .containerSecurity)
        errors.checkID(context.field("runAsGroup"), .containerSecurity)
        if let mount = context.field("procMount") { checkProcMount(mount, pod, &errors) }
        checkEscalation(context, &errors)
        if let profile = context.field("seccompProfile") { SecurityProfileValidation.checkSeccomp(profile, &errors) }
        if let profile = context.field("appArmorProfile") { SecurityProfileValidation.checkAppArmor(profile, &errors) }
        if let options = context.field("windowsOptions") { WindowsOptionsValidation.check(options, &errors) }
    }

    /// `ValidateProcMountType`; up to 1.32, the server makes every one `Default` (`dropDisabledProcMountField`).
    private static func checkProcMount(_ mount: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 33 else { return }
        if mount.hasText("Unmasked") {
            guard pod.usesHostUsers else { return }
            errors.add(
                .containerSecurity,
                at: mount,
                "only a pod with 'hostUsers: false' may have 'Unmasked' mounts of /proc"
            )
        } else if !mount.hasText("Default") {
            errors.add(
                .containerSecurity,
                at: mount,
                "'\(mount.text.prefix(80))' is no sort of mount of /proc; use 'Default' or 'Unmasked'"
            )
        }
    }

    private static func checkEscalation(_ context: YAMLNode, _ errors: inout FieldErrors) {
        guard let escalation = context.field("allowPrivilegeEscalation"), !escalation.isTrue else { return }
        if let privileged = context.field("privileged"), privileged.isTrue {
            errors.add(
                .containerSecurity,
                at: escalation,
                "a privileged container can escalate: make it unprivileged, or leave 'allowPrivilegeEscalation' out"
            )
        }
        guard let added = context.field("capabilities")?.field("add") else { return }
        for capability in added.elements where capability.hasText("CAP_SYS_ADMIN") {
            errors.add(
                .containerSecurity,
                at: capability,
                "'CAP_SYS_ADMIN' excludes 'allowPrivilegeEscalation: false'"
            )
        }
    }
}
