// The functions, as Prometheus declares them (prometheus: `promql/parser/functions.go`), with the version that
// brought each (prometheus: `CHANGELOG.md`).
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
        ].map { Function($0, [.vector], since: PrometheusVersion(2, 31)) }
        + [
            Function("clamp", [.vector, .scalar, .scalar], since: PrometheusVersion(2, 26)),
            Function("clamp_max", [.vector, .scalar]),
            Function("clamp_min", [.vector, .scalar]),
            Function("round", [.vector, .scalar], arity: .repeatingLast(atMost: 1)),
            Function("scalar", [.vector], .scalar),
            Function("sgn", [.vector], since: PrometheusVersion(2, 26)),
        ]

    private static let ofRanges: [Function] =
        [
            "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate",
            "max_over_time", "min_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time",
        ].map { Function($0, [.matrix]) }
        + [
            Function("absent_over_time", [.matrix], since: PrometheusVersion(2, 16)),
            Function("double_exponential_smoothing", [.matrix, .scalar, .scalar], experimental: true, since: .v3),
            Function("first_over_time", [.matrix], experimental: true, since: PrometheusVersion(3, 7)),
            Function("holt_winters", [.matrix, .scalar, .scalar], until: .v3),
            Function(
                "integral",
                [.matrix, .scalar],
                arity: .repeatingLast(atMost: 1),
                experimental: true,
                since: PrometheusVersion(3, 13)
            ),
            Function("last_over_time", [.matrix], since: PrometheusVersion(2, 26)),
            Function("mad_over_time", [.matrix], experimental: true, since: PrometheusVersion(2, 53)),
            Function("predict_linear", [.matrix, .scalar]),
            Function("present_over_time", [.matrix], since: PrometheusVersion(2, 29)),
            Function("quantile_over_time", [.scalar, .matrix]),
            Function("ts_of_first_over_time", [.matrix], experimental: true, since: PrometheusVersion(3, 7)),
            Function("ts_of_last_over_time", [.matrix], experimental: true, since: PrometheusVersion(3, 5)),
            Function("ts_of_max_over_time", [.matrix], experimental: true, since: PrometheusVersion(3, 5)),
            Function("ts_of_min_over_time", [.matrix], experimental: true, since: PrometheusVersion(3, 5)),
        ]

    private static let ofHistograms: [Function] = [
        Function("histogram_avg", [.vector], since: PrometheusVersion(2, 51)),
        Function("histogram_count", [.vector], since: PrometheusVersion(2, 40)),
        Function("histogram_fraction", [.scalar, .scalar, .vector], since: PrometheusVersion(2, 40)),
        Function("histogram_quantile", [.scalar, .vector]),
        Function(
            "histogram_quantiles",
            [.vector, .string, .scalar, .scalar],
            arity: .repeatingLast(atMost: 9),
            experimental: true,
            since: PrometheusVersion(3, 10)
        ),
        Function("histogram_stddev", [.vector], since: PrometheusVersion(2, 48)),
        Function("histogram_stdvar", [.vector], since: PrometheusVersion(2, 48)),
        Function("histogram_sum", [.vector], since: PrometheusVersion(2, 40)),
    ]

    private static let ofLabels: [Function] = [
        Function(
            "info",
            [.vector, .vector],
            arity: .repeatingLast(atMost: 1),
            experimental: true,
            since: .v3
        ),
        Function("label_join", [.vector, .string, .string, .string], arity: .repeatingLastForever),
        Function("label_replace", [.vector, .string, .string, .string, .string]),
        Function(
            "sort_by_label",
            [.vector, .string],
            arity: .repeatingLastForever,
            experimental: true,
            since: PrometheusVersion(2, 49)
        ),
        Function(
            "sort_by_label_desc",
            [.vector, .string],
            arity: .repeatingLastForever,
            experimental: true,
            since: PrometheusVersion(2, 49)
        ),
    ]

    private static let ofTimes: [Function] =
        ["day_of_month", "day_of_week", "days_in_month", "hour", "minute", "month", "year"].map {
            Function($0, [.vector], arity: .repeatingLast(atMost: 1))
        }
        + [
            Function("day_of_year", [.vector], arity: .repeatingLast(atMost: 1), since: PrometheusVersion(2, 37)),
            Function("time", [], .scalar),
        ]
        + ["end", "range", "start", "step"].map {
            Function($0, [], .scalar, experimental: true, since: PrometheusVersion(3, 10))
        }

    private static let ofNumbers: [Function] =
        [
            Function("pi", [], .scalar, since: PrometheusVersion(2, 31)),
            Function("vector", [.scalar]),
        ]
        + ["max_of", "min_of"].map {
            Function($0, [.scalar, .scalar], .scalar, experimental: true, since: PrometheusVersion(3, 13))
        }
}
