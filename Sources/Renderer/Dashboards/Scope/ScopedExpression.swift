import PlatformContract

/// A PromQL expression all of whose selectors a scope has made: there is no way from text to one.
struct ScopedExpression: Hashable, Sendable {
    /// Whose series it asks for.
    let scope: SeriesScope
    /// The expression.
    let text: String
    /// How tight the outermost operator binds.
    private let binding: Binding

    /// The operators in the order in which they bind (https://prometheus.io/docs/prometheus/latest/querying/operators/).
    private enum Binding: Int, Comparable {
        case or
        case comparison
        case sum
        case product
        case atom

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private init(_ scope: SeriesScope, _ text: String, _ binding: Binding = .atom) {
        self.scope = scope
        self.text = text
        self.binding = binding
    }
}

// MARK: - Selections

extension SeriesSelection {
    /// The span of a rate: long enough for four scrapes, and no shorter than what a point of the graph stands for.
    static let rateInterval = "$__rate_interval"
    /// The time range that is shown.
    static let range = "$__range"

    /// The values themselves.
    var values: ScopedExpression { ScopedExpression(self, text) }
    /// How fast a counter grows, a second.
    var rate: ScopedExpression { ScopedExpression(self, "rate(\(text)[\(Self.rateInterval)])") }
    /// How much a counter has grown in the time range that is shown.
    var increase: ScopedExpression { ScopedExpression(self, "increase(\(text)[\(Self.range)])") }
    /// The values a day ago.
    var aDayAgo: ScopedExpression { ScopedExpression(self, "\(text) offset 1d") }

    /// A quantile of a histogram's buckets, by labels.
    func quantile(_ quantile: Double, by labels: [Metric.Label] = []) -> ScopedExpression {
        let buckets = rate.sum(by: labels + [.le])
        return ScopedExpression(self, "histogram_quantile(\(ScopedExpression.number(quantile)), \(buckets.text))")
    }
}

extension ScopedExpression {
    fileprivate init(_ selection: SeriesSelection, _ text: String) {
        self.init(selection.scope, text)
    }

    // MARK: - Aggregations

    /// The sum of what has equal labels.
    func sum(by labels: [Metric.Label] = []) -> Self { aggregate("sum", by: labels) }
    /// The largest of what has equal labels.
    func max(by labels: [Metric.Label] = []) -> Self { aggregate("max", by: labels) }
    /// The smallest of what has equal labels.
    func min(by labels: [Metric.Label] = []) -> Self { aggregate("min", by: labels) }
    /// The mean of what has equal labels.
    func average(by labels: [Metric.Label] = []) -> Self { aggregate("avg", by: labels) }
    /// How many have equal labels.
    func count(by labels: [Metric.Label] = []) -> Self { aggregate("count", by: labels) }
    /// The largest, so many.
    func top(_ count: Int) -> Self { Self(scope, "topk(\(count), \(text))") }

    private func aggregate(_ name: String, by labels: [Metric.Label]) -> Self {
        let grouping = labels.isEmpty ? "" : " by (\(labels.map(\.rawValue).joined(separator: ", "))) "
        return Self(scope, "\(name)\(grouping)(\(text))")
    }

    // MARK: - Operators

    /// What is left of two, where both have equal labels.
    static func - (left: Self, right: Self) -> Self { join(left, "-", right, .sum) }
    /// The sum of two, where both have equal labels.
    static func + (left: Self, right: Self) -> Self { join(left, "+", right, .sum) }
    /// The ratio of two, where both have equal labels.
    static func / (left: Self, right: Self) -> Self { join(left, "/", right, .product) }
    /// So many times as much.
    static func * (left: Self, factor: Double) -> Self {
        Self(left.scope, "\(left.operand(.product)) * \(number(factor))", .product)
    }
    /// The part of a number.
    static func / (left: Self, divisor: Double) -> Self {
        Self(left.scope, "\(left.operand(.product)) / \(number(divisor))", .product)
    }
    /// What a number is more than it.
    static func - (left: Double, right: Self) -> Self {
        Self(right.scope, "\(number(left)) - \(right.operand(.product))", .sum)
    }
    /// Those over a number; the others have no value.
    static func > (left: Self, limit: Double) -> Self {
        Self(left.scope, "\(left.operand(.sum)) > \(number(limit))", .comparison)
    }
    /// Those under a number; the others have no value.
    static func < (left: Self, limit: Double) -> Self {
        Self(left.scope, "\(left.operand(.sum)) < \(number(limit))", .comparison)
    }
    /// Those, and what another has with other labels.
    func or(_ other: Self) -> Self { Self.join(self, "or", other, .or) }

    /// Zero where there is nothing; for what has no labels.
    var orZero: Self { Self(scope, "\(operand(.or)) or vector(0)", .or) }

    /// No less than a number.
    func atLeast(_ number: Double) -> Self { Self(scope, "clamp_min(\(text), \(Self.number(number)))") }

    private static func join(_ left: Self, _ sign: String, _ right: Self, _ binding: Binding) -> Self {
        precondition(left.scope == right.scope, "one expression asks for the series of two scopes")
        let next = Binding(rawValue: binding.rawValue + 1) ?? .atom
        return Self(left.scope, "\(left.operand(binding)) \(sign) \(right.operand(next))", binding)
    }

    /// The text, in parentheses if its operator binds less than it must.
    private func operand(_ least: Binding) -> String { binding < least ? "(\(text))" : text }

    /// A number as people write it: without a fraction where it is whole, and without the noise of binary fractions.
    static func number(_ value: Double) -> String {
        let rounded = (value * 1e9).rounded() / 1e9
        return Int(exactly: rounded).map(String.init) ?? String(rounded)
    }
}

extension ScopedExpression {
    /// The share of a part in a whole, by labels: 0 where there is none of the part, which has no series before its first
    /// event; and nothing where there is nothing of the whole, rather than a division by zero.
    static func share(of part: Self, in whole: Self) -> Self {
        part.or(whole * 0) / (whole > 0)
    }
}
