/// Text in base64.
enum EncodedText {
    /// The longest that is decoded: beyond it are files, not values.
    private static let longest = 1 << 16
    /// The shortest: words that happen to be base64 of something readable are shorter.
    private static let shortest = 16

    /// What a token says in base64 (either alphabet of RFC 4648, padded or not) when that is text; `nil` otherwise.
    ///
    /// Words that aren't meant as base64 give bytes that are no text: each of twelve bytes has a chance of three in
    /// eight.
    static func decode(_ token: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard (shortest...longest).contains(token.count) else { return nil }
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in token {
            guard let value = value(of: byte) else {
                guard byte == UInt8(ascii: "="), padding < 2 else { return nil }
                padding += 1
                continue
            }
            guard padding == 0 else { return nil }
            bits = bits << 6 | value
            count += 1
            guard count % 4 == 0 else { continue }
            for shift in [16, 8, 0] as [UInt32] {
                let decoded = UInt8(truncatingIfNeeded: bits >> shift)
                guard isOfText(decoded) else { return nil }
                text.append(decoded)
            }
            bits = 0
        }
        guard padding == 0 || (count + padding) % 4 == 0 else { return nil }
        switch count % 4 {
        case 0: break
        case 2: text.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3:
            text.append(UInt8(truncatingIfNeeded: bits >> 10))
            text.append(UInt8(truncatingIfNeeded: bits >> 2))
        default: return nil
        }
        guard let last = text.last, isOfText(last), text.suffix(2).allSatisfy(isOfText) else { return nil }
        return text
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// Whether a byte is one that texts in ASCII have.
    private static func isOfText(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
            || byte == UInt8(ascii: "\r")
    }
}
