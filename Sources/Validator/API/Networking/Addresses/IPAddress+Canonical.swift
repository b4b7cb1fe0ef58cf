extension IPAddress {
    /// The one way to write the address that newer fields take: in lower case, without leading zeros, the longest run of
    /// zero groups as `::` (apimachinery: pkg/util/validation/ip.go, `IsValidIP`; Go's `net.IP.String`).
    var canonicalText: String {
        if isV4 { return [24, 16, 8, 0].map { String(bits >> UInt128($0) & 0xFF) }.joined(separator: ".") }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        let gap = Self.longestGap(in: groups)
        let front = groups[..<gap.lowerBound].map(Self.hexadecimal).joined(separator: ":")
        guard !gap.isEmpty else { return front }
        return front + "::" + groups[gap.upperBound...].map(Self.hexadecimal).joined(separator: ":")
    }

    private static func hexadecimal(_ group: UInt16) -> String { String(group, radix: 16) }

    /// The first of the longest runs of two zeros or more; an empty one at the end when there is none.
    private static func longestGap(in groups: [UInt16]) -> Range<Int> {
        var longest = groups.count..<groups.count
        var start: Int?
        for index in 0...groups.count {
            if index < groups.count, groups[index] == 0 {
                start = start ?? index
            } else if let begin = start {
                if index - begin > max(1, longest.count) { longest = begin..<index }
                start = nil
            }
        }
        return longest
    }
}

extension NameRule {
    /// `IsValidIP`: an IP address in its canonical form.
    static let canonicalIPAddress = NameRule { text in
        guard let address = IPAddress(text), !address.isMappedV4 else { return "is no IP address" }
        let canonical = address.canonicalText
        return canonical.utf8.elementsEqual(text) ? nil : "has to be written '\(canonical)'"
    }

    /// `IsValidCIDR`: a range of IP addresses in its canonical form.
    static let canonicalCIDR = NameRule { text in
        guard let range = CIDR(text), !range.address.isMappedV4 else {
            return "is no range of IP addresses, such as '10.0.0.0/8'"
        }
        guard range.isNetwork else { return "starts in the middle of its range; write its first address" }
        let canonical = "\(range.address.canonicalText)/\(range.prefixLength)"
        return canonical.utf8.elementsEqual(text) ? nil : "has to be written '\(canonical)'"
    }
}
