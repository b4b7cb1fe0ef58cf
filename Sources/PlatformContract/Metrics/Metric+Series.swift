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

    /// Every series that the metric exports: three of a histogram or summary, one of other kinds.
    public var series: [Series] {
        switch kind {
        case .histogram: [bucket, sum, count]
        case .summary: [value, sum, count]
        case .counter, .gauge, .untyped: [value]
        }
    }

    /// The series of a counter or gauge, and a summary's quantiles. A histogram has none and traps.
    public var value: Series {
        precondition(kind != .histogram, "\(name) is a histogram: ask for its bucket, sum or count")
        return Series(name: name, labels: scraped(adding: kind == .summary ? [.quantile] : []))
    }

    /// The buckets of a histogram; other kinds have none and trap.
    public var bucket: Series {
        precondition(kind == .histogram, "\(name) is no histogram")
        return Series(name: name + "_bucket", labels: scraped(adding: [.le]))
    }

    /// The sum of a histogram's or summary's observations; other kinds have none and trap.
    public var sum: Series { part("_sum") }
    /// The number of a histogram's or summary's observations; other kinds have none and trap.
    public var count: Series { part("_count") }

    /// The selector of a counter's or gauge's series; see `Series.selector(_:)`.
    public func selector(_ matchers: KeyValuePairs<Label, LabelMatch> = [:]) -> String {
        value.selector(matchers)
    }

    private func part(_ suffix: String) -> Series {
        precondition(kind == .histogram || kind == .summary, "\(name) is neither histogram nor summary")
        return Series(name: name + suffix, labels: scraped())
    }

    /// The labels after scraping: a label that both the series and the target have is the series' own where the exporter's
    /// monitor honours labels, and otherwise the target's, with the series' own renamed.
    private func scraped(adding extra: [Label] = []) -> [Label] {
        let own = labels + extra
        if exporter.honorsLabels { return own + targetLabels.filter { !own.contains($0) } }
        return own.map { targetLabels.contains($0) ? Label(rawValue: "exported_" + $0.rawValue) : $0 } + targetLabels
    }
}
