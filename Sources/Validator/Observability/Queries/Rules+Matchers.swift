import Diagnostics

extension Rule {
    static let labelPattern = prometheus(
        "label-pattern",
        .warning,
        "matchers are patterns only where they need to be",
        explanation: """
            A pattern of one plain text says the same as `=` or `!=`, and is read as if it matched more. Patterns \
            match whole values, so that `^` and `$` around them mean nothing.
            """,
        bad: .alert(#"'up{job=~"orders"} == 0'"#),
        good: .alert(#"'up{job="orders"} == 0'"#)
    )

    static let impossibleQuery = prometheus(
        "impossible-query",
        .error,
        "queries can give a result",
        explanation: """
            Conditions that exclude one another select nothing; a quantile above 1 is infinite. What such a query is \
            meant to watch, nobody does.
            """,
        bad: .alert(#"'up{job="orders",job="basket"} == 0'"#),
        good: .alert(#"'up{job=~"orders|basket"} == 0'"#)
    )

    static let joinMismatch = prometheus(
        "join-mismatch",
        .error,
        "the sides of an operator have labels by which their series match",
        explanation: """
            Series of two sides are joined when their labels are equal: all of them, or those of `on`, or all but \
            those of `ignoring`. A label that one side can't have is never equal, so that the result is empty. Where \
            one side has a label more than those that are compared, several of its series match one, which is an \
            error without `group_left` or `group_right`.
            """,
        bad: .alert(
            "'sum by (job, pod) (rate(shop_orders_failed_total[5m])) / sum by (job) (rate(shop_orders_total[5m])) > 0.1'"
        ),
        good: .alert(
            "'sum by (job, pod) (rate(shop_orders_failed_total[5m])) / on (job) group_left () sum by (job) (rate(shop_orders_total[5m])) > 0.1'"
        )
    )
}
