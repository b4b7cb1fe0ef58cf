import KubernetesSchemas
import YAML

/// What a file in a volume or a variable may show of its pod (pkg/apis/core/validation/validation.go,
/// `validateObjectFieldSelector`, `validateContainerResourceFieldSelector`; pkg/apis/core/pods/helpers.go,
/// `ConvertDownwardAPIFieldLabel`).
struct DownwardReference {
    /// The rule of what refers.
    var rule: Rule
    /// The fields that may be shown, besides one label and one annotation.
    private var fields: [String]
    /// The fields in words.
    private var description: String
    /// Whether a resource is of a container that has to be named.
    private var needsContainer: Bool

    /// A file in a volume (`validVolumeDownwardAPIFieldPathExpressions`).
    static let file = DownwardReference(
        rule: .volumeFile,
        fields: [
            "metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid",
        ],
        description: "its metadata.name, .namespace, .uid, .labels and .annotations",
        needsContainer: true
    )

    /// A variable of a container (`validEnvDownwardAPIFieldPathExpressions`).
    static let variable = DownwardReference(
        rule: .environment,
        fields: [
            "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.host",
            "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
        ],
        description: """
            its metadata.name, .namespace, .uid, .labels['KEY'] and .annotations['KEY'], spec.nodeName and \
            .serviceAccountName, status.hostIP(s) and .podIP(s)
            """,
        needsContainer: false
    )

    private static let resources = [
        "limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory",
        "requests.ephemeral-storage",
    ]

    func checkField(_ reference: YAMLNode, _ errors: inout FieldErrors) {
        if let version = reference.field("apiVersion"), !version.isEmptyText, !version.hasText("v1") {
            errors.add(rule, at: version, "the version '\(version.text.prefix(80))' has to be 'v1'")
            return
        }
        guard let path = errors.require("fieldPath", of: reference, rule) else { return }
        for field in fields where path.hasText(field) {
            // The gate PodHostIPs is on since 1.29.
            if field != "status.hostIPs" || errors.version.minor >= 29 { return }
        }
        guard !checkSubscript(path, &errors) else { return }
        errors.add(rule, at: path, "'\(path.text.prefix(80))' can't be shown here; of a pod, \(description) can")
    }

    /// Whether a path is one label or annotation; adds what is wrong with its key.
    private func checkSubscript(_ path: YAMLNode, _ errors: inout FieldErrors) -> Bool {
        let text = path.text
        guard text.hasSuffix("']") else { return false }
        for (prefix, grammar) in [
            ("metadata.labels['", NameRule.qualifiedName), ("metadata.annotations['", NameRule.annotationKey),
        ] where text.hasPrefix(prefix) && text.utf8.count >= prefix.utf8.count + 2 {
            let key = String(text.dropFirst(prefix.count).dropLast(2))
            if let problem = grammar.problem(key) {
                errors.add(rule, at: path, "the key '\(key.prefix(80))' \(problem)")
            }
            return true
        }
        return false
    }

    func checkResource(_ reference: YAMLNode, _ errors: inout FieldErrors) {
        if needsContainer, errors.require("containerName", of: reference, rule) == nil { return }
        guard let resource = errors.require("resource", of: reference, rule) else { return }
        let text = resource.text
        guard
            Self.resources.contains(where: resource.hasText) || text.hasPrefix("limits.hugepages-")
                || text.hasPrefix("requests.hugepages-")
        else {
            errors.add(
                rule,
                at: resource,
                "'\(text.prefix(80))' is no resource of a container; use such as 'limits.memory' or 'requests.cpu'"
            )
            return
        }
        checkDivisor(reference.field("divisor"), isCPU: text.hasSuffix(".cpu"), &errors)
    }

    /// `validateContainerResourceDivisor`: one of a unit.
    private func checkDivisor(_ divisor: YAMLNode?, isCPU: Bool, _ errors: inout FieldErrors) {
        guard let divisor, let size = Quantity(divisor), size != .zero else { return }
        let text = size.canonicalText ?? ""
        let units = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]
        guard !(isCPU ? ["1", "1m"] : units).contains(text) else { return }
        errors.add(
            rule,
            at: divisor,
            isCPU
                ? "the divisor of CPU is '1' or '1m'"
                : "the divisor is '1' with or without a suffix such as 'k' or 'Mi'"
        )
    }
}
