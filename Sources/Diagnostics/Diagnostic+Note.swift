extension Diagnostic {
    /// What else to know about a finding.
    public struct Note: Hashable, Sendable, Codable {
        /// What it says, worded as a finding's message is.
        public var message: String
        /// Where it's about, when that is another place than the finding's.
        public var location: SourceLocation?

        /// A note, about another place or none.
        public init(_ message: String, at location: SourceLocation? = nil) {
            self.message = message
            self.location = location
        }
    }
}

extension Diagnostic.Note: Comparable {
    /// Whether the left note comes first: by place, then by message.
    public static func < (left: Self, right: Self) -> Bool {
        if left.location != right.location { return precedes(left.location, right.location) }
        return left.message < right.message
    }
}
