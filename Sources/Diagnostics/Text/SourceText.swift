/// A text, and how far we have read it.
///
/// Findings come sorted, so going on from the last one costs one pass over the text for all of them, even when they
/// share one line of a megabyte.
struct SourceText {
    private let scalars: String.UnicodeScalarView
    private var line = 1
    private var column = 1
    private var lineStart: String.Index
    private var index: String.Index

    init(_ text: String) {
        scalars = text.unicodeScalars
        lineStart = scalars.startIndex
        index = scalars.startIndex
    }

    /// Goes to a place, or to the end of its line when the line is shorter; false when there is no such line.
    mutating func seek(_ target: SourcePosition) -> Bool {
        guard target.line >= 1 else { return false }
        if target.line < line {
            (line, lineStart) = (1, scalars.startIndex)
            (column, index) = (1, lineStart)
        } else if target.line == line, target.column < column {
            (column, index) = (1, lineStart)
        }
        while line < target.line {
            guard startNextLine() else { return false }
        }
        while column < target.column, index < scalars.endIndex, !isBreak(at: index) {
            index = scalars.index(after: index)
            column += 1
        }
        return true
    }

    /// Where a place is in the text; `nil` when the text has no such place.
    mutating func index(of target: SourcePosition) -> String.Index? {
        guard seek(target), (line, column) == (target.line, target.column) else { return nil }
        return index
    }

    /// The scalars left of the place we are at, nearest first.
    var before: some Sequence<Unicode.Scalar> {
        scalars[lineStart..<index].lazy.reversed()
    }

    /// The scalars of the line from the place we are at.
    var after: some Sequence<Unicode.Scalar> {
        scalars[index...].lazy.prefix { !Self.isBreak($0) }
    }

    private mutating func startNextLine() -> Bool {
        while index < scalars.endIndex, !isBreak(at: index) {
            index = scalars.index(after: index)
            column += 1
        }
        guard index < scalars.endIndex else { return false }
        let wasReturn = scalars[index] == "\r"
        index = scalars.index(after: index)
        if wasReturn, index < scalars.endIndex, scalars[index] == "\n" { index = scalars.index(after: index) }
        (line, column, lineStart) = (line + 1, 1, index)
        return true
    }

    private func isBreak(at index: String.Index) -> Bool {
        Self.isBreak(scalars[index])
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
