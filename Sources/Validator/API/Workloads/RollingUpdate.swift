import YAML

/// How many pods a rolling update takes away or adds at a time: a number or a percentage
/// (pkg/apis/apps/validation/validation.go, `ValidatePositiveIntOrPercent`, `IsNotMoreThan100Percent`,
/// `getIntOrPercentValue`).
struct RollingCount {
    /// Where it is written; `nil` when it is the default.
    var node: YAMLNode?
    /// The number, or the percentage.
    var value: Int
    var isPercent = false

    /// Reads a count and adds what is wrong with it.
    init(_ node: YAMLNode?, default value: Int, mayExceedAll: Bool, _ errors: inout FieldErrors) {
        self.node = node
        self.value = value
        guard let node else { return }
        if let number = node.integer {
            self.value = number
            errors.check(node, isIn: 0...Int.max, .rollingUpdate)
            return
        }
        let text = node.text
        guard NameRule.percent.problem(text) == nil else {
            // Whatever it is worth, it is refused.
            self.value = Int(text) ?? 0
            errors.add(
                .rollingUpdate,
                at: node,
                "'\(text.prefix(80))' has to be a number, or a percentage such as '25%'"
            )
            return
        }
        isPercent = true
        self.value = Int(text.dropLast()) ?? 0
        if !mayExceedAll, self.value > 100 {
            errors.add(.rollingUpdate, at: node, "there are no more pods than all: '\(text)' may be '100%' at most")
        }
    }
}
