import HTTPTypes

/// What a request is called in logs and in the header `x-request-id`.
enum RequestID {
    /// A client's id, where it is 1 to 64 letters, digits, dots, underscores and hyphens: nothing that a log or a header
    /// could be forged with.
    static func accepted(_ text: String?) -> String? {
        guard let text, (1...64).contains(text.utf8.count), text.utf8.allSatisfy(isAccepted) else { return nil }
        return text
    }

    /// A new id: 16 hexadecimal digits.
    static func make() -> String {
        var numbers = QuickNumbers()
        return hexadecimal(numbers.next())
    }

    private static func isAccepted(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}

/// 16 lower-case hexadecimal digits.
func hexadecimal(_ value: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { digits in
        writeHexadecimal(value, to: digits, at: 0)
        return 16
    }
}

/// Writes 16 lower-case hexadecimal digits, from an index on.
func writeHexadecimal(_ value: UInt64, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
    for index in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> (60 - 4 * UInt64(index))) & 0xf
        text[start + index] = digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10
    }
}

extension HTTPField.Name {
    // Both are tokens.
    static let requestID = named("x-request-id")
    static let traceparent = named("traceparent")

    private static func named(_ text: String) -> Self {
        guard let name = Self(text) else { preconditionFailure("'\(text)' is no header's name") }
        return name
    }
}
