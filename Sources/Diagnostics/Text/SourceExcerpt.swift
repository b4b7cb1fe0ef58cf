/// The line of a finding as a terminal shows it, and what to underline.
struct SourceExcerpt: Hashable {
    /// The line, or the part of it around the finding.
    var line: String
    /// The columns left of the underlined part.
    var indent: Int
    /// The columns underlined, at least one.
    var length: Int

    /// The line on which `range` starts; nothing when the text has no such line.
    init?(of range: SourceRange, in text: inout SourceText, width: Int) {
        guard text.seek(range.start) else { return nil }
        var (before, cutsBefore) = Self.window(text.before, width: width)
        var (after, cutsAfter) = Self.window(text.after, width: width)
        if Self.cost(before) + Self.cost(after) > width {
            // A third of the room for what leads there, more when less follows.
            let lead = max(width / 3, width - Self.cost(after))
            if Self.cost(before) > lead { (before, cutsBefore) = (Self.window(before, width: lead).scalars, true) }
            let rest = width - Self.cost(before)
            if Self.cost(after) > rest { (after, cutsAfter) = (Self.window(after, width: rest).scalars, true) }
        }
        line = ""
        var column = 0
        if cutsBefore { Self.append("…", to: &line, column: &column) }
        for scalar in before.reversed() { Self.append(scalar, to: &line, column: &column) }
        indent = column
        length = 0
        let count =
            range.end.line > range.start.line ? Int.max : max(range.end.column, 1) - max(range.start.column, 1)
        for (offset, scalar) in after.enumerated() {
            Self.append(scalar, to: &line, column: &column)
            if offset < count { length = column - indent }
        }
        if cutsAfter { line += "…" }
        length = max(length, 1)
    }

    private static let tabWidth = 4

    /// The first scalars that fit, and whether there are more.
    private static func window(
        _ scalars: some Sequence<Unicode.Scalar>,
        width: Int
    ) -> (scalars: [Unicode.Scalar], cuts: Bool) {
        var result: [Unicode.Scalar] = []
        var room = width
        for scalar in scalars {
            room -= cost(of: scalar)
            guard room >= 0 else { return (result, true) }
            result.append(scalar)
        }
        return (result, false)
    }

    private static func cost(_ scalars: [Unicode.Scalar]) -> Int {
        scalars.reduce(0) { $0 + cost(of: $1) }
    }

    private static func cost(of scalar: Unicode.Scalar) -> Int {
        scalar == "\t" ? tabWidth : DisplayCell(scalar).cost
    }

    private static func append(_ scalar: Unicode.Scalar, to line: inout String, column: inout Int) {
        guard scalar != "\t" else {
            // Spaces keep the underline aligned whatever the terminal's tab stops are.
            let width = tabWidth - column % tabWidth
            line += String(repeating: " ", count: width)
            column += width
            return
        }
        let cell = DisplayCell(scalar)
        line += cell.text
        column += cell.width
    }
}

extension SourceText {
    /// The line on which `range` starts, at most `width` columns of it; nothing when the text has no such line.
    mutating func excerpt(of range: SourceRange, width: Int) -> SourceExcerpt? {
        SourceExcerpt(of: range, in: &self, width: width)
    }
}
