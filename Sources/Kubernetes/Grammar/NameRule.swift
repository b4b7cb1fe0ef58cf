import YAML

/// The shape that most names of Kubernetes have: some characters, some of them at the ends, and a length.
///
/// Checked byte by byte, in one pass, so that hostile text costs what it weighs.
struct NameRule: Sendable {
    /// What the name is, in a few words: `a DNS label`.
    var kind: String
    /// What it looks like: `at most 63 of a-z, 0-9 and '-', ...`.
    var rule: String
    var maximum: Int
    var allowed: ByteSet
    var first: ByteSet
    var last: ByteSet

    /// What is wrong with a text, or `nil`.
    func problem<Text: StringProtocol>(in text: Text) -> Problem? where Text.UTF8View: BidirectionalCollection {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return Problem(text: "is empty") }
        // Characters first, as far as a legal name may go: when all are ASCII, bytes are characters.
        let head = bytes.prefix(maximum == .max ? .max : maximum + 1)
        if let stray = head.firstIndex(where: { !allowed.contains($0) }) { return Problem(at: stray) }
        if bytes.count > maximum { return Problem(text: "is \(bytes.count) characters, at most \(maximum)") }
        if !self.first.contains(first) { return Problem(text: "starts with '\(Unicode.Scalar(first))'") }
        if !self.last.contains(last) { return Problem(text: "ends with '\(Unicode.Scalar(last))'") }
        return nil
    }

    /// A problem whose place is told in the whole text, of which the checked one may be a part.
    struct Problem {
        var text = ""
        var stray: String.Index?

        init(text: String) { self.text = text }

        init(at stray: String.Index) { self.stray = stray }

        func message(in whole: String) -> String { stray.map(whole.problem(at:)) ?? text }
    }

    /// - Throws: `TextError` where the text breaks the rule.
    func check(_ text: String, suggestion: (String) -> String? = { _ in nil }) throws(TextError) {
        guard let problem = problem(in: text) else { return }
        throw error(text, because: problem.message(in: text), suggestion: suggestion)
    }

    /// The error for a text, with a suggestion where one follows the rule.
    func error(_ text: String, because problem: String, suggestion: (String) -> String? = { _ in nil }) -> TextError {
        var mended: String?
        if text.utf8.count <= TextError.longestMended, let candidate = suggestion(text),
            self.problem(in: candidate) == nil
        {
            mended = candidate
        }
        return TextError(text, isNot: kind, rule, because: problem, suggestion: mended)
    }

    /// The text in lower case, every run of other characters a hyphen, none at the ends: `Foo_Bar` is `foo-bar`.
    static func hyphenated(_ text: String) -> String? {
        separated(text.lowercased(), allowed: .lowercaseAndDigits, by: UInt8(ascii: "-"), trim: true)
    }

    /// The text with every run of characters that are not `allowed` as one separator.
    static func separated(_ text: String, allowed: ByteSet, by separator: UInt8, trim: Bool) -> String? {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if allowed.contains(byte) { bytes.append(byte) } else if bytes.last != separator { bytes.append(separator) }
        }
        if trim {
            while bytes.first == separator { bytes.removeFirst() }
            while bytes.last == separator { bytes.removeLast() }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
