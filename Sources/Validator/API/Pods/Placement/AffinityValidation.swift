import KubernetesSchemas
import YAML

/// `core.Affinity` (pkg/apis/core/validation/validation.go, `validateAffinity`).
enum AffinityValidation {
    static func check(_ affinity: YAMLNode, podLabels: YAMLNode?, _ errors: inout FieldErrors) {
        if let node = affinity.field("nodeAffinity") {
            if let required = node.field("requiredDuringSchedulingIgnoredDuringExecution") {
                NodeSelectorValidation.check(required, &errors)
            }
            for term in node.items("preferredDuringSchedulingIgnoredDuringExecution") {
                checkWeight(term, .nodeAffinity, &errors)
                guard let preference = term.field("preference") else { continue }
                // A preference may have values that no label has.
                NodeSelectorValidation.checkTerm(preference, checksValues: false, &errors)
            }
        }
        for field in ["podAffinity", "podAntiAffinity"] as [StaticString] {
            guard let affinity = affinity.field(field) else { continue }
            for term in affinity.items("requiredDuringSchedulingIgnoredDuringExecution") {
                checkTerm(term, podLabels: podLabels, &errors)
            }
            for weighted in affinity.items("preferredDuringSchedulingIgnoredDuringExecution") {
                checkWeight(weighted, .podAffinity, &errors)
                checkTerm(weighted.field("podAffinityTerm") ?? weighted, podLabels: podLabels, &errors)
            }
        }
    }

    private static func checkWeight(_ term: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let weight = term.field("weight") else {
            errors.add(rule, at: term, "'weight' is missing; give it from 1 to 100")
            return
        }
        errors.check(weight, isIn: 1...100, rule)
    }

    /// `validatePodAffinityTerm`.
    private static func checkTerm(_ term: YAMLNode, podLabels: YAMLNode?, _ errors: inout FieldErrors) {
        let selector = term.field("labelSelector")
        if let selector { LabelSelectorValidation.check(selector, &errors) }
        if let selector = term.field("namespaceSelector") { LabelSelectorValidation.check(selector, &errors) }
        for namespace in term.items("namespaces") {
            errors.check(namespace, .dns1123Label, .podAffinity, "the namespace")
        }
        // The gate MatchLabelKeysInPodAffinity is on since 1.31; before, the server drops both fields.
        if errors.version.minor >= 31 {
            let keys = LabelKeys(rule: .podAffinity, selector: selector, podLabels: podLabels)
            keys.check(term, "matchLabelKeys", isUnique: true, &errors)
            keys.check(term, "mismatchLabelKeys", isUnique: false, &errors)
            keys.checkApart(term, &errors)
        }
        if let key = errors.require("topologyKey", of: term, .podAffinity) {
            errors.check(key, .qualifiedName, .podAffinity, "the topology key")
        }
    }
}
