/// What a rule asks about a tree.
public enum Category: String, Hashable, Sendable, Codable, CaseIterable {
    /// Is it YAML that every reader reads alike?
    case syntax
    /// Does everything that is named exist?
    case references
    /// Is the tree what the specs render?
    case drift

    /// The question that its rules answer.
    public var question: String {
        switch self {
        case .syntax: "is it YAML that every reader reads alike?"
        case .references: "does everything that is named exist?"
        case .drift: "is the tree what the specs render?"
        }
    }
}
