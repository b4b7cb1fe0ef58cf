/// A length of time in an expression: a range, a step, an offset.
public indirect enum TimeSpan: Sendable, Hashable {
    /// An operator between two lengths of time.
    public enum Operator: String, Sendable, Hashable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case modulo = "%"
        case power = "^"
    }

    /// Whether the smaller or the larger is taken.
    public enum Choice: String, Sendable, Hashable {
        /// `min(a, b)`, versions 3.4 to 3.12.
        case min
        /// `max(a, b)`, versions 3.4 to 3.12.
        case max
        /// `min_of(a, b)`, from version 3.13.
        case minOf = "min_of"
        /// `max_of(a, b)`, from version 3.13.
        case maxOf = "max_of"
    }

    /// A number with units, `1h30m`, or without (version 3), `5400`. An offset's can be negative.
    case seconds(Double, isNumber: Bool)
    /// `step()`: how far apart the evaluations of a range query are.
    case step
    /// `range()`: how much time a range query covers.
    case range
    /// `min(step(), 5m)` and its like.
    case choice(Choice, TimeSpan, TimeSpan)
    /// `-step()`.
    case negative(TimeSpan)
    /// `5m + step()`.
    case arithmetic(TimeSpan, Operator, TimeSpan)
    /// `(5m)`.
    case parenthesized(TimeSpan)
    /// `$__rate_interval`, or text with variables in it: `${minutes}m`.
    case templated(text: String, variables: [GrafanaVariable])

    /// How long it is, where that doesn't depend on a query or a variable.
    public var constantSeconds: Double? {
        switch self {
        case .seconds(let seconds, _): return seconds
        case .step, .range, .templated: return nil
        case .negative(let span): return span.constantSeconds.map { -$0 }
        case .parenthesized(let span): return span.constantSeconds
        case .choice(let choice, let left, let right):
            guard let left = left.constantSeconds, let right = right.constantSeconds else { return nil }
            return choice == .min || choice == .minOf ? min(left, right) : max(left, right)
        case .arithmetic(let left, let `operator`, let right):
            guard let left = left.constantSeconds, let right = right.constantSeconds else { return nil }
            return `operator`.apply(left, right)
        }
    }

    /// The variables of Grafana in it.
    public var variables: [GrafanaVariable] {
        switch self {
        case .seconds, .step, .range: []
        case .negative(let span), .parenthesized(let span): span.variables
        case .choice(_, let left, let right), .arithmetic(let left, _, let right): left.variables + right.variables
        case .templated(_, let variables): variables
        }
    }
}

extension TimeSpan.Operator {
    func apply(_ left: Double, _ right: Double) -> Double? {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .divided: right == 0 ? nil : left / right
        case .modulo: right == 0 ? nil : left.truncatingRemainder(dividingBy: right)
        // Rare, and nothing that is checked depends on it.
        case .power: nil
        }
    }
}
