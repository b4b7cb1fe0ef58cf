import Diagnostics
import YAML

extension Rule {
    /// What a tenant exports can't claim another's labels.
    static let honorLabels: Rule = Rule(
        id: "honor-labels",
        category: .observability,
        severity: .warning,
        summary: "a target's own labels don't override those of Prometheus",
        explanation: """
            With `honorLabels: true` whatever is scraped says itself which `namespace`, `pod` and `job` a series is of: an \
            application can write series in another tenant's name. Only what exports for others (kube-state-metrics, a \
            Pushgateway, federation) needs it; elsewhere leave it out. Monitors in the namespace of \
            the monitoring stack are not looked at.
            """,
        bad: .manifest(MonitorExample.monitor("port: http, honorLabels: true") + MonitorExample.web),
        good: .manifest(MonitorExample.monitor("port: http") + MonitorExample.web),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, index, findings in
            guard !Scraper.all(index).contains(where: { $0.pod.namespace == object.namespace }) else { return }
            for endpoint in MonitorFacts.nodes(of: object) {
                guard let node = endpoint["honorLabels"], node.isTrue else { continue }
                findings.report(
                    Diagnostic(
                        .honorLabels,
                        "the target's own labels override 'namespace', 'pod' and 'job'; leave 'honorLabels' out",
                        at: object.place(of: node)
                    )
                )
            }
        }
    )
}
