/// Addresses with passwords.
extension SecretScanner {
    /// Looks for a password in an address (RFC 3986: `userinfo`).
    mutating func lookAtAddress(from start: Int, authority: Int) {
        var end = authority
        var at: Int?
        while end < bytes.count, end - authority < 512, Self.isOfAuthority(bytes[end]) {
            if bytes[end] == UInt8(ascii: "@") { at = end }
            end += 1
        }
        guard let at, let colon = bytes[authority..<at].firstIndex(of: UInt8(ascii: ":")), colon + 1 < at else {
            return
        }
        let password = bytes[(colon + 1)..<at]
        // A variable, a template or stars stand for one.
        let placeholders = ByteSet("$<{%*")
        guard let first = password.first, !placeholders.contains(first), Set(password).count > 1 else { return }
        add(.address, scheme(before: authority - 3, from: start)..<at)
    }

    /// Where the scheme starts that ends at a colon: with a letter (RFC 3986, section 3.1).
    private func scheme(before colon: Int, from word: Int) -> Int {
        let ofScheme = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-")
        let isFirst = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        var start = colon
        while start > word, ofScheme.contains(bytes[start - 1]) { start -= 1 }
        return bytes[start..<colon].firstIndex(where: isFirst.contains) ?? start
    }

    private static func isOfAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"):
            false
        default: true
        }
    }
}
