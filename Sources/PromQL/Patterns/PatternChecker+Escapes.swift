extension PatternChecker {
    /// Takes `\Q...\E`, whose characters mean themselves, and calls `append` for each; `false` for anything else.
    mutating func takesQuotation(into append: () -> Void) throws(Failure) -> Bool {
        guard byte(1) == UInt8(ascii: "Q") else { return false }
        let start = position
        position += 2
        while let byte = byte() {
            if byte == UInt8(ascii: "\\"), self.byte(1) == UInt8(ascii: "E") {
                position += 2
                return true
            }
            if byte & 0xC0 != 0x80 { append() }
            position += 1
        }
        // Prometheus puts a bracket after the pattern, which the quotation would swallow.
        throw Failure(message: "\\Q is never closed with \\E", range: start..<start + 2)
    }

    /// Takes an escape outside a class; whether it matches the empty text.
    mutating func takeEscape() throws(Failure) -> Bool {
        switch byte(1) {
        case UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "B"):
            position += 2
            return true
        case UInt8(ascii: "b"):
            position += 2
            return false
        default:
            if try takesNamedClass() { return false }
            _ = try takeEscapedCharacter()
            return false
        }
    }

    /// Takes `\d`, `\pL` and their like; `false` for anything else.
    mutating func takesNamedClass() throws(Failure) -> Bool {
        switch byte(1) {
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
            UInt8(ascii: "W"):
            position += 2
            return true
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
            let start = position
            position += 2
            var name: ArraySlice<UInt8>
            if byte() == UInt8(ascii: "{") {
                guard let end = text[position...].firstIndex(of: UInt8(ascii: "}")) else {
                    throw Failure(message: "a class of Unicode is never closed", range: start..<text.count)
                }
                name = text[position + 1..<end]
                if name.first == UInt8(ascii: "^") { name = name.dropFirst() }
                position = end + 1
            } else {
                name = text[position..<min(position + 1, text.count)]
                position += name.count
            }
            guard UnicodeClasses.names.contains(String(decoding: name, as: UTF8.self)) else {
                throw Failure(message: "RE2 knows no such class of Unicode", range: start..<position)
            }
            return true
        default: return false
        }
    }

    /// Takes an escape that stands for one character, and gives that.
    mutating func takeEscapedCharacter() throws(Failure) -> UInt32 {
        let start = position
        guard let character = byte(1) else {
            throw Failure(message: "a backslash at the end", range: start..<start + 1)
        }
        position += 2
        switch character {
        case UInt8(ascii: "1")...UInt8(ascii: "7"):
            // One digit alone would be a reference back, which RE2 hasn't.
            guard let next = byte(), next >= UInt8(ascii: "0"), next <= UInt8(ascii: "7") else { break }
            return takeOctal(UInt32(character - UInt8(ascii: "0")))
        case UInt8(ascii: "0"): return takeOctal(0)
        case UInt8(ascii: "x"):
            if let value = takeHexadecimal() { return value }
        case UInt8(ascii: "a"): return 7
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "v"): return 11
        case UInt8(ascii: "_"): return UInt32(character)
        default:
            if character < 0x80, !character.isWord { return UInt32(character) }
        }
        throw Failure(message: "RE2 has no such escape", range: start..<min(position, text.count))
    }

    private mutating func takeOctal(_ first: UInt32) -> UInt32 {
        var value = first
        for _ in 0..<2 {
            guard let digit = byte()?.hexadecimalValue, digit < 8 else { break }
            value = value * 8 + digit
            position += 1
        }
        return value
    }

    private mutating func takeHexadecimal() -> UInt32? {
        if byte() == UInt8(ascii: "{") {
            position += 1
            var value: UInt32 = 0
            var count = 0
            while let digit = byte()?.hexadecimalValue {
                value = value * 16 + digit
                guard value <= 0x10FFFF else { return nil }
                count += 1
                position += 1
            }
            guard count > 0, byte() == UInt8(ascii: "}") else { return nil }
            position += 1
            return value
        }
        guard let high = byte()?.hexadecimalValue, let low = byte(1)?.hexadecimalValue else { return nil }
        position += 2
        return high * 16 + low
    }
}
