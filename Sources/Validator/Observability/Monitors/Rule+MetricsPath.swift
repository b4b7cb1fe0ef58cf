import Diagnostics
import YAML

extension Rule {
    /// The path of the metrics is an absolute path.
    static let metricsPath: Rule = Rule(
        id: "metrics-path",
        category: .observability,
        severity: .error,
        summary: "the path of the metrics starts with '/' and holds nothing but a path",
        explanation: """
            Prometheus puts the path behind the address of the target as it is. Without a `/` in front, or with a query in it, \
            it asks for something else than what is meant and gets an error. What follows `?` belongs into `params`.
            """,
        bad: .manifest(MonitorExample.monitor("port: http, path: metrics") + MonitorExample.web),
        good: .manifest(MonitorExample.monitor("port: http, path: /metrics") + MonitorExample.web),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, _, findings in
            for endpoint in MonitorFacts.nodes(of: object) {
                guard let node = endpoint["path"], let path = node.string, !path.isEmpty else { continue }
                let problem: String? =
                    if !path.hasPrefix("/") {
                        "the path '\(path.prefix(60))' doesn't start with '/'"
                    } else if path.contains("?") {
                        "the path has a query; put it into 'params'"
                    } else if path.contains(where: { $0.isWhitespace || $0 == "#" }) {
                        "the path '\(path.prefix(60))' has characters that no path has"
                    } else {
                        nil
                    }
                guard let problem else { continue }
                findings.report(Diagnostic(.metricsPath, problem, at: object.place(of: node)))
            }
        }
    )
}
