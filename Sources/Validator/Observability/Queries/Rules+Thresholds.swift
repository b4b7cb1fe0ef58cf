import Diagnostics

extension Rule {
    static let thresholdNeverReached = prometheus(
        "threshold-never-reached",
        .error,
        "thresholds can be reached",
        explanation: """
            An alert on a share that is above 1, or on a quantile beyond a histogram's largest bound, never fires. \
            For a burn rate, the factor times the budget has to be below 1: 14.4 needs an objective above 93.06 %. \
            What is known is: shares of a metric's own rates, of errors by requests, and recorded ones \
            (`...errors:ratio_rate5m`) are between 0 and 1, `up` too; rates and counters are 0 or more; quantiles are \
            at most the largest bound in the catalogue.
            """,
        bad: .alert("'sum(rate(shop_order_errors_total[1h])) / sum(rate(shop_orders_total[1h])) > 14.4 * 0.1'"),
        good: .alert("'sum(rate(shop_order_errors_total[1h])) / sum(rate(shop_orders_total[1h])) > 14.4 * 0.001'")
    )

    static let constantCondition = prometheus(
        "constant-condition",
        .warning,
        "comparisons depend on what is compared",
        explanation: """
            A comparison that holds for every value drops nothing: the alert fires for all series, always. One of two \
            constants is worse where it is never true.
            """,
        bad: .alert("'rate(shop_orders_failed_total[5m]) >= 0'"),
        good: .alert("'rate(shop_orders_failed_total[5m]) > 0'")
    )

    static let alertWithoutComparison = prometheus(
        "alert-without-comparison",
        .warning,
        "alerts compare, or ask for what is absent",
        explanation: """
            Every series of an alert's expression is an alert, whatever its value, 0 too. With `bool` a comparison \
            drops nothing either. An expression of a constant (`vector(1)`) is taken to be meant to fire always.
            """,
        bad: .alert("'rate(shop_orders_failed_total[5m])'"),
        good: .alert("'rate(shop_orders_failed_total[5m]) > 1'")
    )

    static let fragileQuery = prometheus(
        "fragile-query",
        .warning,
        "results don't depend on rank or on labels that come and go",
        explanation: """
            In an alert, `topk` and its like take other series from one evaluation to the next, each of which is \
            another alert. Two sides of an operator that drop labels by different lists match only as long as no \
            exporter adds a label.
            """,
        bad: .alert("'topk(3, rate(shop_orders_failed_total[5m])) > 1'"),
        good: .alert("'rate(shop_orders_failed_total[5m]) > 1'")
    )

    static let divisionInAggregation = prometheus(
        "division-in-aggregation",
        .warning,
        "sums have no divisions by zero in them",
        explanation: """
            0 divided by 0 is NaN, and a sum or mean with NaN in it is NaN: one idle instance hides all others, and \
            no comparison with NaN is true. Divide the sums, which also weighs instances by their traffic.
            """,
        bad: .alert("'avg by (job) (rate(shop_orders_failed_total[5m]) / rate(shop_orders_total[5m])) > 0.1'"),
        good: .alert(
            "'sum by (job) (rate(shop_orders_failed_total[5m])) / sum by (job) (rate(shop_orders_total[5m])) > 0.1'"
        )
    )
}
