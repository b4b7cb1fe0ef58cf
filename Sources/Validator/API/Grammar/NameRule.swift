import YAML

/// What a text has to look like, as the API server says it (apimachinery: pkg/util/validation/validation.go,
/// pkg/api/validate/content).
///
/// A rule looks at bytes and builds nothing as long as the text is right.
struct NameRule: Sendable {
    private let check: @Sendable (UTF8Bytes) -> String?
    /// What a text has to look like that the server appends characters to (`generateName`), if it is something else.
    private let prefixCheck: (@Sendable (UTF8Bytes) -> String?)?

    /// - Parameters:
    ///   - prefix: the check of a text to which the server appends characters; by default the same, after a dash at the
    ///     end has become a letter (`maskTrailingDash`).
    ///   - check: what is wrong with a text, worded so that it follows the text; `nil` when nothing is.
    init(
        prefix: (@Sendable (UTF8Bytes) -> String?)? = nil,
        _ check: @escaping @Sendable (UTF8Bytes) -> String?
    ) {
        self.check = check
        prefixCheck = prefix
    }

    /// What is wrong with a text; `nil` when nothing is.
    func problem(_ text: UTF8Bytes) -> String? {
        check(text)
    }

    /// What is wrong with a text; `nil` when nothing is.
    func problem(_ text: String) -> String? {
        var text = text
        return text.withUTF8(check)
    }

    /// What is wrong with a string of a manifest; `nil` when nothing is. To the server, `null` is an empty string.
    func problem(_ node: YAMLNode) -> String? {
        guard let problem = node.withUTF8(check) else { return nil }
        return node.isNull ? self.problem("") : problem
    }

    /// What is wrong with a key of a mapping; `nil` when nothing is.
    func problem(key: YAMLNode) -> String? {
        // A key such as `+1` or `0x1F` is not what it looks like, which matters only where that looks wrong.
        guard key.withUTF8(check) != nil, let text = key.keyText else { return nil }
        return problem(text)
    }

    /// What is wrong with a text to which the server appends characters.
    func prefixProblem(_ text: String) -> String? {
        var text = text
        if let prefixCheck { return text.withUTF8(prefixCheck) }
        if text.utf8.count > 1, text.utf8.last == UInt8(ascii: "-") {
            text.removeLast()
            text.append("a")
        }
        return problem(text)
    }
}

extension FieldErrors {
    /// Adds an error if a string isn't what it has to be.
    ///
    /// - Parameter what: what the string is called in the message: `the label`.
    mutating func check(_ node: YAMLNode, _ grammar: NameRule, _ rule: Rule, _ what: StaticString) {
        guard let problem = grammar.problem(node) else { return }
        let text = node.isNull ? "" : node.text
        add(rule, at: node, "\(what) '\(text.prefix(80))' \(problem)")
    }
}
