import KubernetesSchemas
import YAML

/// The annotations of a pod or a template that Kubernetes itself reads (pkg/apis/core/validation/validation.go,
/// `ValidatePodSpecificAnnotations`).
enum PodAnnotationValidation {
    /// - Parameter isTemplate: whether they are a template's.
    static func check(_ annotations: YAMLNode, of spec: YAMLNode?, isTemplate: Bool, _ errors: inout FieldErrors) {
        for (key, value) in annotations.entries {
            if key.hasText("kubernetes.io/config.mirror") {
                if spec?.text("nodeName") == nil {
                    errors.add(.podAnnotation, at: value, "a mirror pod needs a 'nodeName'; remove the annotation")
                }
            } else if key.hasText("controller.kubernetes.io/pod-deletion-cost") {
                if !isDeletionCost(value.text) {
                    errors.add(
                        .podAnnotation,
                        at: value,
                        "the cost '\(value.text)' has to be a whole number of 32 bits"
                    )
                }
            } else if key.withUTF8({ $0.hasPrefix("container.apparmor.security.beta.kubernetes.io/") }) {
                checkAppArmor(containerName(key.text), value, spec, isTemplate: isTemplate, &errors)
            } else if key.hasText("seccomp.security.alpha.kubernetes.io/pod") {
                checkSeccomp(value, &errors)
                checkMatch(value, spec?.field("securityContext")?.field("seccompProfile"), &errors)
            } else if key.withUTF8({ $0.hasPrefix("container.seccomp.security.alpha.kubernetes.io/") }) {
                checkSeccomp(value, &errors)
                let container = container(containerName(key.text), of: spec)
                checkMatch(value, container?.field("securityContext")?.field("seccompProfile"), &errors)
            }
        }
    }

    private static func containerName(_ key: String) -> String {
        key.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(key[$0...].dropFirst()) } ?? ""
    }

    private static func container(_ name: String, of spec: YAMLNode?) -> YAMLNode? {
        for list in ["containers", "initContainers", "ephemeralContainers"] as [StaticString] {
            guard let containers = spec?.items(list) else { return nil }
            for container in containers where container.field("name")?.hasText(name) ?? false { return container }
        }
        return nil
    }

    /// What an annotation and a field say has to be the same (`validateSeccompAnnotationsAndFieldsMatch`,
    /// `validateAppArmorAnnotationsAndFieldsMatchOnCreate`).
    private static func checkMatch(_ value: YAMLNode, _ profile: YAMLNode?, _ errors: inout FieldErrors) {
        guard let profile else { return }
        let matches =
            switch profile.text("type") {
            case "Unconfined": value.hasText("unconfined")
            case "RuntimeDefault": value.hasText("runtime/default") || value.hasText("docker/default")
            case "Localhost": value.hasText("localhost/\(profile.text("localhostProfile") ?? "")")
            // It is refused as such.
            default: true
            }
        guard !matches else { return }
        errors.add(
            .podAnnotation,
            at: value,
            "the profile is another one than in 'securityContext'; remove the annotation"
        )
    }

    /// `GetDeletionCostFromPodAnnotations` (pkg/apis/core/helper/helpers.go).
    private static func isDeletionCost(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || first.isASCIIDigit else { return false }
        if first == UInt8(ascii: "0"), text != "0" { return false }
        return Int32(text) != nil
    }

    /// `ValidateAppArmorPodAnnotations`.
    private static func checkAppArmor(
        _ name: String,
        _ value: YAMLNode,
        _ spec: YAMLNode?,
        isTemplate: Bool,
        _ errors: inout FieldErrors
    ) {
        let container = container(name, of: spec)
        if container == nil { errors.add(.podAnnotation, at: value, "the pod has no container '\(name)'") }
        // The gate AppArmorFields is on since 1.30.
        if !isTemplate, errors.version.minor >= 30, spec?.field("os")?.text("name") != "windows" {
            let own = container?.field("securityContext")?.field("appArmorProfile")
            checkMatch(value, own ?? spec?.field("securityContext")?.field("appArmorProfile"), &errors)
        }
        let text = value.text
        if !["", "runtime/default", "unconfined"].contains(text), !text.hasPrefix("localhost/") {
            errors.add(
                .podAnnotation,
                at: value,
                "'\(text.prefix(80))' is no AppArmor profile such as 'runtime/default', or 'localhost/' and a name"
            )
        }
    }

    /// `ValidateSeccompProfile`.
    private static func checkSeccomp(_ value: YAMLNode, _ errors: inout FieldErrors) {
        let text = value.text
        if ["runtime/default", "docker/default", "unconfined"].contains(text) { return }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard !text.hasPrefix("localhost/") || parts.first == "" || parts.contains("..") else { return }
        errors.add(
            .podAnnotation,
            at: value,
            "'\(text.prefix(80))' is no seccomp profile such as 'runtime/default', or 'localhost/' and a path"
        )
    }
}
