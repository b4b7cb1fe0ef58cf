public import NIOCore

extension ByteBuffer {
    /// Writes a text as a JSON string, with its quotes.
    public mutating func writeJSONString(_ text: String) {
        writeInteger(UInt8(ascii: "\""))
        writeJSONStringContent(text)
        writeInteger(UInt8(ascii: "\""))
    }

    /// Writes a text as a JSON string, or `null`.
    public mutating func writeJSONStringOrNull(_ text: String?) {
        guard let text else {
            writeStaticString("null")
            return
        }
        writeJSONString(text)
    }

    /// Writes a text as it stands between the quotes of a JSON string: RFC 8259, 7, asks that quotes, backslashes and
    /// control characters be escaped. `<` is escaped too, so that no JSON of ours can close an element of a page.
    mutating func writeJSONStringContent(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for (index, byte) in bytes.enumerated() where Self.needsEscape(byte) {
                writeBytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<index]))
                writeJSONEscape(of: byte)
                start = index + 1
            }
            writeBytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == 0x7F
    }

    private mutating func writeJSONEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): writeStaticString("\\\"")
        case UInt8(ascii: "\\"): writeStaticString("\\\\")
        case UInt8(ascii: "\n"): writeStaticString("\\n")
        case UInt8(ascii: "\r"): writeStaticString("\\r")
        case UInt8(ascii: "\t"): writeStaticString("\\t")
        default:
            writeStaticString("\\u00")
            for digit in [byte >> 4, byte & 0xF] {
                writeInteger(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    /// Runs `body` on the bytes that can be read, and hands on what it throws with its type.
    func scan<Value, Failure: Error>(
        _ body: (inout JSONScanner) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let result = withUnsafeReadableBytes { bytes -> Result<Value, Failure> in
            var scanner = JSONScanner(bytes)
            do throws(Failure) {
                return .success(try body(&scanner))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
