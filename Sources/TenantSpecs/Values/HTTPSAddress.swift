public import YAML

/// The address of a service over TLS.
public struct HTTPSAddress: TextValue {
    /// The address.
    public let text: String
    /// The port: 443 unless the address names another (RFC 9110, 4.2.2).
    public let port: Int

    /// Reads an address.
    ///
    /// - Throws: `TextError` when it does not start with `https://` and a host, has a port that is none, or holds
    ///   credentials, blanks or controls.
    public init(parsing text: String) throws(TextError) {
        let scheme = "https://"
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let isLegal = text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        guard text.hasPrefix(scheme), !authority.contains("@"), isLegal, text.utf8.count <= 2048,
            let port = Self.port(of: authority)
        else {
            throw TextError(text: text, expected: "an address: 'https://' and a host, without a user or a password")
        }
        self.text = text
        self.port = port
    }

    /// The port behind a host, which may be an IPv6 address in brackets; `nil` when either is missing or wrong.
    private static func port(of authority: Substring) -> Int? {
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else {
            return authority.isEmpty ? nil : 443
        }
        let digits = authority[colon...].dropFirst()
        guard colon > authority.startIndex, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits).flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    /// An address over TLS.
    public static var grammar: TextGrammar {
        .init(example: "https://api.openai.com/v1", pattern: "^https://[^@/?#\\s]+\\S*$", maximumLength: 2048)
    }
}
