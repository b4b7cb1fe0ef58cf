import KubernetesSchemas
import YAML

/// The operating system that a pod says it is for, and what only the other one has
/// (pkg/apis/core/validation/validation.go, `validateOS`, `validateLinux`, `validateWindows`).
enum PodOSValidation {
    private static let ofLinuxPods: [StaticString] = [
        "appArmorProfile", "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "runAsUser",
        "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy", "seLinuxChangePolicy",
    ]
    private static let ofLinuxContainers: [StaticString] = [
        "appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged",
        "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup",
    ]

    static func check(_ os: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let name = errors.require("name", of: os, .podOS) else { return }
        switch name.text {
        case "linux": checkLinux(spec, &errors)
        case "windows": checkWindows(spec, &errors)
        default: errors.add(.podOS, at: name, "the operating system '\(name.text)' has to be 'linux' or 'windows'")
        }
    }

    private static func checkLinux(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        forEachContext(of: spec) { context in
            guard let options = context.field("windowsOptions") else { return }
            errors.add(.podOS, at: options, "a Linux pod has no 'windowsOptions'; remove them")
        }
    }

    private static func checkWindows(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        if let context = spec.field("securityContext") {
            for field in ofLinuxPods { report(context.field(field), field, &errors) }
            if let sysctls = context.field("sysctls"), sysctls.count > 0 { report(sysctls, "sysctls", &errors) }
        }
        for field in ["hostPID", "hostIPC"] as [StaticString] where spec.isTrue(field) {
            report(spec.field(field), field, &errors)
        }
        report(spec.field("shareProcessNamespace"), "shareProcessNamespace", &errors)
        // Before 1.33, the server drops it.
        if errors.version.minor >= 33 { report(spec.field("hostUsers"), "hostUsers", &errors) }
        forEachContext(of: spec, containersOnly: true) { context in
            for field in ofLinuxContainers { report(context.field(field), field, &errors) }
        }
    }

    private static func report(_ node: YAMLNode?, _ field: StaticString, _ errors: inout FieldErrors) {
        guard let node else { return }
        // Fields whose gates are on since these versions; before, the server drops them.
        switch "\(field)" {
        case "appArmorProfile" where errors.version.minor < 30: return
        case "supplementalGroupsPolicy" where errors.version.minor < 33: return
        case "seLinuxChangePolicy" where errors.version.minor < 33: return
        default: errors.add(.podOS, at: node, "a Windows pod has no '\(field)'; remove it")
        }
    }

    private static func forEachContext(of spec: YAMLNode, containersOnly: Bool = false, _ body: (YAMLNode) -> Void) {
        if !containersOnly, let context = spec.field("securityContext") { body(context) }
        for list in ["initContainers", "containers", "ephemeralContainers"] as [StaticString] {
            for container in spec.items(list) {
                if let context = container.field("securityContext") { body(context) }
            }
        }
    }
}
