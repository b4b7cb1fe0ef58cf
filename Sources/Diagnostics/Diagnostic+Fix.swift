extension Diagnostic {
    /// A change that would settle a finding.
    public struct Fix: Hashable, Sendable, Codable {
        /// What it does, in the imperative: `quote the value`.
        public var summary: String
        /// The edits, all in the file of the finding and none overlapping; empty when people have to decide.
        public var edits: [Edit]

        /// A change by edits.
        public init(_ summary: String, edits: [Edit] = []) {
            self.summary = summary
            self.edits = edits
        }
    }

    /// One replacement in a text.
    public struct Edit: Hashable, Sendable, Codable {
        /// What is replaced; an empty range inserts.
        public var range: SourceRange
        /// What comes there; an empty text deletes.
        public var replacement: String

        /// A replacement.
        public init(_ range: SourceRange, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }
}

extension Diagnostic.Fix: Comparable {
    /// Whether the left change comes first: by summary, then by edits.
    public static func < (left: Self, right: Self) -> Bool {
        if left.summary != right.summary { return left.summary < right.summary }
        return left.edits.lexicographicallyPrecedes(right.edits)
    }
}

extension Diagnostic.Edit: Comparable {
    /// Whether the left edit comes first: by range, then by replacement.
    public static func < (left: Self, right: Self) -> Bool {
        if left.range != right.range { return left.range < right.range }
        return left.replacement < right.replacement
    }
}
