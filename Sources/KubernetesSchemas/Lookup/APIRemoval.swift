/// A kind in a version of its group that newer servers don't have.
public struct APIRemoval: Hashable, Sendable {
    /// The group and version, such as `extensions/v1beta1`.
    public var apiVersion: String
    /// The kind.
    public var kind: String
    /// The version of Kubernetes that deprecated it, such as `1.8`; empty when that isn't known.
    public var deprecatedIn: String
    /// The first version of Kubernetes without it.
    public var removedIn: String
    /// The group and version to use instead; `nil` where there is none.
    public var replacement: String?
    /// Whether the replacement has the same fields with the same meaning, so that nothing but the version has to change.
    public var isRenaming = false
}

/// A kind in a version of its group that is still there, but not to be used any more.
public struct APIDeprecation: Hashable, Sendable {
    /// The group and version.
    public var apiVersion: String
    /// The kind.
    public var kind: String
    /// The version of Kubernetes that deprecated it, such as `1.33`.
    public var deprecatedIn: String
    /// What to use instead; `nil` where there is nothing.
    public var replacement: String?
}
