/// An IP address, without a zone and none of IPv4 in IPv6 (apiserver: pkg/cel/library/ip.go, `parseIPAddr`).
public struct CELAddress: Hashable, Sendable {
    /// 4 or 16 bytes.
    var bytes: [UInt8]

    /// The address of a text, as Go's `netip.ParseAddr` reads it; `nil` when it is none.
    init?(_ text: some StringProtocol) {
        guard let bytes = text.utf8.contains(UInt8(ascii: ":")) ? Self.six(text) : Self.four(text) else { return nil }
        let isFourInSix =
            bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        guard !isFourInSix else { return nil }
        self.bytes = bytes
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private static func four(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isDigit),
                part.count == 1 || part.first != UInt8(ascii: "0"),
                let byte = UInt8(String(decoding: part, as: UTF8.self))
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func six(_ text: some StringProtocol) -> [UInt8]? {
        let halves = String(text).components(separatedBy: "::")
        guard halves.count <= 2, let head = groups(halves[0], isLast: halves.count == 1) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1], isLast: true), head.count + tail.count <= 14 else { return nil }
        return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// Groups of up to four digits; at the very end, an address of IPv4 may stand for two.
    private static func groups(_ text: String, isLast: Bool) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            let group = String(decoding: part, as: UTF8.self)
            if isLast, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let four = four(group) else { return nil }
                bytes += four
                continue
            }
            guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit), let value = UInt16(group, radix: 16)
            else {
                return nil
            }
            bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
        }
        return bytes
    }
}

extension String {
    /// The parts between occurrences of a text, without Foundation.
    fileprivate func components(separatedBy separator: String) -> [String] {
        let bytes = Array(utf8)
        let wanted = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        while let found = Text.position(of: wanted, in: bytes, from: start) {
            parts.append(String(decoding: bytes[start..<found], as: UTF8.self))
            start = found + wanted.count
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}

extension CELAddress {
    var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    var isMulticast: Bool { bytes.count == 4 ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }

    var isLinkLocalMulticast: Bool {
        bytes.count == 4 ? bytes.starts(with: [224, 0, 0]) : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
    }

    var isLinkLocalUnicast: Bool {
        bytes.count == 4 ? bytes.starts(with: [169, 254]) : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    }

    var isGlobalUnicast: Bool {
        !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast && bytes != [255, 255, 255, 255]
    }

    /// The same with only the first bits.
    func masked(_ bits: Int) -> CELAddress {
        CELAddress(
            bytes: bytes.enumerated().map { index, byte in
                let kept = min(8, max(0, bits - index * 8))
                return kept == 0 ? 0 : byte & (0xFF << (8 - UInt8(kept)))
            }
        )
    }
}

extension CELAddress: CustomStringConvertible {
    /// In the canonical form: the longest run of zeros of IPv6 is left out.
    public var description: String {
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(1, longest.count) { longest = start..<end }
            start = end + 1
        }
        func text(_ part: ArraySlice<UInt16>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard !longest.isEmpty else { return text(groups[...]) }
        return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
    }
}

/// A network in CIDR notation (apiserver: pkg/cel/library/cidr.go, `parseCIDR`).
public struct CELNetwork: Hashable, Sendable {
    var address: CELAddress
    /// How many bits are the network's.
    var bits: Int

    /// The network of a text; `nil` when it is none.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = CELAddress(parts[0]), (1...3).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy(\.isDigit), parts[1].utf8.count == 1 || parts[1].utf8.first != UInt8(ascii: "0"),
            let bits = Int(parts[1]), bits <= address.bytes.count * 8
        else { return nil }
        self.address = address
        self.bits = bits
    }

    /// Whether an address is in it.
    func contains(_ other: CELAddress) -> Bool {
        other.bytes.count == address.bytes.count && other.masked(bits) == address.masked(bits)
    }

    /// The same without the bits that aren't the network's.
    var masked: CELNetwork {
        var network = self
        network.address = address.masked(bits)
        return network
    }
}
