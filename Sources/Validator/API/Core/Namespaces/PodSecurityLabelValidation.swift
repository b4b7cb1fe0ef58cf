import YAML

/// The labels of a Namespace that say how secure its pods have to be (k8s.io/pod-security-admission: api/helpers.go,
/// `PolicyToEvaluate`; admission/admission.go, `ValidateNamespace`).
enum PodSecurityLabelValidation {
    private static let levels: [StaticString] = ["privileged", "baseline", "restricted"]

    static func check(_ labels: YAMLNode, _ errors: inout FieldErrors) {
        for entry in labels.entries where entry.key.withUTF8({ $0.hasPrefix("pod-security.kubernetes.io/") }) {
            if isOne(entry.key, levelLabels) {
                errors.check(entry.value, isOneOf: levels, .podSecurityLabel)
            } else if isOne(entry.key, versionLabels), !entry.value.withUTF8(isVersion) {
                errors.add(
                    .podSecurityLabel,
                    at: entry.value,
                    "'\(entry.value.text)' is no version of the standards; give 'latest' or one like 'v1.34'"
                )
            }
        }
    }

    private static let levelLabels: [StaticString] = [
        "pod-security.kubernetes.io/enforce", "pod-security.kubernetes.io/audit", "pod-security.kubernetes.io/warn",
    ]
    private static let versionLabels: [StaticString] = [
        "pod-security.kubernetes.io/enforce-version", "pod-security.kubernetes.io/audit-version",
        "pod-security.kubernetes.io/warn-version",
    ]

    private static func isOne(_ key: YAMLNode, _ names: [StaticString]) -> Bool {
        for name in names where key.hasText(name) { return true }
        return false
    }

    /// `ParseVersion`.
    private static func isVersion(_ text: UTF8Bytes) -> Bool {
        if text.isText("latest") { return true }
        guard text.hasPrefix("v1."), text.count > 3 else { return false }
        let minor = text.part(3..<text.count)
        // As many digits as fit into a Go int.
        return minor.count <= 18 && minor.allSatisfy(\.isASCIIDigit)
            && (minor.count == 1 || minor.first != UInt8(ascii: "0"))
    }
}
