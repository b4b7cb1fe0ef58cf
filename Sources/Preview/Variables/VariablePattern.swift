/// The pattern of a variable, `/^prod-(.*)$/`: which options are taken, and what of them.
///
/// Grafana runs it with JavaScript's `RegExp`; here Swift's engine does, which takes the same patterns but for look-behind.
struct VariablePattern {
    private let expression: Regex<AnyRegexOutput>

    /// `nil` where there is no pattern, or none that can be read: then all options are taken.
    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 200 else { return nil }
        var pattern = text[...]
        if pattern.first == "/", let end = pattern.lastIndex(of: "/"), end > pattern.startIndex {
            pattern = pattern[pattern.index(after: pattern.startIndex)..<end]
        }
        guard let expression = try? Regex(String(pattern)) else { return nil }
        self.expression = expression
    }

    /// What is taken of an option: its first group, or all of it; `nil` where it doesn't match.
    func taken(from text: String) -> String? {
        guard let match = try? expression.firstMatch(in: text) else { return nil }
        guard match.output.count > 1 else { return text }
        return match.output[1].substring.map(String.init) ?? text
    }
}
