/// A minor version of Kubernetes, such as 1.34.
public struct KubernetesVersion: Hashable, Sendable {
    /// The number after `1.`.
    public let minor: Int

    /// The version `1.<minor>`; `nil` when its schemas are not known.
    public init?(minor: Int) {
        guard Self.supportedMinors.contains(minor) else { return nil }
        self.minor = minor
    }

    /// The version that a text names, with or without `v` and a patch number: `1.34`, `v1.34.2`; `nil` when it names none
    /// that is known.
    public init?(_ text: some StringProtocol) {
        let parts = (text.hasPrefix("v") ? text.dropFirst() : text[...]).split(
            separator: ".",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2 || parts.count == 3, parts[0] == "1" else { return nil }
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }) else {
            return nil
        }
        guard let minor = Int(parts[1]), parts.last != "" else { return nil }
        self.init(minor: minor)
    }

    /// The minor versions whose schemas are embedded.
    private static let supportedMinors = 28...37

    /// The versions whose schemas are embedded, the oldest first.
    public static let supported = supportedMinors.compactMap { KubernetesVersion(minor: $0) }

    private init(known minor: Int) {
        self.minor = minor
    }

    /// The oldest version whose schemas are embedded.
    public static let oldest = KubernetesVersion(known: supportedMinors.lowerBound)
    /// The newest version whose schemas are embedded.
    public static let newest = KubernetesVersion(known: supportedMinors.upperBound)
}

extension KubernetesVersion: Comparable {
    /// Whether the left version is the older one.
    public static func < (left: Self, right: Self) -> Bool {
        left.minor < right.minor
    }
}

extension KubernetesVersion: CustomStringConvertible {
    /// `1.34`.
    public var description: String { "1.\(minor)" }
}
