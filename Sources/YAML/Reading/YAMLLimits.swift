/// How much a text may ask of its reader before it is refused.
///
/// How far aliases may expand is not a setting: it is what the API server's reader allows.
public struct YAMLLimits: Hashable, Sendable {
    /// The most collections within one another, counted through aliases.
    ///
    /// Kubernetes' readers allow 10,000; no object nests deeper than about 20.
    public var depth: Int
    /// The most bytes of one stream; never more than 1 GiB.
    public var bytes: Int
    /// The most recoverable problems that are kept. Later ones are counted by nobody.
    public var problems: Int

    /// What suits files that people and generators write.
    public static let `default` = YAMLLimits()

    /// Limits, each with the value of ``default`` where it is left out.
    public init(depth: Int = 100, bytes: Int = 256 << 20, problems: Int = 1_000) {
        self.depth = depth
        self.bytes = bytes
        self.problems = problems
    }
}
