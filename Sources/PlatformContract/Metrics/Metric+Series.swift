extension Metric {
    /// The series of one name that a metric exports.
    public struct Series: Hashable, Sendable {
        /// The name to ask for.
        public var name: String
        /// Every label that its series carry.
        public var labels: [Label]

        /// The selector of the series that match, in the order of the matchers: `name{tenant="acme-corp"}`.
        ///
        /// A label that the series do not carry is a mistake in the program and traps: such a selector would select
        /// nothing, or everything, for ever.
        public func selector(_ matchers: KeyValuePairs<Label, LabelMatch> = [:]) -> String {
            guard !matchers.isEmpty else { return name }
            let list = matchers.map { label, match in
                precondition(labels.contains(label), "\(name) has no label '\(label)'")
                return label.rawValue + match.text
            }
            return "\(name){\(list.joined(separator: ","))}"
        }
    }

    /// Every series that the metric exports: three of a histogram, one of other kinds.
    public var series: [Series] {
        kind == .histogram ? [bucket, sum, count] : [value]
    }

    /// The series of a counter or gauge. A histogram has none and traps.
    public var value: Series {
        precondition(kind != .histogram, "\(name) is a histogram: ask for its bucket, sum or count")
        return Series(name: name, labels: labels + targetLabels)
    }

    /// The buckets of a histogram; other kinds have none and trap.
    public var bucket: Series { part("_bucket", adding: [.le]) }
    /// The sum of a histogram's observations; other kinds have none and trap.
    public var sum: Series { part("_sum") }
    /// The number of a histogram's observations; other kinds have none and trap.
    public var count: Series { part("_count") }

    /// The selector of a counter's or gauge's series; see `Series.selector(_:)`.
    public func selector(_ matchers: KeyValuePairs<Label, LabelMatch> = [:]) -> String {
        value.selector(matchers)
    }

    private func part(_ suffix: String, adding extra: [Label] = []) -> Series {
        precondition(kind == .histogram, "\(name) is no histogram")
        return Series(name: name + suffix, labels: labels + extra + targetLabels)
    }
}
