import YAML

extension FieldErrors {
    /// Demands a string that is not empty (`field.Required`), and returns it.
    @discardableResult
    mutating func require(_ name: StaticString, of parent: YAMLNode, _ rule: Rule) -> YAMLNode? {
        guard let value = parent.field(name) else {
            add(rule, at: parent, "'\(name)' is missing")
            return nil
        }
        guard !value.hasText("") else {
            add(rule, at: value, "'\(name)' is empty")
            return nil
        }
        return value
    }

    /// Demands that a string is one of some words (`field.NotSupported`).
    mutating func check(_ value: YAMLNode, isOneOf words: [StaticString], _ rule: Rule) {
        for word in words where value.hasText(word) { return }
        let list = words.map { $0.utf8CodeUnitCount == 0 ? "empty" : "'\($0)'" }.joined(separator: ", ")
        add(rule, at: value, "'\(value.text.prefix(80))' is none of \(list)")
    }

    /// Demands that a string follows a grammar.
    mutating func check(_ value: YAMLNode, _ grammar: NameRule, _ rule: Rule) {
        guard let problem = grammar.problem(value) else { return }
        add(rule, at: value, "'\(value.text.prefix(80))' \(problem)")
    }

    /// Demands that a whole number is in a range, when it's set.
    mutating func check(_ value: YAMLNode?, isIn range: ClosedRange<Int>, _ rule: Rule) {
        guard let value, let number = value.integer, !range.contains(number) else { return }
        let bounds =
            range.upperBound >= Int(Int32.max)
            ? "has to be \(range.lowerBound) at least"
            : "has to be from \(range.lowerBound) to \(range.upperBound)"
        add(rule, at: value, "the number is \(number) and \(bounds)")
    }
}
