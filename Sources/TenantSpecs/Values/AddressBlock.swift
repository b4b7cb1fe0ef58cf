public import YAML

/// A block of addresses, IPv4 or IPv6, for a network policy: `10.0.0.0/16`, `172.20.0.1/32`, `fd00:10::/32`.
public struct AddressBlock: TextValue {
    /// The block.
    public let text: String

    /// Reads a block.
    ///
    /// - Throws: `TextError` when it is no address and length, has bits set behind its length, or is wider than the widest
    ///   private block, `10.0.0.0/8` or `fc00::/7`: what needs the whole internet is no matter of addresses.
    public init(parsing text: String) throws(TextError) {
        let block = AddressBits.block(text)
        guard let block, block.length >= (block.address.count == 4 ? 8 : 7) else {
            throw TextError(
                text: text,
                expected:
                    "a block of addresses: an address and a length of at least 8 ('10.0.0.0/16') or, for IPv6, 7 "
                    + "('fd00::/64'), without bits set behind the length"
            )
        }
        self.text = text
    }

    /// An address and a length.
    public static var grammar: TextGrammar {
        .init(example: "10.0.0.0/16", pattern: "^[0-9A-Fa-f.:]+/[0-9]{1,3}$")
    }
}

/// Reads addresses into their bytes.
enum AddressBits {
    /// A block of addresses in CIDR notation (RFC 4632, 3.1; RFC 4291, 2.3); `nil` when it is none, or has bits set behind its
    /// length.
    static func block(_ text: String) -> (address: [UInt8], length: Int)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = number(parts[1]), let address = ipv4(parts[0]) ?? ipv6(parts[0]),
            length <= address.count * 8
        else { return nil }
        for bit in length..<(address.count * 8) where address[bit / 8] & (0x80 >> (bit % 8)) != 0 { return nil }
        return (address, length)
    }

    /// Four numbers between dots.
    static func ipv4(_ text: Substring) -> [UInt8]? {
        let octets = text.split(separator: ".", omittingEmptySubsequences: false).map {
            number($0).flatMap(UInt8.init(exactly:))
        }
        let known = octets.compactMap(\.self)
        return known.count == 4 && octets.count == 4 ? known : nil
    }

    /// Eight groups of hexadecimal digits between colons; `::` stands for one or more of zeros (RFC 4291, 2.2). Forms with an
    /// IPv4 address at their end are not taken.
    private static func ipv6(_ text: Substring) -> [UInt8]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1]), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        for group in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(\.isHexadecimalDigit),
                let value = UInt16(group, radix: 16)
            else { return nil }
            bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
        }
        return bytes
    }

    /// A number of up to three digits without a leading zero.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 3, let value = Int(text), String(value) == text, value >= 0 else { return nil }
        return value
    }
}

extension UInt8 {
    fileprivate var isHexadecimalDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
