// The functions, as Prometheus declares them (prometheus: `promql/parser/functions.go`). Which of them version 2.42 has,
// its promtool says.
extension Function {
    static let table: [String: Function] = {
        let all = [ofVectors, ofRanges, ofHistograms, ofLabels, ofTimes, ofNumbers].joined()
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }()

    private static let ofVectors: [Function] =
        [
            "abs", "absent", "ceil", "exp", "floor", "ln", "log10", "log2", "sort", "sort_desc", "sqrt", "timestamp",
        ].map { Function($0, [.vector]) }
        + [
            "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "deg", "rad", "sin", "sinh", "tan",
            "tanh",
        ].map { Function($0, [.vector]) }
        + [
            Function("clamp", [.vector, .scalar, .scalar]),
            Function("clamp_max", [.vector, .scalar]),
            Function("clamp_min", [.vector, .scalar]),
            Function("round", [.vector, .scalar], arity: .repeatingLast(atMost: 1)),
            Function("scalar", [.vector], .scalar),
            Function("sgn", [.vector]),
        ]

    private static let ofRanges: [Function] =
        [
            "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate",
            "max_over_time", "min_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time",
        ].map { Function($0, [.matrix]) }
        + [
            Function("absent_over_time", [.matrix]),
            Function("double_exponential_smoothing", [.matrix, .scalar, .scalar], experimental: true),
            Function("first_over_time", [.matrix], experimental: true),
            Function("holt_winters", [.matrix, .scalar, .scalar], availability: .version2Only),
            Function(
                "integral",
                [.matrix, .scalar],
                arity: .repeatingLast(atMost: 1),
                experimental: true
            ),
            Function("last_over_time", [.matrix]),
            Function("mad_over_time", [.matrix], experimental: true),
            Function("predict_linear", [.matrix, .scalar]),
            Function("present_over_time", [.matrix]),
            Function("quantile_over_time", [.scalar, .matrix]),
            Function("ts_of_first_over_time", [.matrix], experimental: true),
            Function("ts_of_last_over_time", [.matrix], experimental: true),
            Function("ts_of_max_over_time", [.matrix], experimental: true),
            Function("ts_of_min_over_time", [.matrix], experimental: true),
        ]

    private static let ofHistograms: [Function] = [
        Function("histogram_avg", [.vector], availability: .recent),
        Function("histogram_count", [.vector]),
        Function("histogram_fraction", [.scalar, .scalar, .vector]),
        Function("histogram_quantile", [.scalar, .vector]),
        Function(
            "histogram_quantiles",
            [.vector, .string, .scalar, .scalar],
            arity: .repeatingLast(atMost: 9),
            experimental: true
        ),
        Function("histogram_stddev", [.vector], availability: .recent),
        Function("histogram_stdvar", [.vector], availability: .recent),
        Function("histogram_sum", [.vector]),
    ]

    private static let ofLabels: [Function] = [
        Function(
            "info",
            [.vector, .vector],
            arity: .repeatingLast(atMost: 1),
            experimental: true
        ),
        Function("label_join", [.vector, .string, .string, .string], arity: .repeatingLastForever),
        Function("label_replace", [.vector, .string, .string, .string, .string]),
        Function(
            "sort_by_label",
            [.vector, .string],
            arity: .repeatingLastForever,
            experimental: true
        ),
        Function(
            "sort_by_label_desc",
            [.vector, .string],
            arity: .repeatingLastForever,
            experimental: true
        ),
    ]

    private static let ofTimes: [Function] =
        ["day_of_month", "day_of_week", "days_in_month", "hour", "minute", "month", "year"].map {
            Function($0, [.vector], arity: .repeatingLast(atMost: 1))
        }
        + [
            Function("day_of_year", [.vector], arity: .repeatingLast(atMost: 1)),
            Function("time", [], .scalar),
        ]
        + ["end", "range", "start", "step"].map {
            Function($0, [], .scalar, experimental: true)
        }

    private static let ofNumbers: [Function] =
        [
            Function("pi", [], .scalar),
            Function("vector", [.scalar]),
        ]
        + ["max_of", "min_of"].map {
            Function($0, [.scalar, .scalar], .scalar, experimental: true)
        }
}
