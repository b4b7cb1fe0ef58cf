/// A text, and what the changes that findings offer make of it.
public struct FixedText: Sendable {
    /// The text with the changes.
    public let text: String
    /// How many changes were made.
    public let applied: Int
    /// How many were left out, as they touch the same places as others, or places that the text doesn't have.
    public let skipped: Int

    /// Makes every change that doesn't touch the place of one before it.
    ///
    /// A change is made whole or not at all. What was left out may be offered again for the new text.
    public init(_ original: String, applying fixes: some Sequence<Diagnostic.Fix>) {
        // A byte order mark is no part of the text whose columns are counted.
        let mark = original.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
        let original = mark.isEmpty ? original : String(original.unicodeScalars.dropFirst())
        var source = SourceText(original)
        var pieces: [(range: Range<String.Index>, replacement: String)] = []
        var applied = 0
        var skipped = 0
        let fixes = Set(fixes).filter { !$0.edits.isEmpty }.sorted { $0.firstRange < $1.firstRange }
        for fix in fixes {
            let ranges = fix.edits.map { source.indices(of: $0.range) }
            let own = zip(ranges, fix.edits).compactMap { range, edit in range.map { ($0, edit.replacement) } }
            if own.count == fix.edits.count, !own.contains(where: { Self.touches($0.0, pieces) }) {
                pieces += own
                applied += 1
            } else {
                skipped += 1
            }
        }
        var text = mark
        var position = original.startIndex
        for piece in pieces.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            text.unicodeScalars.append(contentsOf: original.unicodeScalars[position..<piece.range.lowerBound])
            text.unicodeScalars.append(contentsOf: piece.replacement.unicodeScalars)
            position = piece.range.upperBound
        }
        text.unicodeScalars.append(contentsOf: original.unicodeScalars[position...])
        self.text = text
        self.applied = applied
        self.skipped = skipped
    }

    /// Whether a range has a character, or a place between two, in common with one of those that were taken. Those are
    /// sorted by their first edit, so that mostly the last one decides.
    private static func touches(
        _ range: Range<String.Index>,
        _ pieces: [(range: Range<String.Index>, replacement: String)]
    ) -> Bool {
        pieces.reversed().contains {
            $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound
        }
    }
}

extension Diagnostic.Fix {
    fileprivate var firstRange: SourceRange {
        edits.map(\.range).min() ?? SourceRange(at: SourcePosition(line: 1, column: 1))
    }
}

extension SourceText {
    /// Where a range is in the text; `nil` when the text has no such place.
    fileprivate mutating func indices(of range: SourceRange) -> Range<String.Index>? {
        guard range.start <= range.end, let start = index(of: range.start), let end = index(of: range.end) else {
            return nil
        }
        return start..<end
    }
}
