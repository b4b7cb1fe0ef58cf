public import YAML

/// An e-mail address without a name: `alerts@example.com`.
///
/// Narrower than RFC 5322: Alertmanager takes a comma for the end of an address and angle brackets for a name.
public struct EmailAddress: TextValue {
    /// The address.
    public let text: String

    /// Reads an address.
    ///
    /// - Throws: `TextError` when there is not one `@` between a name and a host, or other than ASCII letters, digits and
    ///   `.!#$%&'*+/=?^_{|}~-` are in it.
    public init(parsing text: String) throws(TextError) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocal(parts[0]), Self.isHost(parts[1]), text.utf8.count <= 254 else {
            throw TextError(text: text, expected: "an e-mail address: 'alerts@example.com'")
        }
        self.text = text
    }

    private static func isLocal(_ text: Substring) -> Bool {
        let others = Set(".!#$%&'*+/=?^_{|}~-".utf8)
        return !text.isEmpty && text.first != "." && text.last != "."
            && text.utf8.allSatisfy { isLetterOrDigit($0) || others.contains($0) }
    }

    private static func isHost(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// A name, `@` and a host.
    public static var grammar: TextGrammar {
        .init(
            example: "alerts@example.com",
            pattern: "^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$",
            maximumLength: 254
        )
    }
}
