import Diagnostics
import YAML

extension Rule {
    /// Prometheus takes every step of relabeling.
    static let relabeling: Rule = Rule(
        id: "relabeling",
        category: .observability,
        severity: .error,
        summary: "every step of relabeling has what its action needs, and nothing that it refuses",
        explanation: """
            The operator leaves out a monitor with a step of relabeling that Prometheus would refuse: an action that there \
            isn't, one without its target label, a regular expression that doesn't compile. Nothing is scraped then.
            """,
        bad: .manifest(
            MonitorExample.monitor("port: http, relabelings: [{sourceLabels: [__meta_kubernetes_pod_name]}]")
                + MonitorExample.web
        ),
        good: .manifest(
            MonitorExample.monitor(
                "port: http, relabelings: [{sourceLabels: [__meta_kubernetes_pod_name], targetLabel: pod}]"
            ) + MonitorExample.web
        ),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, _, findings in
            for endpoint in MonitorFacts.nodes(of: object) {
                for field in ["relabelings", "metricRelabelings"] {
                    for step in endpoint.list(field) {
                        for problem in Relabeling(step).problems {
                            findings.report(
                                Diagnostic(.relabeling, problem.message, at: object.place(of: problem.node))
                            )
                        }
                    }
                }
            }
        }
    )
}
