extension Diagnostic {
    /// How bad a finding is.
    public enum Severity: String, Sendable, Codable, CaseIterable {
        /// It must be changed before anything is applied.
        case error
        /// It should be changed.
        case warning
        /// It is worth knowing.
        case info
    }
}

extension Diagnostic.Severity: Comparable {
    /// Whether the left is less bad than the right: an error is the greatest.
    public static func < (left: Self, right: Self) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
