import Diagnostics

extension Rule {
    static let promqlSyntax = prometheus(
        "promql-syntax",
        .error,
        "expressions are PromQL that Prometheus takes",
        explanation: """
            Prometheus loads no rule of a file when one expression in it doesn't parse, or has types that don't fit; \
            the operator's webhook refuses the object, if it is installed, and otherwise Prometheus goes on with the \
            rules of before. A panel of a dashboard shows an error.
            """,
        bad: .alert("'sum(rate(shop_orders_failed_total[5m]) > 1'"),
        good: .alert("'sum(rate(shop_orders_failed_total[5m])) > 1'")
    )

    static let unknownMetric = prometheus(
        "unknown-metric",
        .error,
        "metrics that are asked for are exported",
        explanation: """
            An alert on a metric that nobody exports never fires, and a panel stays empty; neither tells. What the \
            services and the exporters of the stack export is in a catalogue. Of other metrics, those are reported \
            whose names are those of the catalogue but for a slip; with `metrics: {unknown: all}` in \
            `.tenantry.yaml`, all that are not named there.
            """,
        bad: .alert(#"'kube_pod_status_phases{phase="Failed"} > 0'"#),
        good: .alert(#"'kube_pod_status_phase{phase="Failed"} > 0'"#)
    )

    static let unknownMetricLabel = prometheus(
        "unknown-metric-label",
        .error,
        "metrics have the labels that they are asked for by",
        explanation: """
            A matcher of a label that the series don't have selects nothing, and grouping by one makes a single group \
            of all. The labels of the catalogue's metrics are known with those that scraping adds; `metrics: {labels: \
            [...]}` in `.tenantry.yaml` names what relabeling adds to all series.
            """,
        bad: .alert(#"'sum by (pods) (kube_pod_status_phase{phase="Failed"}) > 0'"#),
        good: .alert(#"'sum by (pod) (kube_pod_status_phase{phase="Failed"}) > 0'"#)
    )

    static let unknownRecording = prometheus(
        "unknown-recording",
        .error,
        "what a recording rule is expected to give is recorded",
        explanation: """
            Names with a colon are those of recording rules. When a rule is renamed or removed, whatever reads it \
            falls silent. Where charts are installed whose rules the tree doesn't show, only names are reported that \
            are those of the tree's rules but for a slip.
            """,
        bad: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            - alert: OrdersFail
              expr: shop:order_failed:rate5m > 1
              for: 5m
              labels: {severity: warning}
              annotations:
                summary: Orders fail
                description: More orders fail than usual.
                runbook_url: https://runbooks.example/orders
            """
        ),
        good: .rules(
            """
            - record: shop:orders_failed:rate5m
              expr: sum(rate(shop_orders_failed_total[5m]))
            - alert: OrdersFail
              expr: shop:orders_failed:rate5m > 1
              for: 5m
              labels: {severity: warning}
              annotations:
                summary: Orders fail
                description: More orders fail than usual.
                runbook_url: https://runbooks.example/orders
            """
        )
    )

    static let missingMatcher = prometheus(
        "missing-matcher",
        .error,
        "selectors have the matchers that the configuration demands",
        explanation: """
            With `metrics: {requiredMatchers: [tenant]}` in `.tenantry.yaml`, every selector of a rule has to say \
            whose series it is about. Nothing is demanded unless it is configured.
            """,
        bad: .words("requiredMatchers names 'tenant', and a rule asks for 'up == 0'"),
        good: .words("the rule asks for the tenant's own: up{tenant=..} == 0")
    )

    static let lostLabel = prometheus(
        "lost-label",
        .error,
        "results of rules keep the labels that the configuration names",
        explanation: """
            With `metrics: {keptLabels: [tenant]}` in `.tenantry.yaml`, an aggregation must not drop the label by \
            which alerts are routed, unless the rule sets it itself. Nothing is demanded unless it is configured.
            """,
        bad: .words("keptLabels names 'tenant', and a rule's expression is 'sum(up) < 1'"),
        good: .words("its expression is 'sum by (tenant) (up) < 1'")
    )

    static let enforcedNamespace = prometheus(
        "enforced-namespace",
        .error,
        "a rule asks for series that its namespace is shown",
        explanation: """
            With `enforcedNamespaceLabel` the operator puts a matcher of the object's own namespace into every \
            selector of its rules, in place of what they say about that label. A rule that asks for another \
            namespace, or for a metric that has series in another one alone, then asks for something else, mostly for \
            nothing. It belongs into the namespace of the series, or into one that is excluded from enforcement.
            """,
        bad: .alert(#"'up{namespace="billing"} == 0'"#, prometheus: "enforcedNamespaceLabel: namespace"),
        good: .alert(#"'up{namespace="shop"} == 0'"#, prometheus: "enforcedNamespaceLabel: namespace")
    )
}
