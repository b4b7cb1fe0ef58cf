/// Where a cluster's keys come from.
public protocol KeySource: Sendable {
    /// Reads the keys as they are now.
    ///
    /// - Throws: `KeyError`.
    func read() async throws(KeyError) -> KeyMaterial

    /// How often the keys are read without a reason.
    var interval: Duration { get }
}

/// What a source of keys says.
public struct KeyMaterial: Hashable, Sendable {
    /// A JSON Web Key Set (RFC 7517).
    public var keys: [UInt8]
    /// Whose tokens the keys are for: the claim `iss`.
    public var issuers: Set<String>

    /// Keys and their issuers.
    public init(keys: [UInt8], issuers: Set<String>) {
        self.keys = keys
        self.issuers = issuers
    }
}
