extension SubsetParser {
    /// Scans the literal block whose `|` is here, and stops at the start of the line after it.
    mutating func literal() throws(OutsideSubset) -> ScannedScalar {
        let (line, column, start) = (line, column, scratchEnd)
        let chomping = try literalHeader()
        let own = try literalIndent()
        // Line breaks that are text if more text follows.
        var breaks = 0
        while true {
            while bytes[position] == UInt8(ascii: "\n") {
                startLine()
                breaks += 1
            }
            var spaces = 0
            while spaces < own, bytes[position + spaces] == UInt8(ascii: " ") { spaces += 1 }
            if bytes[position + spaces] == UInt8(ascii: "\n") {
                position += spaces
                continue
            }
            guard spaces == own, bytes[position + spaces] != 0 else {
                // Tabs don't indent.
                guard bytes[position + spaces] != UInt8(ascii: "\t") else { throw OutsideSubset() }
                break
            }
            position += spaces
            append(lineBreaks: breaks)
            breaks = 0
            try literalLine()
        }
        switch chomping {
        case .clip: append(lineBreaks: 1)
        case .strip: break
        case .keep: append(lineBreaks: breaks)
        }
        return ScannedScalar(
            style: .literal,
            line: line,
            column: column,
            first: start,
            count: scratchEnd - start,
            end: RawEnd(line: self.line, column: 1)
        )
    }

    /// What becomes of the line breaks at the end.
    private enum Chomping {
        case clip, strip, keep
    }

    /// Goes from the `|` to the start of the next line.
    private mutating func literalHeader() throws(OutsideSubset) -> Chomping {
        position += 1
        var chomping = Chomping.clip
        switch bytes[position] {
        case UInt8(ascii: "-"): chomping = .strip
        case UInt8(ascii: "+"): chomping = .keep
        default: position -= 1
        }
        position += 1
        while bytes[position] == UInt8(ascii: " ") { position += 1 }
        // An indentation may be given, and a comment follow, but hardly ever.
        guard bytes[position] == UInt8(ascii: "\n") else { throw OutsideSubset() }
        startLine()
        return chomping
    }

    /// The indentation of the first line with text, which has to be deeper than that of what the block is in.
    private func literalIndent() throws(OutsideSubset) -> Int {
        var first = position
        while bytes[first] == UInt8(ascii: "\n") { first += 1 }
        var spaces = 0
        while bytes[first + spaces] == UInt8(ascii: " ") { spaces += 1 }
        // White space alone may say how deep the text is, and a block without text has an end of its own.
        switch bytes[first + spaces] {
        case 0, UInt8(ascii: "\n"), UInt8(ascii: "\t"): throw OutsideSubset()
        default: break
        }
        guard spaces > max(blockIndent, 0) else { throw OutsideSubset() }
        return spaces
    }

    /// Copies the rest of a line, and stops at its end.
    private mutating func literalLine() throws(OutsideSubset) {
        let start = position
        scanning: while true {
            switch bytes[position] {
            case 0x20...0x7E, UInt8(ascii: "\t"): position += 1
            case UInt8(ascii: "\n"): break scanning
            case 0x80...: try skipCharacter()
            // Without a line break at its end, too.
            default: throw OutsideSubset()
            }
        }
        (bytes + scratchEnd).initialize(from: bytes + start, count: position - start)
        scratchEnd += position - start
    }

    private mutating func append(lineBreaks: Int) {
        for _ in 0..<lineBreaks {
            bytes[scratchEnd] = UInt8(ascii: "\n")
            scratchEnd += 1
        }
    }
}
