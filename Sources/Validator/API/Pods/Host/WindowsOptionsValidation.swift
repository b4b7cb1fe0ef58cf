import YAML

/// `core.WindowsSecurityContextOptions`, of pods and of containers (pkg/apis/core/validation/validation.go,
/// `validateWindowsSecurityContextOptions`).
enum WindowsOptionsValidation {
    static func check(_ options: YAMLNode, _ errors: inout FieldErrors) {
        if let name = options.field("gmsaCredentialSpecName") {
            errors.check(name, .dns1123Subdomain, .windowsOptions, "the credential spec's name")
        }
        if let spec = options.field("gmsaCredentialSpec") {
            let length = spec.withUTF8(\.count)
            if length == 0 { errors.add(.windowsOptions, at: spec, "the credential spec is empty; remove it") }
            if length > 65536 {
                errors.add(.windowsOptions, at: spec, "the credential spec has \(length) bytes and may have 65536")
            }
        }
        guard let name = options.field("runAsUserName") else { return }
        if let problem = problem(ofUser: name.text) {
            errors.add(.windowsOptions, at: name, "the user's name '\(name.text.prefix(80))' \(problem)")
        }
    }

    private static func problem(ofUser text: String) -> String? {
        if text.isEmpty { return "is empty; remove it" }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "may not have control characters" }
        let parts = text.split(separator: "\\", omittingEmptySubsequences: false)
        guard parts.count <= 2, let user = parts.last else { return "may have one '\\' at most" }
        if parts.count == 2, let problem = problem(ofDomain: parts[0]) { return problem }
        if user.isEmpty { return "has nothing after its domain" }
        if user.utf8.count > 104 { return "may have 104 characters after its domain" }
        if user.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }) {
            return "may not be only dots and spaces"
        }
        return user.utf8.contains { "\"/\\:;|=,+*?<>@[]".utf8.contains($0) }
            ? "may not contain any of \"/\\:;|=,+*?<>@[]" : nil
    }

    private static func problem(ofDomain domain: Substring) -> String? {
        if domain.utf8.count >= 256 { return "may have 255 characters before its '\\'" }
        let isNetBIOS =
            (1...15).contains(domain.count) && domain.first != "."
            && !domain.utf8.contains { "\\/:*?\"<>|".utf8.contains($0) }
        if isNetBIOS || NameRule.dns1123Subdomain.problem(domain.lowercased()) == nil { return nil }
        return "has a domain that neither NetBIOS nor DNS allow"
    }
}

/// Containers that run as processes of a Windows node (pkg/apis/core/validation/validation.go,
/// `validateWindowsHostProcessPod`).
enum WindowsHostProcess {
    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let ofPod = value(of: spec)
        var count = 0
        var hostCount = 0
        var place: YAMLNode?
        for list in ["initContainers", "containers", "ephemeralContainers"] as [StaticString] {
            for container in spec.items(list) {
                count += 1
                let own = value(of: container)
                if let own, let ofPod, own.isTrue != ofPod.isTrue {
                    errors.add(.windowsOptions, at: own, "'hostProcess' has to be the same as the pod's")
                }
                guard let effective = own ?? ofPod, effective.isTrue else { continue }
                hostCount += 1
                place = place ?? effective
            }
        }
        guard let place else { return }
        if hostCount != count {
            errors.add(
                .windowsOptions,
                at: place,
                "either all containers are host processes or none; set it for the pod"
            )
        }
        if !spec.isTrue("hostNetwork") {
            errors.add(.windowsOptions, at: place, "host processes need 'hostNetwork: true'")
        }
    }

    private static func value(of node: YAMLNode) -> YAMLNode? {
        node.field("securityContext")?.field("windowsOptions")?.field("hostProcess")
    }
}
