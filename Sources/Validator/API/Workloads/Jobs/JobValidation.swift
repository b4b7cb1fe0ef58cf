import YAML

/// `batch.Job` (pkg/apis/batch/validation/validation.go, `ValidateJob`).
enum JobValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        JobSpecValidation.check(spec, &errors)
        JobSelectorValidation.check(spec, of: object, &errors)
        checkHostNames(spec, of: object, &errors)
    }

    /// The pods of an indexed Job are named after it and their index.
    private static func checkHostNames(_ spec: YAMLNode, of object: ManifestObject, _ errors: inout FieldErrors) {
        guard !object.name.isEmpty, spec.field("completionMode")?.hasText("Indexed") ?? false else { return }
        let isDefault = spec.field("parallelism") == nil
        guard let completions = spec.field("completions")?.integer ?? (isDefault ? 1 : nil), completions > 0 else {
            return
        }
        let last = "\(object.name)-\(completions - 1)"
        guard let problem = NameRule.dns1123Label.problem(last) else { return }
        let name = object.root.field("metadata")?.field("name") ?? object.root
        errors.add(.jobName, at: name, "the last pod's host name '\(last.prefix(80))' \(problem)")
    }
}

/// How a Job knows its pods (pkg/apis/batch/validation/validation.go, `validateGeneratedSelector`, `ValidateJobSpec`).
enum JobSelectorValidation {
    private static let nameLabels = ["job-name", "batch.kubernetes.io/job-name"]
    private static let uidLabels = ["controller-uid", "batch.kubernetes.io/controller-uid"]

    static func check(_ spec: YAMLNode, of object: ManifestObject, _ errors: inout FieldErrors) {
        let selector = spec.field("selector")
        if let selector { LabelSelectorValidation.check(selector, &errors) }
        let template = spec.field("template")
        let labels = template?.field("metadata")?.field("labels")
        if spec.isTrue("manualSelector") {
            guard let selector else {
                errors.add(.workloadSelector, at: spec, "'manualSelector' needs a 'selector'")
                return
            }
            if let template, !SelectorMatch.matches(selector, labels: labels) {
                errors.add(
                    .workloadSelector,
                    at: labels ?? template.field("metadata") ?? template,
                    "the template's labels don't match the selector; give them all that it selects by"
                )
            }
            return
        }
        guard !object.name.isEmpty else { return }
        // The server gives the pods a label with the name (pkg/registry/batch/job/strategy.go, `generateSelector`).
        let length = object.name.utf8.count
        if length > 63, let name = object.root.field("metadata")?.field("name") {
            errors.add(.jobName, at: name, "the name becomes a label: it has \(length) characters and may have 63")
        }
        for key in nameLabels {
            guard let value = labels?[key], value.text != object.name else { continue }
            errors.add(.workloadSelector, at: value, "the server sets the label '\(key)' to the Job's name; remove it")
        }
        for key in uidLabels {
            guard let value = labels?[key] else { continue }
            errors.add(.workloadSelector, at: value, "the server sets the label '\(key)' itself; remove it")
        }
        if let selector { checkGenerated(selector, object.name, &errors) }
    }

    /// The selector has to match the labels that the server gives, and no others.
    private static func checkGenerated(_ selector: YAMLNode, _ name: String, _ errors: inout FieldErrors) {
        if let labels = selector.field("matchLabels") {
            for entry in labels.entries where !nameLabels.contains(entry.key.text) || entry.value.text != name {
                reportManual(entry.value, &errors)
                return
            }
        }
        for expression in selector.items("matchExpressions") {
            let key = expression.text("key") ?? ""
            let isKnown = nameLabels.contains(key) || uidLabels.contains(key)
            switch expression.text("operator") {
            case "In", "Exists": if isKnown { continue }
            case "DoesNotExist": if !isKnown { continue }
            default: continue
            }
            reportManual(expression, &errors)
            return
        }
    }

    private static func reportManual(_ node: YAMLNode, _ errors: inout FieldErrors) {
        errors.add(
            .workloadSelector,
            at: node,
            "the server makes a Job's selector; remove this one, or say 'manualSelector: true'"
        )
    }
}
