import KubernetesSchemas
import YAML

/// Profiles of seccomp and AppArmor, of pods and of containers (pkg/apis/core/validation/validation.go,
/// `validateSeccompProfileField`, `ValidateAppArmorProfileField`).
enum SecurityProfileValidation {
    private static let types: [StaticString] = ["Localhost", "RuntimeDefault", "Unconfined"]

    static func checkSeccomp(_ profile: YAMLNode, _ errors: inout FieldErrors) {
        guard let type = errors.require("type", of: profile, .securityProfile) else { return }
        errors.check(type, isOneOf: types, .securityProfile)
        let file = profile.field("localhostProfile")
        guard type.hasText("Localhost") else {
            if let file { reportNeedless(file, &errors) }
            return
        }
        guard let file else {
            errors.add(.securityProfile, at: profile, "the type 'Localhost' needs a 'localhostProfile'")
            return
        }
        if let problem = VolumePath.problemOfDescent(file) {
            errors.add(.securityProfile, at: file, "the profile '\(file.text)' \(problem)")
        }
    }

    static func checkAppArmor(_ profile: YAMLNode, _ errors: inout FieldErrors) {
        // The gate AppArmorFields is on since 1.30.
        guard errors.version.minor >= 30 else { return }
        guard let type = errors.require("type", of: profile, .securityProfile) else { return }
        errors.check(type, isOneOf: types, .securityProfile)
        let name = profile.field("localhostProfile")
        guard type.hasText("Localhost") else {
            if let name { reportNeedless(name, &errors) }
            return
        }
        guard let name, !name.isEmptyText else {
            errors.add(.securityProfile, at: name ?? profile, "the type 'Localhost' needs a 'localhostProfile'")
            return
        }
        let text = name.text
        if text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false {
            errors.add(.securityProfile, at: name, "the profile's name has spaces around it; remove them")
        }
        if text.utf8.count > 4095 {
            errors.add(.securityProfile, at: name, "the profile's name has \(text.utf8.count) bytes and may have 4095")
        }
    }

    private static func reportNeedless(_ node: YAMLNode, _ errors: inout FieldErrors) {
        errors.add(.securityProfile, at: node, "'localhostProfile' is only for the type 'Localhost'; remove it")
    }
}
