extension IPAddress {
    /// Why nothing outside a node may have this address; `nil` when it may (pkg/apis/core/validation/validation.go,
    /// `ValidateNonSpecialIP`).
    var specialPurpose: String? {
        isV4InEffect ? Self.purpose(ofV4: UInt32(truncatingIfNeeded: bits)) : Self.purpose(ofV6: bits)
    }

    private static func purpose(ofV4 bits: UInt32) -> String? {
        if bits == 0 { return "is the unspecified address" }
        if bits >> 24 == 127 { return "is a loopback address" }
        // 169.254.0.0/16 and 224.0.0.0/24.
        if bits >> 16 == 0xA9FE { return "is a link-local address" }
        return bits >> 8 == 0xE0_0000 ? "is a link-local multicast address" : nil
    }

    private static func purpose(ofV6 bits: UInt128) -> String? {
        if bits == 0 { return "is the unspecified address" }
        if bits == 1 { return "is a loopback address" }
        // fe80::/10, and those of ff00::/8 whose scope is the link.
        if bits >> 118 == 0xFE80 >> 6 { return "is a link-local address" }
        return bits >> 120 == 0xFF && bits >> 112 & 0x0F == 2 ? "is a link-local multicast address" : nil
    }
}
