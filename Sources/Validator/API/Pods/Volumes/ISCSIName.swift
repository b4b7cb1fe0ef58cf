/// The names of iSCSI nodes (pkg/apis/core/validation/validation.go, `iscsiInitiatorIqnRegex` and the two after it).
enum ISCSIName {
    static func isValid(_ text: String) -> Bool {
        if text.hasPrefix("eui") { return isSerial(text.dropFirst(4), 16) }
        if text.hasPrefix("naa") { return isSerial(text.dropFirst(4), 32) }
        // `iqn\.\d{4}-\d{2}\.([[:alnum:]-.]+)(:[^,;*&$|\s]+)$`
        let bytes = Array(text.utf8)
        guard text.hasPrefix("iqn."), bytes.count > 12 else { return false }
        for (index, byte) in bytes[4..<12].enumerated() {
            switch index {
            case 4: guard byte == UInt8(ascii: "-") else { return false }
            case 7: guard byte == UInt8(ascii: ".") else { return false }
            default: guard byte.isASCIIDigit else { return false }
            }
        }
        guard let colon = bytes[12...].firstIndex(of: UInt8(ascii: ":")), colon > 12, colon + 1 < bytes.count else {
            return false
        }
        let isAuthority = bytes[12..<colon].allSatisfy {
            $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        return isAuthority && !bytes[(colon + 1)...].contains { $0 <= 0x20 || ",;*&$|".utf8.contains($0) }
    }

    private static func isSerial(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy(\.isASCIIAlphanumeric)
    }
}
