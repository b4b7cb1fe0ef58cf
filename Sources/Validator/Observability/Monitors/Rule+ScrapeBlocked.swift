import Diagnostics
import YAML

extension Rule {
    /// NetworkPolicies let Prometheus reach what a monitor scrapes.
    static let scrapeBlocked = Rule(
        id: "scrape-blocked",
        category: .observability,
        severity: .error,
        summary: "NetworkPolicies let Prometheus reach what a monitor scrapes",
        explanation: """
            Once a NetworkPolicy selects a pod, nothing reaches it but what some policy lets in, and the same holds for \
            what leaves Prometheus. A target that is kept away is down for ever, and what it would have told is \
            missing everywhere. Let the pods of Prometheus in on the port of the container, not on that of \
            the Service. The policies of the tree are asked as a network plugin would: for the pods of each Prometheus \
            that the tree shows, or for pods labelled 'app.kubernetes.io/name: prometheus' in 'monitoring'.
            """,
        bad: .manifest(
            MonitorExample.monitor("port: http") + MonitorExample.web + MonitorExample.policy(port: 80)
        ),
        good: .manifest(
            MonitorExample.monitor("port: http") + MonitorExample.web + MonitorExample.policy(port: 8080)
        ),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, index, findings in
            guard let namespaces = object.monitoredNamespaces(index) else { return }
            let monitor = MonitorFacts(object)
            let network = NetworkModel(index)
            let scrapers = Scraper.all(index).filter { scraper in
                scraper.follows(monitor, object.kind, in: object.namespace, network) > .no
            }
            for node in MonitorFacts.nodes(of: object) {
                let endpoint = MonitorFacts.Endpoint(node, isService: object.kind == .serviceMonitor)
                let targets = ScrapeTarget.all(endpoint, of: monitor, in: namespaces, object.kind, index)
                for target in targets {
                    guard let blocked = network.blocked(target, by: scrapers) else { continue }
                    findings.report(.scrapeBlocked(node, target, blocked, object, index))
                    break
                }
            }
        }
    )
}

/// A Prometheus that can't reach a target, and why.
private struct BlockedScrape {
    var scraper: Scraper
    var verdict: NetworkVerdict
}

extension NetworkModel {
    /// The first Prometheus that can't reach a target.
    fileprivate func blocked(_ target: ScrapeTarget, by scrapers: [Scraper]) -> BlockedScrape? {
        let destination = NetworkPeer.pod(pod(target.pods, in: target.workload.namespace))
        for scraper in scrapers {
            let verdict = allows(from: .pod(scraper.pod), to: destination, port: target.port)
            if verdict.isAllowed == .no { return BlockedScrape(scraper: scraper, verdict: verdict) }
        }
        return nil
    }
}

extension Diagnostic {
    fileprivate static func scrapeBlocked(
        _ node: YAMLNode,
        _ target: ScrapeTarget,
        _ blocked: BlockedScrape,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let port = node["port"] ?? node["targetPort"] ?? node["portNumber"] ?? node
        let isIngress = blocked.verdict.ingress.isAllowed == .no
        let side = isIngress ? blocked.verdict.ingress : blocked.verdict.egress
        let names = side.isolating.map { "'\($0.object.name)'" }.prefix(3).joined(separator: ", ")
        let pod = blocked.scraper.pod
        let labels = pod.labels.known.prefix(1).map { "\($0.key)=\($0.value)" }.joined()
        let place = "\(target.workload.identity.title) on port \(target.port.number)"
        let message =
            isIngress
            ? "no NetworkPolicy lets Prometheus ('\(labels)' in '\(pod.namespace)') in to \(place): \(names) isolate\(side.isolating.count == 1 ? "s" : "") it"
            : "no NetworkPolicy lets Prometheus ('\(labels)' in '\(pod.namespace)') out to \(place): \(names) isolate\(side.isolating.count == 1 ? "s" : "") Prometheus"
        return Diagnostic(
            .scrapeBlocked,
            message,
            at: object.place(of: port),
            notes: side.isolating.prefix(3).map { policy in
                Note("NetworkPolicy '\(policy.object.name)' is here", at: index.location(of: policy.object))
            }
        )
    }
}
