extension PatternChecker {
    /// Takes a class in brackets.
    mutating func takeClass() throws(Failure) {
        let start = position
        position += 1
        if byte() == UInt8(ascii: "^") { position += 1 }
        var isFirst = true
        while let byte = byte() {
            if byte == UInt8(ascii: "]"), !isFirst {
                position += 1
                return
            }
            isFirst = false
            if try takesPOSIXClass() { continue }
            if byte == UInt8(ascii: "\\"), try takesNamedClass() { continue }
            let itemStart = position
            let lower = try takeClassCharacter(from: start)
            guard self.byte() == UInt8(ascii: "-"), let next = self.byte(1), next != UInt8(ascii: "]") else { continue }
            position += 1
            let upper = try takeClassCharacter(from: start)
            guard lower <= upper else {
                throw Failure(message: "a range of characters ends before it starts", range: itemStart..<position)
            }
        }
        throw Failure(message: "this '[' is never closed", range: start..<start + 1)
    }

    private mutating func takeClassCharacter(from start: Int) throws(Failure) -> UInt32 {
        guard let first = byte() else {
            throw Failure(message: "this '[' is never closed", range: start..<start + 1)
        }
        if first == UInt8(ascii: "\\") { return try takeEscapedCharacter() }
        position += 1
        guard first >= 0x80 else { return UInt32(first) }
        var value = UInt32(first) & (first < 0xE0 ? 0x1F : first < 0xF0 ? 0x0F : 0x07)
        while let next = byte(), next & 0xC0 == 0x80 {
            value = value << 6 | UInt32(next & 0x3F)
            position += 1
        }
        return value
    }

    /// Takes `[:alpha:]`; without its end it is three characters.
    private mutating func takesPOSIXClass() throws(Failure) -> Bool {
        guard byte() == UInt8(ascii: "["), byte(1) == UInt8(ascii: ":") else { return false }
        var end = position + 2
        while end + 1 < text.count, !(text[end] == UInt8(ascii: ":") && text[end + 1] == UInt8(ascii: "]")) { end += 1 }
        guard end + 1 < text.count else { return false }
        var name = text[position + 2..<end]
        if name.first == UInt8(ascii: "^") { name = name.dropFirst() }
        guard Self.posixClasses.contains(String(decoding: name, as: UTF8.self)) else {
            throw Failure(message: "RE2 knows no such class", range: position..<end + 2)
        }
        position = end + 2
        return true
    }

    private static let posixClasses: Set = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
        "word", "xdigit",
    ]
}
