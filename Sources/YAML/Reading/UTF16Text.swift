import Diagnostics

/// UTF-16, which libyaml and Kubernetes' readers take when a byte order mark announces it.
enum UTF16Text {
    /// The text in UTF-8, or `nil` when there is no byte order mark of UTF-16.
    ///
    /// - Throws: `encoding` at the first half of a surrogate pair without its other half, or at half a code unit.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) -> [UInt8]? {
        guard bytes.count >= 2 else { return nil }
        let isLittle: Bool
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): isLittle = true
        case (0xFE, 0xFF): isLittle = false
        default: return nil
        }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map { offset in
            let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var decoder = UTF16()
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case .emptyInput: break decoding
            case .error: throw broken(after: text)
            }
        }
        guard bytes.count.isMultiple(of: 2) else { throw broken(after: text) }
        return text
    }

    private static func broken(after text: [UInt8]) -> YAMLError {
        let position = text.withUnsafeBufferPointer { TextPosition.position(ofByte: $0.count, in: $0) }
        return YAMLError(.encoding, "invalid UTF-16; save the file as UTF-8", at: SourceRange(at: position))
    }
}
