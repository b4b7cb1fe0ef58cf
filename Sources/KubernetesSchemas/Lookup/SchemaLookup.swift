/// What a version of the API server makes of an `apiVersion` and a `kind`.
public enum SchemaLookup: Sendable {
    /// The server has the kind; it may be deprecated.
    case found(ObjectSchema, deprecation: APIDeprecation?)
    /// The server had the kind, or still has it in another version of its group.
    case removed(APIRemoval)
    /// Only newer servers have it; some versions of the group may have the kind already.
    case notYet(since: KubernetesVersion, instead: [String])
    /// A list whose items are sent one by one.
    case list
    /// The server has no such kind.
    case unknown(UnknownKind)
}

/// A kind that isn't known.
public struct UnknownKind: Hashable, Sendable {
    /// Whether nothing that is installed could serve it: the group is Kubernetes' own, or a definition lacks the version.
    public var isCertain: Bool
    /// What was probably meant, as `apps/v1 Deployment`.
    public var suggestion: String?
    /// The versions of the group in which the kind is known.
    public var versions: [String]
}
