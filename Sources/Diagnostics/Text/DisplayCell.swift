/// What a terminal gets for one scalar of a text that we didn't write, and the columns that it takes there.
///
/// A scalar that moves the cursor, changes the direction of the text or isn't seen at all is spelt out: `\u{1B}`.
struct DisplayCell {
    private let scalar: Unicode.Scalar
    private let isHidden: Bool
    let width: Int

    init(_ scalar: Unicode.Scalar) {
        self.scalar = scalar
        // Most text, without asking for its properties.
        if (0x20...0x7E).contains(scalar.value) {
            (isHidden, width) = (false, 1)
            return
        }
        let category = scalar.properties.generalCategory
        isHidden = Self.isHidden(scalar, category)
        width = isHidden ? Self.escaped(scalar).utf8.count : Self.width(of: scalar, category)
    }

    /// What the terminal gets.
    var text: String { isHidden ? Self.escaped(scalar) : String(scalar) }

    /// What the cell costs of a line's room; a mark without a width counts too, so that their number is bounded.
    var cost: Int { max(width, 1) }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }

    private static func isHidden(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory) -> Bool {
        switch category {
        case .control, .lineSeparator, .paragraphSeparator: true
        // All but the joiners of emoji and of Indic and Persian words.
        case .format: scalar.value != 0x200C && scalar.value != 0x200D
        default: false
        }
    }

    private static func width(of scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory) -> Int {
        switch (scalar.value, category) {
        case (_, .nonspacingMark), (_, .enclosingMark), (_, .format): 0
        // The vowels and finals of Hangul, drawn into the syllable's first letter.
        case (0x1160...0x11FF, _): 0
        // Flags take two columns for two of these.
        case (0x1F1E6...0x1F1FF, _): 1
        default: isWide(scalar) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x1100: false
        // The blocks that are wide in https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }
}

extension String {
    /// The text on one line, safe for a terminal, and cut when it's longer than anything that we write ourselves.
    package var displayed: String {
        let limit = 1000
        if utf8.count <= limit, utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var result = ""
        for (index, scalar) in unicodeScalars.enumerated() {
            guard index < limit else { return result + "…" }
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result += DisplayCell(scalar).text
            }
        }
        return result
    }
}
