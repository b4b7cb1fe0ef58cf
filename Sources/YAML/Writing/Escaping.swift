extension [UInt8] {
    /// Appends the string's own bytes at once.
    mutating func append(utf8 string: String) {
        string.utf8Span.span.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends the string between double quotes, with escapes that JSON and YAML read alike.
    ///
    /// - Parameter escapingNonASCIISpecials: escapes what YAML readers refuse or take for a line break beyond ASCII; JSON
    ///   takes it as it is.
    mutating func appendDoubleQuoted(_ string: String, escapingNonASCIISpecials: Bool) {
        append(UInt8(ascii: "\""))
        appendEscaped(string.utf8Span.span, escapingNonASCIISpecials: escapingNonASCIISpecials)
        append(UInt8(ascii: "\""))
    }

    /// Appends a comment of one or more lines, with escapes for what readers refuse or take for a line break.
    mutating func appendComment(_ text: String) {
        let text = text.utf8Span.span
        var start = 0
        while start <= text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            append(UInt8(ascii: "#"))
            if end > start { append(UInt8(ascii: " ")) }
            appendEscaped(text.extracting(start..<end), escapingNonASCIISpecials: true, escapingMarks: false)
            append(UInt8(ascii: "\n"))
            start = end + 1
        }
    }

    /// Appends the runs of bytes that stand for themselves whole, and what is between them escaped.
    private mutating func appendEscaped(
        _ text: Span<UInt8>,
        escapingNonASCIISpecials: Bool,
        escapingMarks: Bool = true
    ) {
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isEscaped =
                switch byte {
                case 0..<0x20, 0x7F: true
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): escapingMarks
                case 0x80...: escapingNonASCIISpecials && text.isSpecialScalar(at: index)
                default: false
                }
            if isEscaped {
                append(text, start..<index)
                index += appendEscape(text, at: index)
                start = index
            } else {
                index += 1
            }
        }
        append(text, start..<text.count)
    }

    private mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
        text.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends the escape for the scalar that starts here.
    ///
    /// - Returns: how many bytes the scalar has.
    private mutating func appendEscape(_ text: Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        case 0..<0x80: appendHexadecimal(UInt32(byte))
        case 0x80..<0xE0:
            appendHexadecimal(UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F))
            return 2
        default:
            // Every special scalar fits in three bytes, and so in four digits.
            let high = UInt32(byte & 0xF) << 12 | UInt32(text[index + 1] & 0x3F) << 6
            appendHexadecimal(high | UInt32(text[index + 2] & 0x3F))
            return 3
        }
        return 1
    }

    /// Appends `u` and four digits, which JSON and YAML both read.
    private mutating func appendHexadecimal(_ value: UInt32) {
        append(UInt8(ascii: "u"))
        for shift in stride(from: UInt32(12), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension Span<UInt8> {
    /// Whether the UTF-8 sequence that starts here is one that readers refuse, drop, or take for a line break: C1 controls
    /// with NEL, the no-break space, line and paragraph separators, the byte order mark, and non-characters.
    func isSpecialScalar(at index: Int) -> Bool {
        switch self[index] {
        case 0xC2: self[index + 1] <= 0xA0
        case 0xE2: self[index + 1] == 0x80 && (self[index + 2] == 0xA8 || self[index + 2] == 0xA9)
        case 0xEF:
            (self[index + 1] == 0xBB && self[index + 2] == 0xBF)
                || (self[index + 1] == 0xBF && self[index + 2] >= 0xBE)
        default: false
        }
    }
}

extension Double {
    /// The number as JSON has it; YAML 1.1 readers want a point before an exponent, so one is put there.
    var jsonText: String {
        guard isFinite else { return "null" }
        if let integer = Int64(exactly: self) { return integer.description }
        let text = description
        guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }
}
