/// What a terminal gets for one scalar of a text that we didn't write, and the columns that it takes there.
///
/// A scalar that moves the cursor, changes the direction of the text or isn't seen at all is spelt out: `\u{1B}`.
struct DisplayCell {
    var text: String
    var width: Int

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E: (text, width) = (String(scalar), 1)
        case _ where Self.isHidden(scalar):
            text = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            width = text.utf8.count
        default: (text, width) = (String(scalar), Self.width(of: scalar))
        }
    }

    /// What the cell costs of a line's room; a mark without a width counts too, so that their number is bounded.
    var cost: Int { max(width, 1) }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // The joiners of emoji and of Indic and Persian words.
        case .format: scalar.value != 0x200C && scalar.value != 0x200D
        default: false
        }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        // The vowels and finals of Hangul, drawn into the syllable's first letter.
        case 0x1160...0x11FF: return 0
        // Flags take two columns for two of these.
        case 0x1F1E6...0x1F1FF: return 1
        // The blocks that are wide in https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            return 2
        default: return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }
}

extension String {
    /// The text on one line, safe for a terminal, and cut when it's longer than anything that we write ourselves.
    var displayed: String {
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
