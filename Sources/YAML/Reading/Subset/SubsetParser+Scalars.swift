/// A scalar that was scanned, before it is known whether it is a key.
struct ScannedScalar {
    var style: YAMLScalarStyle
    var line: UInt32
    /// The column from 0.
    var column: Int
    /// Where its text is.
    var first: Int
    /// How many bytes that has.
    var count: Int
    var end: RawEnd
}

extension SubsetParser {
    /// Scans the scalar that starts here, on one line, and stops behind it; behind a plain one there is no space left.
    mutating func scalar(isFlow: Bool) throws(OutsideSubset) -> ScannedScalar {
        switch bytes[position] {
        case UInt8(ascii: "\""): return try doubleQuoted()
        case UInt8(ascii: "'"): return try singleQuoted()
        case UInt8(ascii: "-"):
            guard !isBlankOrEnd(bytes[position + 1]) else { throw OutsideSubset() }
            return try plain(isFlow: isFlow)
        // Whatever else can't start a plain scalar, or does so only before some characters.
        case 0...0x20, UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
            UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"):
            throw OutsideSubset()
        default: return try plain(isFlow: isFlow)
        }
    }

    private mutating func plain(isFlow: Bool) throws(OutsideSubset) -> ScannedScalar {
        let (start, startColumn) = (position, column)
        scanning: while true {
            // Most bytes: anything visible but a colon, and in flow style its indicators.
            var byte = bytes[position]
            while byte &- 0x21 < 0x5E, byte != UInt8(ascii: ":"), !isFlow || !Self.endsFlowText(byte) {
                position += 1
                byte = bytes[position]
            }
            switch byte {
            case UInt8(ascii: " "):
                var next = position + 1
                while bytes[next] == UInt8(ascii: " ") { next += 1 }
                switch bytes[next] {
                case UInt8(ascii: "\n"), UInt8(ascii: "#"), 0: break scanning
                // A key may have spaces before its colon.
                case UInt8(ascii: ":") where isBlankOrEnd(bytes[next + 1]): break scanning
                default:
                    if isFlow, Self.endsFlowText(bytes[next]) { break scanning }
                    position = next
                }
            case UInt8(ascii: ":"):
                let next = bytes[position + 1]
                if isBlankOrEnd(next) { break scanning }
                // libyaml refuses some of these.
                if isFlow, Self.endsFlowText(next) { throw OutsideSubset() }
                position += 1
            case UInt8(ascii: "\n"), 0:
                break scanning
            case UInt8(ascii: "?"):
                throw OutsideSubset()
            case 0x80...:
                try skipCharacter()
            default:
                guard isFlow, Self.endsFlowText(byte) else { throw OutsideSubset() }
                break scanning
            }
        }
        return ScannedScalar(
            style: .plain,
            line: line,
            column: startColumn,
            first: start,
            count: position - start,
            end: RawEnd(line: line, column: column + 1)
        )
    }

    private static func endsFlowText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    private mutating func singleQuoted() throws(OutsideSubset) -> ScannedScalar {
        let startColumn = column
        position += 1
        var text = CopiedText(at: position)
        while true {
            switch bytes[position] {
            case UInt8(ascii: "'"):
                guard bytes[position + 1] == UInt8(ascii: "'") else {
                    return finish(&text, .singleQuoted, column: startColumn)
                }
                // One of the two.
                position += 1
                copy(&text)
                position += 1
                text.uncopied = position
            case 0x20...0x7E, UInt8(ascii: "\t"): position += 1
            case 0x80...: try skipCharacter()
            default: throw OutsideSubset()
            }
        }
    }

    private mutating func doubleQuoted() throws(OutsideSubset) -> ScannedScalar {
        let startColumn = column
        position += 1
        var text = CopiedText(at: position)
        while true {
            switch bytes[position] {
            case UInt8(ascii: "\""): return finish(&text, .doubleQuoted, column: startColumn)
            case UInt8(ascii: "\\"):
                copy(&text)
                try escape()
                text.uncopied = position
            case 0x20...0x7E, UInt8(ascii: "\t"): position += 1
            case 0x80...: try skipCharacter()
            default: throw OutsideSubset()
            }
        }
    }

    /// Ends a scalar in quotes at the last of them.
    private mutating func finish(
        _ text: inout CopiedText,
        _ style: YAMLScalarStyle,
        column startColumn: Int
    ) -> ScannedScalar {
        var (first, count) = (text.uncopied, position - text.uncopied)
        if let start = text.start {
            copy(&text)
            (first, count) = (start, scratchEnd - start)
        }
        position += 1
        return ScannedScalar(
            style: style,
            line: line,
            column: startColumn,
            first: first,
            count: count,
            end: RawEnd(line: line, column: column + 1)
        )
    }
}

// MARK: - Text that is not in the source as it is

extension SubsetParser {
    /// The text of a scalar that is copied once something in it is not what it stands for.
    struct CopiedText {
        /// Where the copy starts; `nil` as long as there is none.
        var start: Int?
        /// Where the source starts that is not yet copied.
        var uncopied: Int

        init(at position: Int) {
            uncopied = position
        }
    }

    /// Copies up to the current position.
    private mutating func copy(_ text: inout CopiedText) {
        if text.start == nil { text.start = scratchEnd }
        let length = position - text.uncopied
        (bytes + scratchEnd).initialize(from: bytes + text.uncopied, count: length)
        scratchEnd += length
    }

    /// Writes what an escape stands for, and steps over it.
    private mutating func escape() throws(OutsideSubset) {
        let byte: UInt8
        switch bytes[position + 1] {
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "\""): byte = 0x22
        case UInt8(ascii: "\\"): byte = 0x5C
        case UInt8(ascii: "/"): byte = 0x2F
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw OutsideSubset()
        }
        bytes[scratchEnd] = byte
        scratchEnd += 1
        position += 2
    }

    /// `\u` and four digits; half of a surrogate pair is none of YAML's.
    private mutating func unicodeEscape() throws(OutsideSubset) {
        var value: UInt32 = 0
        for offset in 2..<6 {
            // The NUL at the end is no digit, so that this goes no further.
            switch bytes[position + offset] {
            case let digit where digit >= UInt8(ascii: "0") && digit <= UInt8(ascii: "9"):
                value = value << 4 | UInt32(digit & 0xF)
            case let digit where digit | 0x20 >= UInt8(ascii: "a") && digit | 0x20 <= UInt8(ascii: "f"):
                value = value << 4 | UInt32(digit & 0x7) + 9
            default: throw OutsideSubset()
            }
        }
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { throw OutsideSubset() }
        for byte in encoded {
            bytes[scratchEnd] = byte
            scratchEnd += 1
        }
        position += 6
    }

    /// Steps over a character of more than one byte, if it is one that a text may hold and no line break of YAML 1.1.
    mutating func skipCharacter() throws(OutsideSubset) {
        let (first, second) = (bytes[position], bytes[position + 1])
        guard second & 0xC0 == 0x80 else { throw OutsideSubset() }
        let length: Int
        switch first {
        // U+0080 to U+009F are control characters, and U+0085 a line break.
        case 0xC2 where second >= 0xA0, 0xC3...0xDF: length = 2
        case 0xE0 where second >= 0xA0, 0xED where second < 0xA0, 0xE1, 0xE3...0xEC, 0xEE: length = 3
        // U+2028 and U+2029 are line breaks.
        case 0xE2: length = second == 0x80 && bytes[position + 2] & 0xFE == 0xA8 ? 0 : 3
        // U+FEFF is a byte order mark, U+FFFE and U+FFFF are no characters.
        case 0xEF:
            let third = bytes[position + 2]
            length = second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE ? 0 : 3
        case 0xF0 where second >= 0x90, 0xF1...0xF3,
            0xF4 where second < 0x90:
            length = 4
        default: length = 0
        }
        guard length > 0 else { throw OutsideSubset() }
        for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 { throw OutsideSubset() }
        position += length
        columnBase += length - 1
    }
}
