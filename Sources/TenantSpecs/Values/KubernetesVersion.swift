public import YAML

/// A minor version of Kubernetes: `1.34`.
public struct KubernetesVersion: TextValue, Comparable {
    /// The minor number: 34 of `1.34`.
    public let minor: Int

    /// The versions whose objects we know how to write.
    public static let supported = 28...60

    /// Reads a version.
    ///
    /// - Throws: `TextError` when it is not `1.` and a supported number.
    public init(parsing text: String) throws(TextError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "1", parts[1].utf8.count <= 2, let minor = Int(parts[1]),
            Self.supported.contains(minor), String(minor) == parts[1]
        else {
            throw TextError(
                text: text,
                expected: "a Kubernetes version: write '1.34'; 1.28 is the oldest that is supported"
            )
        }
        self.minor = minor
    }

    /// The version as `1.34`.
    public var text: String { "1.\(minor)" }

    /// `1.` and a number.
    public static var grammar: TextGrammar { .init(example: "1.34", pattern: "^1\\.(2[89]|[3-5][0-9]|60)$") }

    /// In the order of release.
    public static func < (left: Self, right: Self) -> Bool {
        left.minor < right.minor
    }
}
