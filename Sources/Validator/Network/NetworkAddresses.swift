extension IPAddress {
    /// The address of a text; `nil` when it is none.
    init?(_ text: String) {
        var text = text
        guard let address = text.withUTF8({ IPAddress($0) }) else { return nil }
        self = address
    }

    /// Where nodes and pods are told who they are, credentials of the cloud included, over plain HTTP: the instance metadata of EC2
    /// (and of Google Cloud and Azure), and the agent of EKS Pod Identity, by IPv4 and IPv6.
    ///
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html,
    /// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html
    static let metadata = ["169.254.169.254", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23"].compactMap {
        IPAddress($0)
    }
}

extension CIDR {
    /// The range of a text; `nil` when it is none.
    init?(_ text: String) {
        var text = text
        guard let range = text.withUTF8({ CIDR($0) }) else { return nil }
        self = range
    }

    /// Private ranges, in which clusters have their nodes, pods and Services (RFC 1918, 6598, 4193).
    static let privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"]
        .compactMap { CIDR($0) }

    /// Every address of IPv4.
    static let everywhere = CIDR(address: IPAddress.metadata[0], prefixLength: 0)

    /// How it is written.
    var text: String { "\(address.canonicalText)/\(prefixLength)" }

    /// Whether all of it is private.
    var isPrivate: Bool { Self.privateRanges.contains { $0.contains(self) } }

    /// Whether two ranges have an address in common.
    func overlaps(_ other: CIDR) -> Bool { contains(other) || other.contains(self) }
}

/// A block of addresses without some that are within it.
struct AddressBlock {
    var block: CIDR
    var except: [CIDR]

    /// Whether an address is in it.
    func contains(_ address: IPAddress) -> Bool {
        block.contains(address) && !except.contains { $0.contains(address) }
    }

    /// Whether some of a range is in it: it overlaps, and no exception takes all of what they share.
    func reaches(_ range: CIDR) -> Bool {
        guard block.overlaps(range) else { return false }
        let shared = block.contains(range) ? range : block
        return !except.contains { $0.contains(shared) }
    }

    /// Whether it is a great part of the Internet, and not the addresses of somebody.
    ///
    /// For IPv4 a block of 16 million addresses or more, for IPv6 more than registries give to one another (2000::/3 is all that is
    /// given out; https://www.iana.org/assignments/ipv6-unicast-address-assignments), with public ones among them.
    var isWorld: Bool {
        guard block.prefixLength <= (block.address.isV4 ? 8 : 11) else { return false }
        let probes = block.address.isV4 ? Self.publicV4 : Self.publicV6
        return probes.contains(where: contains)
    }

    /// An address in the middle of each public block of 16 million.
    private static let publicV4 = (1...223).filter { ![10, 100, 127, 169, 172, 192, 198, 203].contains($0) }
        .compactMap { IPAddress("\($0).128.77.1") }
    /// One of each registry's.
    private static let publicV6 = ["2001:4860::1", "2400::1", "2600::1", "2800::1", "2a00::1", "2c00::1"].compactMap {
        IPAddress($0)
    }
}
