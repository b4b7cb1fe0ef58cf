/// What an expression may refer to.
public struct CELEnvironment: Sendable {
    /// The variables and their types.
    public var variables: [String: CELType]
    /// The minor version of Kubernetes whose libraries there are.
    public var minorVersion: Int
    /// Whether there are the types with which mutating admission policies make patches: `Object`, `JSONPatch`.
    public var hasPatchTypes: Bool
    /// What compares texts with regular expressions; without it, such calls are unsupported.
    public var patterns: (any CELPatternEngine)?

    /// An environment of variables for one version of Kubernetes.
    public init(
        variables: [String: CELType],
        minorVersion: Int,
        hasPatchTypes: Bool = false,
        patterns: (any CELPatternEngine)? = nil
    ) {
        self.variables = variables
        self.minorVersion = minorVersion
        self.hasPatchTypes = hasPatchTypes
        self.patterns = patterns
    }
}

/// Regular expressions of RE2, which another module has.
public protocol CELPatternEngine: Sendable {
    /// Looks for the first match at or after a byte of a text.
    func firstMatch(of pattern: String, in text: [UInt8], from start: Int) -> CELPatternMatch
}

/// What a search for a regular expression gives.
public enum CELPatternMatch: Hashable, Sendable {
    case none
    /// Where the match is, in bytes; `nil` from an engine that only knows that there is one.
    case found(Range<Int>?)
    /// RE2 doesn't take the pattern.
    case invalid
    /// The engine doesn't know the pattern's constructs.
    case unsupported
}
