/// Whether a text is JSON, as Go's `json.Unmarshal` into a map reads it (encoding/json: scanner.go).
///
/// Bytes of strings that are no UTF-8 are taken, as Go takes them.
struct JSONText {
    /// How deep Go reads (`maxNestingDepth`).
    private static let deepest = 10_000

    private let bytes: [UInt8]
    private var position = 0

    /// Whether a text is an object and nothing else, or `null`, which a map takes too.
    static func isObject(_ bytes: [UInt8]) -> Bool {
        var text = JSONText(bytes: bytes)
        text.skipSpace()
        guard text.peek == UInt8(ascii: "{") || text.peek == UInt8(ascii: "n"), text.readValue() else { return false }
        text.skipSpace()
        return text.peek == nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            guard bytes[position...].starts(with: word) else { return false }
            position += word.count
            return true
        }
    }

    /// Reads a value with all that is in it, without recursion: the text is anybody's.
    private mutating func readValue() -> Bool {
        var open: [UInt8] = []
        while true {
            skipSpace()
            guard let byte = peek else { return false }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                position += 1
                guard open.count < Self.deepest else { return false }
                open.append(byte + 2)
                skipSpace()
                if take(byte + 2) {
                    open.removeLast()
                } else {
                    if byte == UInt8(ascii: "[") || readKey() { continue } else { return false }
                }
            case UInt8(ascii: "\""): guard readString() else { return false }
            case UInt8(ascii: "t"): guard take("true") else { return false }
            case UInt8(ascii: "f"): guard take("false") else { return false }
            case UInt8(ascii: "n"): guard take("null") else { return false }
            default: guard readNumber() else { return false }
            }
            guard readEnd(&open) else { return false }
            if open.isEmpty { return true }
        }
    }

    /// Reads what follows a value: the ends of collections, up to the next value.
    private mutating func readEnd(_ open: inout [UInt8]) -> Bool {
        while let end = open.last {
            skipSpace()
            if take(end) {
                open.removeLast()
                continue
            }
            guard take(UInt8(ascii: ",")) else { return false }
            return end == UInt8(ascii: "]") || readKey()
        }
        return true
    }

    private mutating func readKey() -> Bool {
        skipSpace()
        guard readString() else { return false }
        skipSpace()
        return take(UInt8(ascii: ":"))
    }

    private mutating func readString() -> Bool {
        guard take(UInt8(ascii: "\"")) else { return false }
        while let byte = peek {
            position += 1
            if byte == UInt8(ascii: "\"") { return true }
            if byte < 0x20 { return false }
            guard byte == UInt8(ascii: "\\") else { continue }
            guard let escape = peek else { return false }
            position += 1
            guard escape == UInt8(ascii: "u") else {
                guard "\"\\/bfnrt".utf8.contains(escape) else { return false }
                continue
            }
            for _ in 0..<4 {
                guard let digit = peek, Self.isHexadecimal(digit) else { return false }
                position += 1
            }
        }
        return false
    }

    private mutating func readNumber() -> Bool {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { guard readDigits() else { return false } }
        if take(UInt8(ascii: ".")) { guard readDigits() else { return false } }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard readDigits() else { return false }
        }
        return true
    }

    private mutating func readDigits() -> Bool {
        let start = position
        while let byte = peek, byte &- UInt8(ascii: "0") < 10 { position += 1 }
        return position > start
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 6
    }
}
