import YAML

/// The annotations of a pod or a template that Kubernetes itself reads (pkg/apis/core/validation/validation.go,
/// `ValidatePodSpecificAnnotations`).
enum PodAnnotationValidation {
    static func check(_ annotations: YAMLNode, of spec: YAMLNode?, _ errors: inout FieldErrors) {
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
                checkAppArmor(key.text, value, spec, &errors)
            } else if key.hasText("seccomp.security.alpha.kubernetes.io/pod")
                || key.withUTF8({ $0.hasPrefix("container.seccomp.security.alpha.kubernetes.io/") })
            {
                checkSeccomp(value, &errors)
            }
        }
    }

    /// `GetDeletionCostFromPodAnnotations` (pkg/apis/core/helper/helpers.go).
    private static func isDeletionCost(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || first.isASCIIDigit else { return false }
        if first == UInt8(ascii: "0"), text != "0" { return false }
        return Int32(text) != nil
    }

    /// `ValidateAppArmorPodAnnotations`.
    private static func checkAppArmor(
        _ key: String,
        _ value: YAMLNode,
        _ spec: YAMLNode?,
        _ errors: inout FieldErrors
    ) {
        let name = key.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(key[$0...].dropFirst()) } ?? ""
        let isKnown = (["containers", "initContainers", "ephemeralContainers"] as [StaticString]).contains { list in
            spec?.items(list).contains { $0.field("name")?.hasText(name) ?? false } ?? false
        }
        if !isKnown { errors.add(.podAnnotation, at: value, "the pod has no container '\(name)'") }
        let text = value.text
        if !["", "runtime/default", "unconfined"].contains(text), !text.hasPrefix("localhost/") {
            errors.add(
                .podAnnotation,
                at: value,
                "'\(text.prefix(80))' is no AppArmor profile: 'runtime/default', 'unconfined' or 'localhost/' and a name"
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
            "'\(text.prefix(80))' is no seccomp profile: 'runtime/default', 'unconfined' or 'localhost/' and a path below"
        )
    }
}
