import Diagnostics

extension Rule {
    static let rateOfGauge = prometheus(
        "rate-of-gauge",
        .error,
        "rate() and its like are given counters",
        explanation: """
            A counter that falls was restarted, and `rate`, `irate`, `increase` and `resets` add what was lost. A \
            gauge falls because it does: its result is then far too large. `deriv` and `delta` are for gauges.
            """,
        bad: .alert("'rate(node_memory_MemAvailable_bytes[1h]) > 1e6'"),
        good: .alert("'deriv(node_memory_MemAvailable_bytes[1h]) < -1e6'")
    )

    static let counterWithoutRate = prometheus(
        "counter-without-rate",
        .warning,
        "counters are looked at by their rate or increase",
        explanation: """
            The value of a counter tells how long its process has run, and starts again with it: a threshold on it is \
            passed some day, and is forgotten with the next restart. That there are series may be asked of it \
            (`absent`, `count`, `unless`).
            """,
        bad: .alert("'shop_orders_failed_total > 100'"),
        good: .alert("'increase(shop_orders_failed_total[1h]) > 100'")
    )

    static let rateRange = prometheus(
        "rate-range",
        .warning,
        "the range of rate() holds two scrapes or more",
        explanation: """
            A rate needs two samples. A range of less than two scrape intervals has that many only now and then, and \
            a single scrape that is missed leaves none; four intervals are a good rule. The interval is that of the \
            tree's Prometheus, or `metrics: {scrapeInterval: 30s}` in `.tenantry.yaml`.
            """,
        bad: .alert("'rate(shop_orders_failed_total[1m]) > 1'", prometheus: "scrapeInterval: 1m"),
        good: .alert("'rate(shop_orders_failed_total[5m]) > 1'", prometheus: "scrapeInterval: 1m")
    )

    static let instantRateInAlert = prometheus(
        "instant-rate-in-alert",
        .warning,
        "alerts use rate(), not irate()",
        explanation: """
            `irate` looks at the last two samples of its range alone: one quiet moment ends the alert and starts its \
            `for` anew. It is for graphs of what changes fast.
            """,
        bad: .alert("'irate(shop_orders_failed_total[5m]) > 1'"),
        good: .alert("'rate(shop_orders_failed_total[5m]) > 1'")
    )

    static let rateOfAggregation = prometheus(
        "rate-of-aggregation",
        .error,
        "rates are taken before sums",
        explanation: """
            When one of several counters starts again, their sum falls by its value, which `rate` takes for a restart \
            of all: the result jumps. The sum of the rates is right.
            """,
        bad: .alert("'rate(sum(shop_orders_failed_total)[5m:]) > 1'"),
        good: .alert("'sum(rate(shop_orders_failed_total[5m])) > 1'")
    )

    static let bucketLabelLost = prometheus(
        "bucket-label-lost",
        .error,
        "buckets keep their bounds until histogram_quantile()",
        explanation: """
            The label `le` is the bound of a bucket. An aggregation that drops it makes one number of all buckets, \
            and `histogram_quantile` gives nothing.
            """,
        bad: .alert("'histogram_quantile(0.95, sum by (job) (rate(shop_order_seconds_bucket[5m]))) > 1'"),
        good: .alert("'histogram_quantile(0.95, sum by (job, le) (rate(shop_order_seconds_bucket[5m]))) > 1'")
    )
}
