import PlatformContract

/// Parts of PromQL expressions that the rules have in common.
enum RuleQuery {
    /// `sum by (tenant) (rate(selector[5m]))`
    static func rate(_ selector: String, over window: String, by labels: [Metric.Label]) -> String {
        sum("rate(\(selector)[\(window)])", by: labels)
    }

    /// `sum by (tenant) (increase(selector[5m]))`
    static func increase(_ selector: String, over window: String, by labels: [Metric.Label]) -> String {
        sum("increase(\(selector)[\(window)])", by: labels)
    }

    /// `sum by (tenant) (expr)`
    static func sum(_ expr: String, by labels: [Metric.Label]) -> String {
        "sum by (\(list(labels))) (\(expr))"
    }

    /// `max by (tenant) (expr)`
    static func max(_ expr: String, by labels: [Metric.Label]) -> String {
        "max by (\(list(labels))) (\(expr))"
    }

    /// The share of a part in a whole: 0 where there is none of the part, which has no series before its first event; and
    /// nothing where there is nothing of the whole.
    static func share(of part: String, in whole: String) -> String {
        "(\(part) or 0 * \(whole)) / (\(whole) > 0)"
    }

    /// What an event of a counter made in a while, by labels. A counter that begins with its first event has no increase
    /// then: that its series is new tells.
    static func happened(_ selector: String, within window: String, by labels: [Metric.Label]) -> String {
        "\(increase(selector, over: window, by: labels)) > 0 "
            + "or count by (\(list(labels))) (\(selector) unless \(selector) offset \(window))"
    }

    /// A quantile of a histogram's buckets.
    static func quantile(
        _ quantile: Double,
        _ buckets: String,
        over window: String,
        by labels: [Metric.Label]
    ) -> String {
        "histogram_quantile(\(quantile), \(rate(buckets, over: window, by: labels + [.le])))"
    }

    /// One of some values; an expression only where there are several.
    static func oneOf(_ values: [String]) -> LabelMatch {
        values.count == 1 ? .equal(values[0]) : .matching(values.joined(separator: "|"))
    }

    /// A number as people write it: without a fraction where it is whole, and without the noise of binary fractions.
    static func number(_ value: Double) -> String {
        let rounded = (value * 1e9).rounded() / 1e9
        return Int(exactly: rounded).map(String.init) ?? String(rounded)
    }

    private static func list(_ labels: [Metric.Label]) -> String {
        labels.map(\.rawValue).joined(separator: ", ")
    }
}
