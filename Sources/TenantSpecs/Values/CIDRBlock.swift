public import YAML

/// A block of private IPv4 addresses that a VPC may have: `10.0.0.0/16`.
public struct CIDRBlock: TextValue {
    /// The block.
    public let text: String

    /// Reads a block.
    ///
    /// - Throws: `TextError` when it is not four numbers and a length from 16 to 28 (what a VPC takes), or when it has
    ///   bits set behind its length.
    public init(parsing text: String) throws(TextError) {
        guard Self.isBlock(text) else {
            throw TextError(
                text: text,
                expected:
                    "a block of addresses: an IPv4 address and a length from 16 to 28, '10.0.0.0/16', without bits "
                    + "set behind the length"
            )
        }
        self.text = text
    }

    private static func isBlock(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = number(parts[1]), (16...28).contains(length) else { return false }
        let octets = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(number)
        guard octets.count == 4 else { return false }
        var address: UInt32 = 0
        for octet in octets {
            guard let octet, octet <= 255 else { return false }
            address = address << 8 | UInt32(octet)
        }
        return address << UInt32(length) == 0
    }

    /// A number of up to three digits without a leading zero.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 3, let value = Int(text), String(value) == text, value >= 0 else { return nil }
        return value
    }

    /// An address and a length.
    public static var grammar: TextGrammar {
        .init(example: "10.0.0.0/16", pattern: "^([0-9]{1,3}\\.){3}[0-9]{1,3}/(1[6-9]|2[0-8])$")
    }
}
