/// A string of a JSON text, as it stands there.
package struct JSONString: Sendable {
    /// Where the bytes between the quotes stand.
    package var range: Range<Int>
    /// How many bytes of UTF-8 it is once decoded.
    package var decodedCount: Int
    /// Whether decoding changes nothing.
    package var isPlain: Bool { decodedCount == range.count }
}

extension JSONScanner {
    /// The string that comes next.
    package mutating func string() throws(JSONError) -> JSONString {
        guard try peek() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: offset) }
        offset += 1
        let start = offset
        var surplus = 0
        while true {
            skipPlainBytes()
            guard offset < bytes.count else { throw JSONError(.unexpectedEnd, at: offset) }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                let range = start..<offset
                offset += 1
                return JSONString(range: range, decodedCount: range.count - surplus)
            case UInt8(ascii: "\\"): surplus += try skipEscape()
            case 0..<0x20: throw JSONError(.controlCharacter, at: offset)
            case 0x80...: try skipMultiByteCharacters()
            default: offset += 1
            }
        }
    }

    /// Skips printable ASCII but quotes and backslashes, eight bytes at a time.
    ///
    /// A byte's highest bit in `stops` says that it isn't one of these. A borrow can set it wrongly only in bytes after
    /// the first that is set rightly, and the first is all that is asked for.
    @inline(__always)
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let below = (word &- (ones &* 0x20)) | (quotes &- ones) | (slashes &- ones)
            let stops = (below | word) & (ones &* 0x80)
            guard stops == 0 else {
                offset += stops.trailingZeroBitCount / 8
                return
            }
            offset += 8
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C else { return }
            offset += 1
        }
    }

    /// Skips characters beyond ASCII; Unicode 17, table 3-7, says which bytes are some.
    private mutating func skipMultiByteCharacters() throws(JSONError) {
        while offset < bytes.count, bytes[offset] >= 0x80 {
            let lead = bytes[offset]
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if lead == 0xE0 { second = 0xA0...0xBF }  // no overlong form
                if lead == 0xED { second = 0x80...0x9F }  // no surrogate
            case 0xF0...0xF4:
                length = 4
                if lead == 0xF0 { second = 0x90...0xBF }
                if lead == 0xF4 { second = 0x80...0x8F }  // nothing beyond U+10FFFF
            default: throw JSONError(.invalidUTF8, at: offset)
            }
            guard offset + length <= bytes.count, second.contains(bytes[offset + 1]),
                length < 3 || bytes[offset + 2] & 0xC0 == 0x80, length < 4 || bytes[offset + 3] & 0xC0 == 0x80
            else { throw JSONError(.invalidUTF8, at: offset) }
            offset += length
        }
    }

    /// Skips an escape, and says how many bytes it is longer than what it stands for.
    private mutating func skipEscape() throws(JSONError) -> Int {
        let start = offset
        let scalar = try Self.escapedScalar(in: bytes, at: &offset)
        return offset - start - UTF8.width(scalar)
    }

    /// The bytes that a string of this text stands for.
    package func decoded(_ string: JSONString) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(string.decodedCount)
        forEachRun(of: string) { decoded.append(contentsOf: $0) }
        return decoded
    }

    /// The text that a string of this text stands for.
    package func text(_ string: JSONString) -> String {
        guard !string.isPlain else {
            return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[string.range]), as: UTF8.self)
        }
        return String(decoding: decoded(string), as: UTF8.self)
    }

    /// Whether a string of this text stands for a word: `"mod\u0065l"` for `model` as well.
    @inline(__always)
    package func equals(_ string: JSONString, _ word: StaticString) -> Bool {
        guard string.decodedCount == word.utf8CodeUnitCount else { return false }
        let word = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard string.isPlain else { return decoded(string).elementsEqual(word) }
        let start = string.range.lowerBound
        for index in 0..<word.count where bytes[start + index] != word[index] { return false }
        return true
    }

    /// Hands on what a string stands for in pieces: what is written plainly as it stands, and each escape decoded.
    func forEachRun(of string: JSONString, _ body: (UnsafeRawBufferPointer) -> Void) {
        var position = string.range.lowerBound
        while position < string.range.upperBound {
            let rest = bytes[position..<string.range.upperBound]
            let end = string.isPlain ? rest.endIndex : rest.firstIndex(of: UInt8(ascii: "\\")) ?? rest.endIndex
            if end > position { body(UnsafeRawBufferPointer(rebasing: bytes[position..<end])) }
            position = end
            guard end < string.range.upperBound else { return }
            // The string was read, so that its escapes are known to be good.
            guard let scalar = try? Self.escapedScalar(in: bytes, at: &position) else { return }
            withUnsafeTemporaryAllocation(byteCount: 4, alignment: 1) { buffer in
                var count = 0
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[count] = byte
                    count += 1
                }
                body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
    }

    /// The character that the escape at `offset` stands for, which is set to what follows.
    private static func escapedScalar(
        in bytes: UnsafeRawBufferPointer,
        at offset: inout Int
    ) throws(JSONError) -> Unicode.Scalar {
        guard offset + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        let letter = bytes[offset + 1]
        let plain: Unicode.Scalar
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = Unicode.Scalar(letter)
        case UInt8(ascii: "n"): plain = "\n"
        case UInt8(ascii: "t"): plain = "\t"
        case UInt8(ascii: "r"): plain = "\r"
        case UInt8(ascii: "b"): plain = "\u{8}"
        case UInt8(ascii: "f"): plain = "\u{C}"
        case UInt8(ascii: "u"): return try unicodeEscape(in: bytes, at: &offset)
        default: throw JSONError(.invalidEscape, at: offset)
        }
        offset += 2
        return plain
    }

    /// The character that `\u` and four digits stand for, or two such halves of a pair.
    private static func unicodeEscape(
        in bytes: UnsafeRawBufferPointer,
        at offset: inout Int
    ) throws(JSONError) -> Unicode.Scalar {
        let start = offset
        let first = try codeUnit(in: bytes, at: &offset)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard offset + 1 < bytes.count else { throw JSONError(.loneSurrogate, at: start) }
        guard UTF16.isLeadSurrogate(first), bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start) }
        let second = try codeUnit(in: bytes, at: &offset)
        guard UTF16.isTrailSurrogate(second) else { throw JSONError(.loneSurrogate, at: start) }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw JSONError(.loneSurrogate, at: start) }
        return scalar
    }

    private static func codeUnit(in bytes: UnsafeRawBufferPointer, at offset: inout Int) throws(JSONError) -> UInt16 {
        guard offset + 6 <= bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        var unit: UInt16 = 0
        for index in (offset + 2)..<(offset + 6) {
            let byte = bytes[index]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw JSONError(.invalidEscape, at: offset)
            }
            unit = unit << 4 | UInt16(digit)
        }
        offset += 6
        return unit
    }
}
