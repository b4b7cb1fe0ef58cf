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
        guard let block = AddressBits.block(text), block.address.count == 4, (16...28).contains(block.length) else {
            throw TextError(
                text: text,
                expected:
                    "a block of addresses: an IPv4 address and a length from 16 to 28, '10.0.0.0/16', without bits "
                    + "set behind the length"
            )
        }
        self.text = text
    }

    /// An address and a length.
    public static var grammar: TextGrammar {
        .init(example: "10.0.0.0/16", pattern: "^([0-9]{1,3}\\.){3}[0-9]{1,3}/(1[6-9]|2[0-8])$")
    }
}
