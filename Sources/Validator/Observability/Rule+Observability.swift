import Diagnostics

extension Rule {
    /// A rule of the category `observability` about Prometheus' rules, found in the walk through them.
    static func prometheus(
        _ id: Diagnostic.ID,
        _ severity: Diagnostic.Severity,
        _ summary: String,
        explanation: String,
        bad: Example,
        good: Example,
        check: RuleCheck = .prometheusRule
    ) -> Rule {
        Rule(
            id: id,
            category: .observability,
            severity: severity,
            summary: summary,
            explanation: explanation,
            bad: bad,
            good: good,
            check: check
        )
    }
}

extension Rule.Example {
    /// An alert of a shop, complete but for its expression.
    static func alert(_ expression: String) -> Self {
        .alert(fields: fields(expression))
    }

    /// An alert with these fields beside its name.
    static func alert(fields: String) -> Self {
        .manifest(object(fields: fields))
    }

    /// An alert of a shop, complete but for its expression, in a tree whose Prometheus has this specification.
    static func alert(_ expression: String, prometheus: String) -> Self {
        .alert(fields: fields(expression), prometheus: prometheus)
    }

    /// An alert with these fields, in a tree whose Prometheus has this specification.
    static func alert(fields: String, prometheus: String) -> Self {
        .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: main, namespace: monitoring}
            spec: {storage: {volumeClaimTemplate: {spec: {storageClassName: gp3}}}, \(prometheus)}
            ---

            """ + object(fields: fields)
        )
    }

    /// Rules in a group.
    static func rules(_ rules: String, group: String = "name: orders") -> Self {
        .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: orders, namespace: shop}
            spec:
              groups:
                - \(group)
                  rules:
                    \(rules.replacing("\n", with: "\n        "))

            """
        )
    }

    private static func fields(_ expression: String) -> String {
        """
        expr: \(expression)
        for: 5m
        labels: {severity: warning}
        annotations:
          summary: Orders fail
          description: More orders fail than usual.
          runbook_url: https://runbooks.example/orders
        """
    }

    private static func object(fields: String) -> String {
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: orders, namespace: shop}
        spec:
          groups:
            - name: orders
              rules:
                - alert: OrdersFail
                  \(fields.replacing("\n", with: "\n          "))

        """
    }
}
