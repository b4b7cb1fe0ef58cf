import KubernetesSchemas
import YAML

/// Kernel settings of a pod (pkg/apis/core/validation/validation.go, `validateSysctls`, `ValidateHostSysctl`).
enum SysctlValidation {
    static func check(_ sysctls: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        var known: [String] = []
        for sysctl in sysctls.elements {
            guard let node = errors.require("name", of: sysctl, .sysctl) else { continue }
            let name = node.text
            if !node.withUTF8(isName) {
                errors.add(
                    .sysctl,
                    at: node,
                    "'\(name.prefix(80))' is no name of a kernel setting, such as 'net.core.somaxconn'"
                )
            } else if known.contains(name) {
                errors.add(.sysctl, at: node, "the setting '\(name)' is listed already; remove one")
            }
            known.append(name)
            // `ValidateHostSysctl` is asked since 1.29.
            guard errors.version.minor >= 29 else { continue }
            let dotted = dotted(name)
            if dotted.hasPrefix("net."), spec.isTrue("hostNetwork") {
                errors.add(.sysctl, at: node, "'\(name)' would change the host's network, which the pod shares")
            }
            let isIPC =
                dotted == "kernel.sem" || dotted.hasPrefix("kernel.shm") || dotted.hasPrefix("kernel.msg")
                || dotted.hasPrefix("fs.mqueue.")
            if isIPC, spec.isTrue("hostIPC") {
                errors.add(.sysctl, at: node, "'\(name)' would change the host's IPC, which the pod shares")
            }
        }
    }

    /// `IsValidSysctlName`: segments of lower case letters, digits, dashes and underscores, with dots or slashes
    /// between.
    private static func isName(_ text: UTF8Bytes) -> Bool {
        guard text.count <= 253 else { return false }
        var start = 0
        for index in 0...text.count {
            guard index == text.count || text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: "/") else {
                continue
            }
            let segment = text.part(start..<index)
            guard let first = segment.first, let last = segment.last, first.isLowercaseAlphanumeric,
                last.isLowercaseAlphanumeric,
                segment.allSatisfy({
                    $0.isLowercaseAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                })
            else { return false }
            start = index + 1
        }
        return true
    }

    /// `ConvertSysctlVariableToDotsSeparator` (component-helpers: node/util/sysctl): where the first separator is a
    /// slash, slashes and dots change places.
    private static func dotted(_ name: String) -> String {
        guard name.first(where: { $0 == "." || $0 == "/" }) == "/" else { return name }
        return String(name.map { $0 == "/" ? "." : $0 == "." ? "/" : $0 })
    }
}
