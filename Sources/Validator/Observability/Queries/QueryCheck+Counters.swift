import PlatformContract
import PromQL

extension QueryCheck {
    /// Functions of the growth of counters, which take care of restarts.
    private static let counterFunctions: Set = ["rate", "irate", "increase", "resets"]
    /// Functions of the change of gauges, which don't.
    private static let gaugeFunctions: Set = ["delta", "idelta", "deriv", "predict_linear"]
    /// Functions that ask whether there are series or samples, whatever their values.
    private static let presenceFunctions: Set = [
        "absent", "absent_over_time", "present_over_time", "count_over_time", "changes", "timestamp",
    ]

    /// Whether a counter is looked at as one, and a gauge as what it is.
    mutating func checkKind(of selector: VectorSelector, _ node: Expression, _ ancestors: Ancestors) {
        guard let name = selector.metricName, let kind = context.metrics.kind(of: name) else { return }
        let range = selector.nameRange ?? selector.range
        let calls = ancestors.reversed().compactMap { ancestor -> Call? in
            if case .call(let call) = ancestor.kind { call } else { nil }
        }
        switch kind {
        case .gauge:
            // Around a function over time that comes first, there is no gauge any more.
            guard case .matrix = node.kind, let call = calls.first, Self.counterFunctions.contains(call.function.name)
            else { return }
            report(
                .rateOfGauge,
                "'\(name)' is a gauge, and \(call.function.name)() is for counters: what falls looks like a restart; use "
                    + "\(call.function.name == "increase" ? "delta" : "deriv")()",
                at: range
            )
        case .counter:
            if case .matrix = node.kind, let call = calls.first, Self.gaugeFunctions.contains(call.function.name) {
                report(
                    .counterWithoutRate,
                    "'\(name)' is a counter, and \(call.function.name)() doesn't know of restarts; use rate() or increase()",
                    at: range
                )
                return
            }
            guard !calls.contains(where: { Self.counterFunctions.contains($0.function.name) }),
                !calls.contains(where: { Self.presenceFunctions.contains($0.function.name) }),
                !ancestors.contains(where: \.asksForPresence)
            else { return }
            report(
                .counterWithoutRate,
                "'\(name)' is a counter: its value tells how long it has been counting; use rate() or increase()",
                at: range
            )
        case .histogram, .summary, .untyped: return
        }
    }

    /// Whether a range holds two samples or more.
    mutating func checkRange(_ matrix: MatrixSelector, _ node: Expression, _ ancestors: Ancestors) {
        guard let interval = context.metrics.scrapeInterval, let seconds = matrix.range.constantSeconds else { return }
        guard case .call(let call) = ancestors.last?.kind,
            Self.counterFunctions.contains(call.function.name) || Self.gaugeFunctions.contains(call.function.name)
        else { return }
        guard seconds < 2 * interval else { return }
        report(
            .rateRange,
            "\(call.function.name)() over \(seconds.inSeconds) of what is scraped every \(interval.inSeconds) has too few "
                + "samples; \((4 * interval).inSeconds) stand a missed scrape",
            at: node.range
        )
    }

    /// Whether a function of counters is given one.
    mutating func checkCounterFunction(_ call: Call, _ ancestors: Ancestors) {
        guard let argument = call.arguments.first else { return }
        if ["irate", "idelta"].contains(call.function.name), context.purpose == .alert {
            report(
                .instantRateInAlert,
                "\(call.function.name)() looks at two samples alone, so that the alert comes and goes; use rate()",
                at: call.nameRange
            )
        }
        guard Self.counterFunctions.contains(call.function.name),
            case .subquery(let subquery) = argument.withoutParentheses.kind,
            case .aggregation(let aggregation) = subquery.expression.withoutParentheses.kind,
            !aggregation.operator.choosesSeries
        else { return }
        report(
            .rateOfAggregation,
            "\(call.function.name)() of a \(aggregation.operator.rawValue)() takes the restart of one counter for one of all; "
                + "take \(call.function.name)() of each series first",
            at: call.nameRange
        )
    }
}

extension Expression {
    /// Whether an expression asks whether there are series, not for their values: `count(...)`, `a and b`.
    fileprivate var asksForPresence: Bool {
        switch kind {
        case .aggregation(let aggregation): aggregation.operator == .count || aggregation.operator == .group
        case .binary(let operation): operation.operator == .and || operation.operator == .unless
        default: false
        }
    }
}

extension Double {
    /// A number of seconds, for a message: `90s`.
    var inSeconds: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))s" : "\(self)s" }
}
