/// The formats of strings that definitions name and servers check (apiextensions-apiserver:
/// pkg/apiserver/validation/formats.go; kube-openapi: pkg/validation/strfmt).
///
/// Others that servers check are taken as they are: `uri`, `email`, `hostname`, `cidr`, `mac`, `duration` and the numbers of
/// books, cards and colours.
enum CustomResourceFormat {
    static func isValid(_ text: UnsafeBufferPointer<UInt8>, _ format: String) -> Bool {
        switch format {
        case "date-time", "datetime": isDateTime(text)
        case "date": text.count == 10 && isDateTime(text + Array("T00:00:00Z".utf8))
        case "byte": GoBase64.isValid(text)
        case "ipv4":
            text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).count == 4 && isIPv4(text)
        case "uuid": isUUID(text)
        case "quantity": GoQuantity.isValid(text)
        default: true
        }
    }

    /// As in `strfmt.IsDateTime`: also in lower case.
    private static func isDateTime(_ text: some Sequence<UInt8>) -> Bool {
        let upper = text.map { $0 == UInt8(ascii: "t") || $0 == UInt8(ascii: "z") ? $0 & 0xDF : $0 }
        return upper.withUnsafeBufferPointer { GoTime.isValid($0, hasMicroseconds: false) }
    }

    private static func isIPv4(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
            return Int(String(decoding: part, as: UTF8.self)).map { (0...255).contains($0) } ?? false
        }
    }

    private static func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = text.filter { $0 != UInt8(ascii: "-") }
        return digits.count == 32
            && digits.allSatisfy { byte in
                byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 6
            }
    }
}
