/// A text in UTF-8, as `YAMLNode.withUTF8` shows it without a copy.
typealias UTF8Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    var isASCIILowercase: Bool { self &- UInt8(ascii: "a") < 26 }
    var isASCIIUppercase: Bool { self &- UInt8(ascii: "A") < 26 }
    var isASCIILetter: Bool { (self | 0x20).isASCIILowercase }
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
    /// Of a DNS label: no upper case.
    var isLowercaseAlphanumeric: Bool { isASCIILowercase || isASCIIDigit }
}

extension UnsafeBufferPointer<UInt8> {
    /// A part of the text; nothing is copied.
    func part(_ range: Range<Int>) -> UTF8Bytes {
        UTF8Bytes(rebasing: self[range])
    }

    /// Whether the text is this one.
    func isText(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && hasPrefix(text)
    }

    /// Whether the text starts with this one.
    func hasPrefix(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { start in
            count >= start.count && zip(start, self).allSatisfy { $0 == $1 }
        }
    }

    /// The parts between separators, as `strings.Split` of Go has them: one more than there are separators.
    func allParts(separatedBy separator: UInt8, satisfy predicate: (UTF8Bytes) -> Bool) -> Bool {
        var start = 0
        for index in indices where self[index] == separator {
            guard predicate(part(start..<index)) else { return false }
            start = index + 1
        }
        return predicate(part(start..<count))
    }

    /// The text as a string, for messages.
    var string: String { String(decoding: self, as: UTF8.self) }
}
