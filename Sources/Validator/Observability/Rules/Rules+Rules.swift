import Diagnostics

extension Rule {
    static let ruleName: Rule = prometheus(
        "rule-name",
        .error,
        "a rule records a legal name or raises an alert, by an expression",
        explanation: """
            A rule has `alert` or `record`, not both, and an expression. A recorded name is one of a metric; with \
            others Prometheus refuses the file, or, from version 3 on, takes a name that every query has to quote.
            """,
        bad: .rules(
            """
            - record: shop-orders-failed
              expr: sum(rate(shop_orders_failed_total[5m]))
            """
        ),
        good: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            """
        )
    )

    static let ruleField: Rule = prometheus(
        "rule-field",
        .error,
        "recording rules have no fields of alerts",
        explanation: """
            `for`, `keep_firing_for` and `annotations` are about alerts. Prometheus refuses a file with a recording \
            rule that has one.
            """,
        bad: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
              for: 5m
            """
        ),
        good: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            """
        )
    )

    static let ruleDuration: Rule = prometheus(
        "rule-duration",
        .error,
        "durations are written as Prometheus reads them",
        explanation: """
            A duration is made of whole numbers with the units `y`, `w`, `d`, `h`, `m`, `s` and `ms`, from the \
            largest to the smallest, each at most once: `1h30m`. It has no fractions and no spaces.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 1.5h
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
                for: 1h30m
                labels: {severity: warning}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let ruleLabel: Rule = prometheus(
        "rule-label",
        .error,
        "labels and annotations have names that Prometheus takes",
        explanation: """
            Names of labels and annotations are letters, digits and `_`, and start with no digit. `__name__` is the \
            series' name.
            """,
        bad: .alert(
            fields: """
                expr: rate(shop_orders_failed_total[5m]) > 1
                for: 5m
                labels: {severity: warning, on-call: shop}
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
                labels: {severity: warning, on_call: shop}
                annotations:
                  summary: Orders fail
                  description: More orders fail than usual.
                  runbook_url: https://runbooks.example/orders
                """
        )
    )

    static let duplicateRule: Rule = prometheus(
        "duplicate-rule",
        .error,
        "a rule is written once",
        explanation: """
            Two rules of one name, with the same labels and expression, record every sample twice, which Prometheus \
            counts as an error, or send each alert twice. Rules in namespaces to which the operator confines them are \
            different ones.
            """,
        bad: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            """
        ),
        good: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            - record: shop:orders_failed:rate1h
              expr: sum(rate(shop_orders_failed_total[1h]))
            """
        ),
        check: .tree { index, findings in RuleTwins.report(index, &findings) }
    )

    static let duplicateGroup: Rule = prometheus(
        "duplicate-group",
        .error,
        "groups of an object have names of their own",
        explanation: """
            The operator makes a file of each object, and Prometheus refuses a file with two groups of one name: none \
            of its rules is loaded.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: orders, namespace: shop}
            spec:
              groups:
                - name: orders
                  rules:
                    - {record: shop:orders_failed:rate5m, expr: 'sum(rate(shop_orders_failed_total[5m]))'}
                - name: orders
                  rules:
                    - {record: shop:orders_failed:rate1h, expr: 'sum(rate(shop_orders_failed_total[1h]))'}

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: orders, namespace: shop}
            spec:
              groups:
                - name: orders
                  rules:
                    - {record: shop:orders_failed:rate5m, expr: 'sum(rate(shop_orders_failed_total[5m]))'}
                - name: orders-slow
                  rules:
                    - {record: shop:orders_failed:rate1h, expr: 'sum(rate(shop_orders_failed_total[1h]))'}

            """
        )
    )

    static let groupInterval: Rule = prometheus(
        "group-interval",
        .warning,
        "groups are evaluated every five minutes or more often",
        explanation: """
            A series without a sample for five minutes is gone. What a group with a longer interval records has gaps, \
            and its alerts resolve between two evaluations.
            """,
        bad: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            """,
            group: "name: orders\n      interval: 10m"
        ),
        good: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            """,
            group: "name: orders\n      interval: 1m"
        )
    )
}
