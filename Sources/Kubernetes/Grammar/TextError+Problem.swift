import YAML

extension TextError {
    /// Says what is expected, what is wrong with the text, and how to mend it where that is plain.
    ///
    /// - Parameters:
    ///   - kind: what was expected, in a few words: `a DNS label`
    ///   - rule: what such a text looks like
    ///   - problem: what is wrong with this one, `contains '_' at character 4`
    ///   - suggestion: a text of the grammar that the writer may have meant
    init(_ text: String, isNot kind: String, _ rule: String, because problem: String, suggestion: String? = nil) {
        var expected = "\(kind): it \(problem); expected \(rule)"
        if let suggestion { expected += "; did you mean '\(suggestion)'?" }
        self.init(text: text, expected: expected)
    }

    /// Longer texts get no suggestion: nobody meant them, and a suggestion should cost nothing.
    static let longestMended = 300
}

extension String {
    /// `contains '_' at character 4` for the character at an index, counted in Unicode scalars from 1.
    func problem(at index: String.Index) -> String {
        let scalar = unicodeScalars[index]
        let position = unicodeScalars.distance(from: unicodeScalars.startIndex, to: index) + 1
        return "contains \(scalar.quoted) at character \(position)"
    }
}

extension Unicode.Scalar {
    /// The scalar in quotes, or its code where it would not be seen: controls, combining marks, spaces.
    fileprivate var quoted: String {
        switch self {
        case " ": "a space"
        case "'": "\"'\""
        default:
            isASCII && value > 0x20 && value < 0x7F || properties.isAlphabetic
                ? "'\(self)'" : "U+" + String(value, radix: 16, uppercase: true).paddedToFour
        }
    }
}

extension String {
    fileprivate var paddedToFour: String { String(repeating: "0", count: max(0, 4 - utf8.count)) + self }
}
