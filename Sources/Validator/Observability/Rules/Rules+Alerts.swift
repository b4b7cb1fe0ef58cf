import Diagnostics

extension Rule {
    static let alertFor = prometheus(
        "alert-for",
        .warning,
        "alerts wait for longer than an evaluation takes",
        explanation: """
            A `for` that is shorter than the group's interval is over by the next evaluation: it waits for one \
            evaluation, as one of the interval's length would. A `for` of 0 is what there is without one.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 0s
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        ),
        good: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let alertSeverity = prometheus(
        "alert-severity",
        .warning,
        "alerts have a severity",
        explanation: """
            Alerts are routed, and inhibited, by the label `severity`: who is woken for `critical`, and who reads \
            `info` in the morning. An alert without it goes to the default receiver.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {team: orders}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        ),
        good: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let alertAnnotation = prometheus(
        "alert-annotation",
        .warning,
        "alerts say what is wrong, and what to do",
        explanation: """
            Every alert has a `summary` in a few words, a `description` with the numbers, and a `runbook_url` that \
            says what to look at first.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                """
        ),
        good: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let alertTemplate = prometheus(
        "alert-template",
        .error,
        "templates of alerts parse, with functions and variables that there are",
        explanation: """
            Labels and annotations are templates of Go, with Prometheus' functions and `$labels`, `$value`, \
            `$externalLabels` and `$externalURL`. Prometheus refuses a file with one that doesn't parse; where a \
            field doesn't exist, the annotation is an error's text.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: '{{ $value | humanise }} orders a second fail.'
                  runbook_url: https://runbooks.example/orders
                """
        ),
        good: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: '{{ $value | humanize }} orders a second fail.'
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let templateLabel = prometheus(
        "template-label",
        .error,
        "templates ask for labels that the result has",
        explanation: """
            `$labels` are those of the expression's result: what an aggregation drops is gone, and the labels that \
            the rule itself sets are not among them. What isn't there is empty text: 'orders of  fail'.
            """,
        bad: .alert(
            fields: """
                expr: sum(rate(shop_orders_failed_total[5m])) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: 'Orders of {{ $labels.job }} fail.'
                  runbook_url: https://runbooks.example/orders
                """
        ),
        good: .alert(
            fields: """
                expr: sum by (job) (rate(shop_orders_failed_total[5m])) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: 'Orders of {{ $labels.job }} fail.'
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let valueInLabel = prometheus(
        "value-in-label",
        .error,
        "labels of alerts don't depend on the value",
        explanation: """
            An alert is known by its labels. With the value in one, each evaluation makes another alert, the one \
            before resolves, and `for` is never over. Values belong into annotations.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning, rate: '{{ $value }}'}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        ),
        good: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: '{{ $value }} orders a second fail.'
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let absentAlert = prometheus(
        "absent-alert",
        .warning,
        "alerts on absence outlast a restart of Prometheus",
        explanation: """
            When Prometheus starts, nothing is there until the first scrapes are done, and `absent` is true of \
            everything. A `for` of two scrape intervals or more stands that. The interval is that of the tree's \
            Prometheus, or `metrics: {scrapeInterval: 30s}` in `.tenantry.yaml`.
            """,
        bad: .alert(
            fields: """
                expr: absent(up{job="orders"})
                labels: {severity: warning}
                annotations:
                  summary: Orders are gone
                  description: Nothing takes orders.
                  runbook_url: https://runbooks.example/orders
                """,
            prometheus: "scrapeInterval: 1m"
        ),
        good: .alert(#"'absent(up{job="orders"})'"#, prometheus: "scrapeInterval: 1m")
    )
}
