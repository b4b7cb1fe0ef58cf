/// What makes bytes no JSON text, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// The text ends within a value.
        case unexpectedEnd = "the text ends within a value"
        /// A byte that can't stand here.
        case unexpectedByte = "a byte that can't stand here"
        /// Something follows the value.
        case trailingData = "something follows the value"
        /// Arrays and objects nest deeper than ``JSONScanner/depthLimit``.
        case tooDeep = "arrays and objects nest too deeply"
        /// A string isn't UTF-8.
        case invalidUTF8 = "a string isn't UTF-8"
        /// A control character stands in a string without an escape.
        case controlCharacter = "a control character stands in a string without an escape"
        /// A backslash escapes nothing that JSON knows.
        case invalidEscape = "an escape that JSON doesn't know"
        /// Half of a surrogate pair. RFC 8259, 8.2: readers differ in what they make of it.
        case loneSurrogate = "half of a surrogate pair"
        /// A number that JSON doesn't write so: `01`, `1.`, `+1`, `NaN`.
        case invalidNumber = "a number that JSON doesn't write so"
    }

    /// What is wrong.
    public var reason: Reason
    /// The offset in bytes at which it was noticed.
    public var offset: Int

    /// An error at an offset.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// What is wrong, and where; nothing of the text.
    public var description: String { "\(reason.rawValue) (at byte \(offset))" }
}
