import Diagnostics
import YAML

extension Rule {
    /// A monitor limits how many samples a scrape may give.
    static let scrapeLimit: Rule = Rule(
        id: "scrape-limit",
        category: .observability,
        severity: .info,
        summary: "a monitor limits how many samples a scrape may give",
        explanation: """
            An application that puts a user's id into a label fills the memory of the Prometheus that everyone shares. With \
            `sampleLimit` a scrape that gives more than that fails, and only its own metrics are missing. A Prometheus \
            whose `enforcedSampleLimit` is set limits every monitor, and monitors in its own namespace are trusted.
            """,
        bad: .manifest(MonitorExample.monitor("port: http", sampleLimit: "") + MonitorExample.web),
        good: .manifest(MonitorExample.monitor("port: http") + MonitorExample.web),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, index, findings in
            guard let spec = object.root["spec"], (spec["sampleLimit"]?.integer ?? 0) <= 0 else { return }
            let scrapers = Scraper.all(index)
            guard !scrapers.contains(where: { $0.pod.namespace == object.namespace || $0.facts?.limitsSamples == true })
            else { return }
            let node = spec["sampleLimit"] ?? object.root.at("metadata", "name") ?? object.root
            findings.report(
                Diagnostic(
                    .scrapeLimit,
                    "nothing limits the samples of a scrape; set 'sampleLimit', as 5000",
                    at: object.place(of: node)
                )
            )
        }
    )
}
