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
        var before = Window(text.before, room: width)
        var after = Window(text.after, room: width)
        if before.cost + after.cost > width {
            // A third of the room for what leads there, more when less follows.
            before.shrink(to: max(width / 3, width - after.cost))
            after.shrink(to: width - before.cost)
        }
        line = before.isCut ? "…" : ""
        var column = before.isCut ? 1 : 0
        for unit in before.units.reversed() { column += unit.write(to: &line, at: column) }
        indent = column
        length = 0
        let count =
            range.end.line > range.start.line ? Int.max : max(range.end.column, 1) - max(range.start.column, 1)
        for (offset, unit) in after.units.enumerated() {
            column += unit.write(to: &line, at: column)
            if offset < count { length = column - indent }
        }
        if after.isCut { line += "…" }
        length = max(length, 1)
    }
}

/// The scalars on one side of a place, nearest first, as many as there is room for.
private struct Window {
    var units: [Unit] = []
    var cost = 0
    var isCut = false

    init(_ scalars: some Sequence<Unicode.Scalar>, room: Int) {
        for scalar in scalars {
            let unit = Unit(scalar)
            guard cost + unit.cost <= room else {
                isCut = true
                return
            }
            units.append(unit)
            cost += unit.cost
        }
    }

    mutating func shrink(to room: Int) {
        while cost > room, let last = units.popLast() {
            cost -= last.cost
            isCut = true
        }
    }
}

/// A scalar of a source line; a tab's width depends on where it comes.
private enum Unit {
    case tab
    case cell(DisplayCell)

    private static let tabWidth = 4

    init(_ scalar: Unicode.Scalar) {
        self = scalar == "\t" ? .tab : .cell(DisplayCell(scalar))
    }

    var cost: Int {
        switch self {
        case .tab: Self.tabWidth
        case .cell(let cell): cell.cost
        }
    }

    /// Writes the unit and gives the columns that it takes.
    func write(to line: inout String, at column: Int) -> Int {
        switch self {
        case .tab:
            // Spaces keep the underline aligned whatever the terminal's tab stops are.
            let width = Self.tabWidth - column % Self.tabWidth
            line += String(repeating: " ", count: width)
            return width
        case .cell(let cell):
            line += cell.text
            return cell.width
        }
    }
}

extension SourceText {
    /// The line on which `range` starts, at most `width` columns of it; nothing when the text has no such line.
    mutating func excerpt(of range: SourceRange, width: Int) -> SourceExcerpt? {
        SourceExcerpt(of: range, in: &self, width: width)
    }
}
