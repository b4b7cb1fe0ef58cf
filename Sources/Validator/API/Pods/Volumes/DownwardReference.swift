import YAML

/// What a file in a volume may show of its pod (pkg/apis/core/validation/validation.go, `validateObjectFieldSelector`,
/// `validateContainerResourceFieldSelector`).
enum DownwardReference {
    private static let fields: [String] = [
        "metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid",
    ]
    private static let resources: [String] = [
        "limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory",
        "requests.ephemeral-storage",
    ]

    static func checkField(_ reference: YAMLNode, _ errors: inout FieldErrors) {
        if let version = reference.field("apiVersion"), !version.isEmptyText, !version.hasText("v1") {
            errors.add(.volumeFile, at: version, "the version '\(version.text)' has to be 'v1'")
        }
        guard let path = errors.require("fieldPath", of: reference, .volumeFile) else { return }
        for field in fields where path.hasText(field) { return }
        let text = path.text
        if text.hasSuffix("']"), let start = text.utf8.firstIndex(of: UInt8(ascii: "[")) {
            let name = text[..<start]
            let key = String(text[start...].dropFirst(2).dropLast(2))
            let isAnnotation = name == "metadata.annotations"
            guard isAnnotation || name == "metadata.labels", text[start...].hasPrefix("['") else {
                errors.add(.volumeFile, at: path, "only 'metadata.labels' and 'metadata.annotations' have keys")
                return
            }
            let grammar: NameRule = isAnnotation ? .annotationKey : .qualifiedName
            if let problem = grammar.problem(key) { errors.add(.volumeFile, at: path, "the key '\(key)' \(problem)") }
            return
        }
        errors.add(
            .volumeFile,
            at: path,
            "'\(text)' can't be a file; of a pod, its 'metadata' can be: name, namespace, uid, labels and annotations"
        )
    }

    static func checkResource(_ reference: YAMLNode, _ errors: inout FieldErrors) {
        guard reference.text("containerName") != nil else {
            errors.require("containerName", of: reference, .volumeFile)
            return
        }
        guard let resource = errors.require("resource", of: reference, .volumeFile) else { return }
        let text = resource.text
        guard
            resources.contains(where: resource.hasText) || text.hasPrefix("limits.hugepages-")
                || text.hasPrefix("requests.hugepages-")
        else {
            errors.add(
                .volumeFile,
                at: resource,
                "'\(text)' is no resource of a container: give limits or requests of cpu, memory or ephemeral-storage"
            )
            return
        }
        checkDivisor(reference.field("divisor"), isCPU: text.hasSuffix(".cpu"), &errors)
    }

    /// `validateContainerResourceDivisor`: one of a unit.
    private static func checkDivisor(_ divisor: YAMLNode?, isCPU: Bool, _ errors: inout FieldErrors) {
        guard let divisor, let size = Quantity(divisor), size != .zero, let text = size.canonicalText else { return }
        let units = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]
        guard !(isCPU ? ["1", "1m"] : units).contains(text) else { return }
        errors.add(
            .volumeFile,
            at: divisor,
            "the divisor '\(text)' has to be one unit: \(isCPU ? "'1' or '1m'" : "'1', '1k', '1Ki', '1Mi' and the like")"
        )
    }
}
