/// Strings of which each is held once, however often it comes.
struct SharedStrings: Sendable {
    private var strings: Set<String> = []

    /// The string, one copy for all that are equal; short ones take no memory of their own.
    mutating func shared(_ string: String) -> String {
        guard string.utf8.count > 15 else { return string }
        return strings.insert(string).memberAfterInsert
    }

    /// The labels, with strings that are shared.
    mutating func shared(_ labels: [Label]) -> [Label] {
        labels.map { Label(key: shared($0.key), value: shared($0.value)) }
    }
}
