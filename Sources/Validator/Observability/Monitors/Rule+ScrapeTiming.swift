import Diagnostics
import YAML

extension Rule {
    /// A scrape has a legal interval and timeout.
    static let scrapeTiming: Rule = Rule(
        id: "scrape-timing",
        category: .observability,
        severity: .error,
        summary: "intervals and timeouts of scrapes are legal durations, and no timeout is longer than its interval",
        explanation: """
            The operator leaves out a monitor whose interval or timeout Prometheus would refuse, and says so in its log \
            alone: nothing is scraped. A duration is numbers with units from the longest to the shortest, as `1m30s`; a \
            timeout may not be longer than the interval.
            """,
        bad: .manifest(
            MonitorExample.monitor("port: http, interval: 15s, scrapeTimeout: 30s") + MonitorExample.web
        ),
        good: .manifest(MonitorExample.monitor("port: http, interval: 15s, scrapeTimeout: 10s") + MonitorExample.web),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, _, findings in
            for endpoint in MonitorFacts.nodes(of: object) {
                let interval = endpoint.field("interval")
                let timeout = endpoint.field("scrapeTimeout")
                for node in [interval, timeout].compactMap(\.self) where !node.text.isEmpty {
                    if PrometheusDuration.seconds(of: node.text) == nil {
                        findings.report(.noDuration(node, object))
                    } else if node == interval, PrometheusDuration.seconds(of: node.text) == 0 {
                        findings.report(
                            Diagnostic(
                                .scrapeTiming,
                                "the interval is 0; write how often to scrape, as '30s'",
                                at: object.place(of: node)
                            )
                        )
                    }
                }
                guard let interval, let timeout, let most = PrometheusDuration.seconds(of: interval.text), most > 0,
                    let asked = PrometheusDuration.seconds(of: timeout.text), asked > most
                else { continue }
                findings.report(
                    Diagnostic(
                        .scrapeTiming,
                        "the timeout '\(timeout.text)' is longer than the interval '\(interval.text)'",
                        at: object.place(of: timeout)
                    )
                )
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func noDuration(_ node: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .scrapeTiming,
            "'\(node.text.prefix(40))' is no duration; write numbers with units, as '30s' or '1m30s'",
            at: object.place(of: node)
        )
    }
}
