/// Values over time, or one value at a time.
struct Series: Hashable, Sendable {
    /// A label.
    struct Label: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// In the order of their names.
    var labels: [Label]
    /// Milliseconds since 1970 of the first value.
    var start: Int
    /// Milliseconds between two values.
    var step: Int
    /// `nil` where there is none.
    var values: [Double?]

    /// The value of a label.
    subscript(label: String) -> String? { labels.first { $0.name == label }?.value }
}

/// What a query gave.
struct QueryResult: Sendable {
    var series: [Series]
    /// How many there were, where not all are kept.
    var count: Int
    /// What Prometheus says about a query that it has answered.
    var warnings: [String] = []
}

/// Why a query gave nothing.
struct QueryFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in the words of Prometheus or ours.
    var message: String
    /// Whether the source can't be had at all, so that other queries fail as well.
    var isUnreachable = false

    var description: String { message }
}
