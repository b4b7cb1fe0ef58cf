import KubernetesSchemas

/// An IP address as `netutils.ParseIPSloppy` reads it: IPv4 with leading zeros too, which it takes for decimal.
struct IPAddress: Hashable, Sendable {
    /// Whether it is written as an IPv4 address.
    let isV4: Bool
    /// The 32 or 128 bits.
    let bits: UInt128
    /// Whether `netip.ParseAddr` reads it too: no leading zeros, no groups of more than four digits.
    let isPlain: Bool

    /// Whether it is IPv6 but stands for an IPv4 address: `::ffff:10.0.0.1`.
    var isMappedV4: Bool { !isV4 && bits >> 32 == 0xFFFF }

    /// Whether Kubernetes takes it for an IPv4 address (`ip.To4() != nil`).
    var isV4InEffect: Bool { isV4 || isMappedV4 }

    /// The address of a text; `nil` when it is none.
    init?(_ text: UTF8Bytes) {
        let separator = text.first { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
        let parsed: IPAddress? =
            switch separator {
            case UInt8(ascii: "."): Self.parseV4(text)
            case UInt8(ascii: ":"): Self.parseV6(text)
            default: nil
            }
        guard let parsed else { return nil }
        self = parsed
    }

    private init(isV4: Bool, bits: UInt128, isPlain: Bool) {
        self.isV4 = isV4
        self.bits = bits
        self.isPlain = isPlain
    }

    /// Four numbers up to 255.
    static func parseV4(_ text: UTF8Bytes) -> IPAddress? {
        var bits: UInt128 = 0
        var parts = 0
        var isPlain = true
        let isWhole = text.allParts(separatedBy: UInt8(ascii: ".")) { part in
            guard !part.isEmpty, parts < 4, let value = decimal(part, limit: 255) else { return false }
            if part.count > 1, part.first == UInt8(ascii: "0") { isPlain = false }
            bits = bits << 8 | UInt128(value)
            parts += 1
            return true
        }
        return isWhole && parts == 4 ? IPAddress(isV4: true, bits: bits, isPlain: isPlain) : nil
    }

    /// Eight groups, fewer with `::`, the last two of them an IPv4 address if you like.
    static func parseV6(_ text: UTF8Bytes) -> IPAddress? {
        let colon = UInt8(ascii: ":")
        var groups = V6Groups()
        var index = 0
        if text.hasPrefix("::") {
            groups.gap = 0
            index = 2
        }
        while index < text.count, groups.count < 8 {
            var end = index
            var value: UInt32 = 0
            while end < text.count, let digit = hexadecimal(text[end]) {
                value = value << 4 | UInt32(digit)
                guard value <= 0xFFFF else { return nil }
                end += 1
            }
            guard end > index else { return nil }
            if end < text.count, text[end] == UInt8(ascii: ".") {
                guard groups.gap != nil ? groups.count <= 6 : groups.count == 6,
                    let last = parseV4(text.part(index..<text.count))
                else { return nil }
                groups.append(UInt16(truncatingIfNeeded: last.bits >> 16))
                groups.append(UInt16(truncatingIfNeeded: last.bits))
                return groups.address(isPlain: groups.isPlain && last.isPlain)
            }
            if end - index > 4 { groups.isPlain = false }
            groups.append(UInt16(value))
            index = end
            guard index < text.count else { break }
            guard text[index] == colon, index + 1 < text.count else { return nil }
            index += 1
            if text[index] == colon {
                guard groups.gap == nil else { return nil }
                groups.gap = groups.count
                index += 1
            }
        }
        return index == text.count ? groups.address(isPlain: groups.isPlain) : nil
    }

    /// The groups of an IPv6 address on the way.
    private struct V6Groups {
        var bits: UInt128 = 0
        var count = 0
        /// How many groups there are before `::`.
        var gap: Int?
        var isPlain = true

        mutating func append(_ group: UInt16) {
            bits = bits << 16 | UInt128(group)
            count += 1
        }

        /// The address, with zeros for the gap, which stands for one group at least.
        func address(isPlain: Bool) -> IPAddress? {
            guard let gap else { return count == 8 ? IPAddress(isV4: false, bits: bits, isPlain: isPlain) : nil }
            guard count < 8 else { return nil }
            let low = (count - gap) * 16
            let tail = low == 0 ? 0 : bits & (UInt128.max >> UInt128(128 - low))
            let head = gap == 0 ? 0 : (bits >> UInt128(low)) << UInt128(128 - gap * 16)
            return IPAddress(isV4: false, bits: head | tail, isPlain: isPlain)
        }
    }

    /// A number in decimal digits up to a limit, leading zeros allowed.
    static func decimal(_ text: UTF8Bytes, limit: Int) -> Int? {
        var value = 0
        for byte in text {
            guard byte.isASCIIDigit else { return nil }
            value = value * 10 + Int(byte &- UInt8(ascii: "0"))
            guard value <= limit else { return nil }
        }
        return text.isEmpty ? nil : value
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        if byte.isASCIIDigit { return byte &- UInt8(ascii: "0") }
        let letter = byte | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter) ? letter &- UInt8(ascii: "a") &+ 10 : nil
    }
}

extension NameRule {
    /// `IsValidIPForLegacyField`: since Kubernetes 1.36 (`StrictIPCIDRValidation`), without leading zeros and without
    /// IPv4 in the clothes of IPv6.
    static func ipAddress(_ version: KubernetesVersion) -> NameRule {
        version.minor >= 36 ? strictIPAddress : sloppyIPAddress
    }

    private static let sloppyIPAddress = NameRule { text in
        IPAddress(text) == nil ? "is no IP address" : nil
    }

    private static let strictIPAddress = NameRule { text in
        guard let address = IPAddress(text) else { return "is no IP address" }
        guard address.isPlain else { return "is an IP address with leading zeros; leave them out" }
        return address.isMappedV4 ? "is an IPv4 address written as IPv6; write it as IPv4" : nil
    }
}
