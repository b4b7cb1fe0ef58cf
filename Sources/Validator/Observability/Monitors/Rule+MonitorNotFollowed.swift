import Diagnostics
import YAML

extension Rule {
    /// Some Prometheus of the tree follows a monitor.
    static let monitorNotFollowed = Rule(
        id: "monitor-not-followed",
        category: .observability,
        severity: .error,
        summary: "a Prometheus of the tree follows every monitor",
        explanation: """
            A Prometheus of the operator follows the monitors that its selector selects, by their labels and by those of \
            their namespaces; kube-prometheus-stack by default those labelled with its release's name. \
            Another monitor is valid, and nobody reads it. Give it the label, or widen the selector.
            """,
        bad: .manifest(
            MonitorExample.monitor("port: http").replacing("release: stack", with: "release: stak") + MonitorExample.web
                + release
        ),
        good: .manifest(MonitorExample.monitor("port: http") + MonitorExample.web + release),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, index, findings in
            let scrapers = Scraper.all(index).filter { $0.facts != nil }
            guard !scrapers.isEmpty else { return }
            let network = NetworkModel(index)
            let monitor = MonitorFacts(object)
            guard scrapers.allSatisfy({ $0.follows(monitor, object.kind, in: object.namespace, network) == .no }) else {
                return
            }
            findings.report(.monitorNotFollowed(scrapers, object))
        }
    )

    private static let release = """
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: stack, namespace: monitoring}
        spec:
          interval: 1h
          chart: {spec: {chart: kube-prometheus-stack, sourceRef: {kind: HelmRepository, name: charts}}}
          values:
            prometheus: {prometheusSpec: {storageSpec: {volumeClaimTemplate: {spec: {storageClassName: gp3}}}}}

        """
}

extension Diagnostic {
    fileprivate static func monitorNotFollowed(_ scrapers: [Scraper], _ object: ManifestObject) -> Diagnostic {
        let wanted = scrapers.map { scraper -> String in
            let selection = object.kind == .serviceMonitor ? scraper.facts?.serviceMonitors : scraper.facts?.podMonitors
            return switch selection {
            case .matching(let selector) where !selector.isEmpty: "\(scraper.title) follows '\(selector.text)'"
            case .matching: "\(scraper.title) follows other namespaces"
            case .nothing, .unknown, nil: "\(scraper.title) follows no \(object.kind.kind)"
            }
        }
        let node = object.root.at("metadata", "labels") ?? object.root.at("metadata", "name") ?? object.root
        return Diagnostic(
            .monitorNotFollowed,
            "no Prometheus follows the \(object.kind.kind): \(wanted.joined(separator: "; "))",
            at: object.place(of: node)
        )
    }
}
