import YAML

/// Keys of labels whose values the pod itself gives (pkg/apis/core/validation/validation.go,
/// `validateMatchLabelKeysAndMismatchLabelKeys`, `validateMatchLabelKeysInTopologySpread`).
struct LabelKeys {
    var rule: Rule
    /// The selector that they are added to.
    var selector: YAMLNode?
    /// The labels of the Pod; `nil` for a template, whose selector the server leaves as it is.
    var podLabels: YAMLNode?

    /// Adds what is wrong with a list of keys.
    ///
    /// - Parameter isUnique: whether the selector may not hold them too.
    func check(_ parent: YAMLNode, _ field: StaticString, isUnique: Bool, _ errors: inout FieldErrors) {
        guard let keys = parent.field(field), keys.count > 0 else { return }
        guard let selector else {
            errors.add(rule, at: keys, "'\(field)' is for a 'labelSelector', and there is none")
            return
        }
        for key in keys.elements {
            errors.check(key, .qualifiedName, rule, "the label's key")
            guard isUnique, isRepeated(key.text, in: selector) else { continue }
            errors.add(rule, at: key, "the key '\(key.text)' is in 'labelSelector' too; remove one")
        }
    }

    /// Adds the keys that the selector holds in any way: before 1.34, those of spread constraints.
    func checkAbsent(_ parent: YAMLNode, _ errors: inout FieldErrors) {
        guard let selector else { return }
        for key in parent.items("matchLabelKeys") {
            let text = key.text
            guard hasLabel(text, selector) || expressions(text, selector) > 0 else { continue }
            errors.add(rule, at: key, "the key '\(text)' is in 'labelSelector' too; remove one")
        }
    }

    /// Adds the keys that are in both lists.
    func checkApart(_ parent: YAMLNode, _ errors: inout FieldErrors) {
        guard let keys = parent.field("matchLabelKeys"), let others = parent.field("mismatchLabelKeys") else { return }
        for key in keys.elements {
            let text = key.text
            guard others.elements.contains(where: { $0.hasText(text) }) else { continue }
            errors.add(rule, at: key, "the key '\(text)' is in 'mismatchLabelKeys' too; remove one")
        }
    }

    /// Whether an expression about the key follows another requirement about it, with the one that the server adds.
    private func isRepeated(_ key: String, in selector: YAMLNode) -> Bool {
        let isAdded = podLabels?[key] != nil
        let count = expressions(key, selector) + (isAdded ? 1 : 0)
        return count > 1 || (count == 1 && hasLabel(key, selector))
    }

    private func hasLabel(_ key: String, _ selector: YAMLNode) -> Bool {
        selector.field("matchLabels")?[key] != nil
    }

    private func expressions(_ key: String, _ selector: YAMLNode) -> Int {
        selector.items("matchExpressions").count { $0.field("key")?.hasText(key) ?? false }
    }
}
