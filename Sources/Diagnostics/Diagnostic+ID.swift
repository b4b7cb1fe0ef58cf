extension Diagnostic {
    /// The stable name of a rule, in kebab case: `duplicate-key`.
    ///
    /// Suppressions and other tools refer to it, so it never changes its meaning.
    public struct ID: RawRepresentable, Hashable, Sendable, Codable {
        /// The name itself.
        public var rawValue: String

        /// A rule's name; not checked, so that a list of suppressions can hold a wrong one and be told so.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}

extension Diagnostic.ID: ExpressibleByStringLiteral {
    /// A rule's name.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}

extension Diagnostic.ID: Comparable {
    /// Whether the left name sorts before the right one.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Diagnostic.ID: CustomStringConvertible {
    /// The name itself.
    public var description: String { rawValue }
}
