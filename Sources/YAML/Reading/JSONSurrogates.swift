/// The one thing of JSON that YAML lacks: a character beyond U+FFFF as two escapes.
enum JSONSurrogates {
    /// A JSON text with one escape of YAML for each such pair, or `nil` when it has none or is no JSON.
    ///
    /// As apimachinery does (`util/yaml/decoder.go`), what starts with `{` is taken for JSON. What follows a pair on its line
    /// moves by two columns.
    static func join(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
        var text: [UInt8] = []
        var isJoined = false
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            if let high = escape(at: index, in: bytes), let low = escape(at: index + 6, in: bytes),
                UTF16.isLeadSurrogate(high), UTF16.isTrailSurrogate(low)
            {
                let scalar = UTF16.decode(UTF16.EncodedScalar([high, low]))
                let digits = String(scalar.value, radix: 16)
                text += Array("\\U\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8)
                isJoined = true
                index += 12
            } else {
                text += bytes[index..<min(index + 2, bytes.count)]
                index += 2
            }
        }
        return isJoined ? text : nil
    }

    /// The code unit of an escape, `\u` and four digits.
    private static func escape(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index..<index + 2].elementsEqual("\\u".utf8) else { return nil }
        let digits = String(decoding: bytes[index + 2..<index + 6], as: UTF8.self)
        guard digits.utf8.first != UInt8(ascii: "+"), digits.utf8.first != UInt8(ascii: "-") else { return nil }
        return UInt16(digits, radix: 16)
    }
}
