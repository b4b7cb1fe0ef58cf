/// A place in a text, as people and editors count it.
///
/// Lines end where YAML 1.1 ends them (https://yaml.org/spec/1.1/#b-generic): LF, CR LF, CR, NEL, LS, PS.
public struct SourcePosition: Hashable, Sendable, Codable {
    /// The line, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1. A tab is one scalar, and so is a combining mark.
    public var column: Int

    /// A place at a line and a column, both from 1.
    ///
    /// Nothing is checked: a reporter shows no source for a place that the text doesn't have.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension SourcePosition: Comparable {
    /// Whether the left place comes before the right one.
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension SourcePosition: CustomStringConvertible {
    /// `line:column`, which terminals and editors make a link after a path.
    public var description: String { "\(line):\(column)" }
}
