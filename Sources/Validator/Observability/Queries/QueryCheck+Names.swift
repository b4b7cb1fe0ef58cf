import Diagnostics
import PromQL

extension QueryCheck {
    /// Whether somebody exports what is asked for, with the labels that it is asked for by.
    mutating func checkNames(of selector: VectorSelector, _ ancestors: Ancestors) {
        guard let name = selector.metricName else { return }
        let range = selector.nameRange ?? selector.range
        checkMetric(name, range)
        let known = context.metrics.labels(of: name)
        for matcher in selector.matchers where matcher.name != "__name__" && !matcher.isTemplated {
            // What holds without the label is always true, which may be meant.
            guard matcher.matchesEmpty == false, !known.mayHave(matcher.name) else { continue }
            report(
                .unknownMetricLabel,
                "'\(name)' has no label '\(matcher.name)': nothing is selected" + hint(matcher.name, known),
                at: matcher.range
            )
        }
        for label in context.metrics.configuration.requiredMatchers where selector.matchers(for: label).isEmpty {
            report(.missingMatcher, "'\(name)' is asked for without a matcher of '\(label)'", at: range)
        }
    }

    private mutating func checkMetric(_ name: String, _ range: Range<Int>) {
        guard let unknown = context.metrics.unknown(name) else {
            checkNamespace(of: name, range)
            return
        }
        func meant(_ name: String?) -> String { name.map { "; did you mean '\($0)'?" } ?? "" }
        switch unknown {
        case .misspelt(let near):
            report(.unknownMetric, "nothing is known to export '\(name)'\(meant(near))", at: range)
        case .missing(let near): report(.unknownMetric, "no service exports '\(name)'\(meant(near))", at: range)
        case .notRecorded(let near):
            report(.unknownRecording, "no rule of the tree records '\(name)'\(meant(near))", at: range)
        case .maybe:
            guard context.metrics.configuration.unknown == .all else { return }
            report(
                .unknownMetric,
                "nothing is known to export '\(name)'; if something does, name it under 'metrics' in .tenantry.yaml",
                at: range,
                .warning
            )
        }
    }

    /// Whether the labels of an aggregation are among those of what it aggregates.
    mutating func checkGrouping(_ aggregation: Aggregation) {
        guard let grouping = aggregation.grouping, grouping.kind == .by else { return }
        let inner = labels(of: aggregation.expression)
        for label in grouping.labels where !label.isTemplated && !inner.mayHave(label.name) {
            report(
                .unknownMetricLabel,
                "what is aggregated has no label '\(label.name)'" + hint(label.name, inner),
                at: label.range
            )
        }
    }

    /// The end of a message about a label that isn't there.
    func hint(_ label: String, _ known: KnownLabels) -> String {
        // Looking for the nearest of many names takes a while.
        guard findings.count < Self.limit, let all = known.all?.subtracting(["__name__"]) else { return "" }
        return all.sorted().hint(for: label)
    }
}
