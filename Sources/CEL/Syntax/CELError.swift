/// Why an expression doesn't compile, and where.
public struct CELError: Hashable, Sendable {
    /// What is wrong, in lower case and without a full stop.
    public var message: String
    /// The line in the expression, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1.
    public var column: Int
}

extension CELError: CustomStringConvertible {
    /// `1:7: expected an operand`.
    public var description: String { "\(line):\(column): \(message)" }
}

/// What stops a compilation.
enum CompileFailure: Error {
    /// Kubernetes refuses the expression too.
    case invalid(String, offset: Int)
    /// Kubernetes may take it; this module has no opinion.
    case unsupported(String)
}

extension CELError {
    /// An error at a byte of an expression.
    init(_ message: String, at offset: Int, in text: [UInt8]) {
        var line = 1
        var column = 1
        for byte in text.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(message: message, line: line, column: column)
    }
}
