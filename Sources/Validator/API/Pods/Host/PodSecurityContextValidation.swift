import KubernetesSchemas
import YAML

/// `core.PodSecurityContext` (pkg/apis/core/validation/validation.go, `validatePodSpecSecurityContext`).
enum PodSecurityContextValidation {
    static func check(_ context: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        for field in ["runAsUser", "runAsGroup", "fsGroup"] as [StaticString] {
            errors.checkID(context.field(field), .podSecurityContext)
        }
        for group in context.items("supplementalGroups") { errors.checkID(group, .podSecurityContext) }
        if let policy = context.field("fsGroupChangePolicy") {
            errors.check(policy, isOneOf: ["OnRootMismatch", "Always"], .podSecurityContext)
        }
        // The gates SupplementalGroupsPolicy and SELinuxChangePolicy are on since 1.33; before, the server drops the
        // fields.
        if errors.version.minor >= 33 {
            if let policy = context.field("supplementalGroupsPolicy") {
                errors.check(policy, isOneOf: ["Merge", "Strict"], .podSecurityContext)
            }
            if let policy = context.field("seLinuxChangePolicy") {
                // The gate SELinuxMount is off up to 1.35 (pkg/api/pod/util.go, `useOnlyRecursiveSELinuxChangePolicy`).
                let words: [StaticString] = errors.version.minor < 36 ? ["Recursive"] : ["Recursive", "MountOption"]
                errors.check(policy, isOneOf: words, .podSecurityContext)
            }
        }
        if let sysctls = context.field("sysctls") { SysctlValidation.check(sysctls, of: spec, &errors) }
        if let profile = context.field("seccompProfile") { SecurityProfileValidation.checkSeccomp(profile, &errors) }
        if let profile = context.field("appArmorProfile") { SecurityProfileValidation.checkAppArmor(profile, &errors) }
        if let options = context.field("windowsOptions") { WindowsOptionsValidation.check(options, &errors) }
    }
}

extension FieldErrors {
    /// Demands the number of a user or a group (`IsValidUserID`, `IsValidGroupID`).
    mutating func checkID(_ node: YAMLNode?, _ rule: Rule) {
        guard let node, let number = node.integer, !(0...Int(Int32.max)).contains(number) else { return }
        add(rule, at: node, "the id is \(number) and has to be from 0 to 2147483647")
    }
}
