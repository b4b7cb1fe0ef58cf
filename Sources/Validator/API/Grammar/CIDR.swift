import KubernetesSchemas

/// A range of IP addresses, as `netutils.ParseCIDRSloppy` reads it: an address, `/` and how many bits are fixed.
struct CIDR: Hashable, Sendable {
    let address: IPAddress
    let prefixLength: Int
    /// Whether `netip.ParsePrefix` reads it too.
    let isPlain: Bool

    /// The range of a text; `nil` when it is none.
    init?(_ text: UTF8Bytes) {
        guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let front = text.part(0..<slash)
        let back = text.part(slash + 1..<text.count)
        guard let address = IPAddress.parseV4(front) ?? IPAddress.parseV6(front),
            let length = IPAddress.decimal(back, limit: address.isV4 ? 32 : 128)
        else { return nil }
        self.address = address
        prefixLength = length
        isPlain = address.isPlain && (back.count == 1 || back.first != UInt8(ascii: "0"))
    }

    /// The range of an address and as many fixed bits.
    init(address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
        isPlain = true
    }

    private var width: Int { address.isV4 ? 32 : 128 }

    /// The first address of the range.
    var first: UInt128 {
        let free = UInt128(width - prefixLength)
        return free >= 128 ? 0 : (address.bits >> free) << free
    }

    /// Whether the address is the range's first one.
    var isNetwork: Bool { first == address.bits }

    /// Whether all of another range is in this one.
    func contains(_ other: CIDR) -> Bool {
        guard address.isV4 == other.address.isV4, prefixLength <= other.prefixLength else { return false }
        let free = UInt128(width - prefixLength)
        return free >= 128 || address.bits >> free == other.address.bits >> free
    }
}

extension NameRule {
    /// `IsValidCIDRForLegacyField`: since Kubernetes 1.36 (`StrictIPCIDRValidation`), without leading zeros, without
    /// IPv4 in the clothes of IPv6, and without bits after the fixed ones.
    static func cidr(_ version: KubernetesVersion) -> NameRule {
        version.minor >= 36 ? strictCIDR : sloppyCIDR
    }

    private static let sloppyCIDR = NameRule { text in
        CIDR(text) == nil ? "is no range of IP addresses, such as '10.0.0.0/8'" : nil
    }

    private static let strictCIDR = NameRule { text in
        guard let range = CIDR(text) else { return "is no range of IP addresses, such as '10.0.0.0/8'" }
        guard range.isPlain else { return "is a range of IP addresses with leading zeros; leave them out" }
        if range.address.isMappedV4 { return "is a range of IPv4 addresses written as IPv6; write it as IPv4" }
        return range.isNetwork ? nil : "starts in the middle of its range; write its first address"
    }
}
