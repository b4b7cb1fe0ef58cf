/// Base64 as Go decodes it into bytes (`base64.StdEncoding`): padded, line breaks left out.
enum GoBase64 {
    static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        var padding = 0
        for byte in text where byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") {
            if byte == UInt8(ascii: "=") {
                padding += 1
            } else {
                guard padding == 0, isDigit(byte) else { return false }
                digits += 1
            }
        }
        return (digits + padding).isMultiple(of: 4) && padding <= 2 && digits % 4 != 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
