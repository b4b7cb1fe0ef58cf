extension Lexer {
    /// A string or bytes, with the prefixes `r` and `b`; `nil` when something else starts here.
    mutating func quotedLiteral() throws(CompileFailure) -> Token.Kind? {
        let start = position
        var isRaw = false
        var isBytes = false
        var distance = 0
        prefixes: while let byte = peek(distance), distance < 2 {
            switch byte {
            case UInt8(ascii: "r"), UInt8(ascii: "R"):
                if isRaw { return nil }
                isRaw = true
            case UInt8(ascii: "b"), UInt8(ascii: "B"):
                if isBytes { return nil }
                isBytes = true
            default: break prefixes
            }
            distance += 1
        }
        guard let quote = peek(distance), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let isTriple = peek(distance + 1) == quote && peek(distance + 2) == quote
        position += distance + (isTriple ? 3 : 1)
        var content: [UInt8] = []
        while let byte = peek() {
            if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
                position += isTriple ? 3 : 1
                if isBytes { return .bytes(content) }
                return .string(String(decoding: content, as: UTF8.self))
            }
            if !isTriple, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            if byte == UInt8(ascii: "\\") {
                if isRaw {
                    content.append(byte)
                    position += 1
                    // A raw string can hold its quote after a backslash only in theory: the first quote ends it.
                } else {
                    try escape(isBytes: isBytes, into: &content)
                }
            } else {
                content.append(byte)
                position += 1
            }
        }
        throw .invalid("the string has no end", offset: start)
    }

    /// Reads an escape that starts at the backslash.
    private mutating func escape(isBytes: Bool, into content: inout [UInt8]) throws(CompileFailure) {
        let start = position
        guard let byte = peek(1) else { throw .invalid("the string has no end", offset: start) }
        position += 2
        switch byte {
        case UInt8(ascii: "a"): content.append(7)
        case UInt8(ascii: "b"): content.append(8)
        case UInt8(ascii: "f"): content.append(12)
        case UInt8(ascii: "n"): content.append(10)
        case UInt8(ascii: "r"): content.append(13)
        case UInt8(ascii: "t"): content.append(9)
        case UInt8(ascii: "v"): content.append(11)
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "?"):
            content.append(byte)
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            try append(code(digits: 2, radix: 16, from: start), isByte: isBytes, from: start, into: &content)
        case UInt8(ascii: "u") where !isBytes:
            try append(code(digits: 4, radix: 16, from: start), isByte: false, from: start, into: &content)
        case UInt8(ascii: "U") where !isBytes:
            try append(code(digits: 8, radix: 16, from: start), isByte: false, from: start, into: &content)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            position -= 1
            try append(code(digits: 3, radix: 8, from: start), isByte: isBytes, from: start, into: &content)
        default: throw .invalid("unknown escape in a string", offset: start)
        }
    }

    private mutating func code(digits: Int, radix: Int, from start: Int) throws(CompileFailure) -> UInt32 {
        guard position + digits <= text.count,
            text[position..<position + digits].allSatisfy(\.isHexDigit),
            let code = UInt32(String(decoding: text[position..<position + digits], as: UTF8.self), radix: radix)
        else { throw .invalid("an escape in a string lacks digits", offset: start) }
        position += digits
        return code
    }

    private func append(
        _ code: UInt32,
        isByte: Bool,
        from start: Int,
        into content: inout [UInt8]
    ) throws(CompileFailure) {
        if isByte {
            content.append(UInt8(truncatingIfNeeded: code))
        } else if let scalar = Unicode.Scalar(code) {
            content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
            throw .invalid("an escape in a string is no character", offset: start)
        }
    }
}
