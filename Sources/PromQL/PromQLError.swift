/// Why a text isn't an expression, and where.
public struct PromQLError: Error, Hashable, Sendable {
    /// What is wrong, in lower case and without a full stop.
    public var message: String
    /// What it is about, in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// How to mend it, where that is known: `add a range, such as [5m]`.
    public var hint: String?

    /// Creates an error.
    public init(_ message: String, at range: Range<Int>, hint: String? = nil) {
        self.message = message
        self.range = range
        self.hint = hint
    }
}

extension PromQLError: CustomStringConvertible {
    /// The message and the hint: `unknown function 'rat'; did you mean 'rate'?`.
    public var description: String { hint.map { "\(message); \($0)" } ?? message }

    /// The line and the column of the error in a text, from 1; columns count Unicode scalars.
    public func position(in text: String) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(range.lowerBound) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
