import YAML

/// `batch.SuccessPolicy` (pkg/apis/batch/validation/validation.go, `validateSuccessPolicy`).
enum SuccessPolicyValidation {
    static func check(_ policy: YAMLNode, of spec: YAMLNode, _ errors: inout FieldErrors) {
        let rules = policy.field("rules")
        guard let rules, rules.count > 0 else {
            errors.add(.successPolicy, at: rules ?? policy, "a success policy needs one rule at least")
            return
        }
        if rules.count > 20 { errors.add(.successPolicy, at: rules, "there are \(rules.count) rules and may be 20") }
        let completions = spec.field("completions")?.integer ?? 1
        for rule in rules.elements { checkRule(rule, completions, &errors) }
    }

    private static func checkRule(_ rule: YAMLNode, _ completions: Int, _ errors: inout FieldErrors) {
        let indexes = rule.field("succeededIndexes")
        let count = rule.field("succeededCount")
        if indexes == nil, count == nil {
            errors.add(.successPolicy, at: rule, "a rule needs 'succeededIndexes' or 'succeededCount'")
        }
        var total: Int?
        if let indexes {
            let text = indexes.text
            if text.utf8.count > 65536 {
                errors.add(.successPolicy, at: indexes, "the indexes have \(text.utf8.count) bytes and may have 65536")
            }
            total = self.total(text, completions)
            if total == nil {
                errors.add(
                    .successPolicy,
                    at: indexes,
                    "'\(text.prefix(80))' has to be indexes and ranges in order, below \(completions), such as '0,2-4'"
                )
            }
        }
        guard let count, let number = count.integer else { return }
        errors.check(count, isIn: 0...Int.max, .successPolicy)
        let limit = min(completions, total ?? completions)
        if number > limit {
            errors.add(.successPolicy, at: count, "'succeededCount' is \(number), and there are \(limit) indexes")
        }
    }

    /// How many indexes a text has; `nil` when it is none such (`validateIndexesFormat`, `parseIndexInterval`).
    private static func total(_ text: String, _ completions: Int) -> Int? {
        guard !text.isEmpty else { return 0 }
        var total = 0
        var last: Int?
        for interval in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = interval.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count <= 2, let first = Int(ends[0]), first < completions else { return nil }
            if let last, last >= first { return nil }
            var end = first
            if ends.count == 2 {
                guard let second = Int(ends[1]), second < completions, first < second else { return nil }
                end = second
            }
            total += end - first + 1
            last = end
        }
        return total
    }
}
