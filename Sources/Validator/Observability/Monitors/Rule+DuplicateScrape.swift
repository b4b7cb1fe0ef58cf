import Diagnostics

extension Rule {
    /// An endpoint is scraped by one monitor.
    static let duplicateScrape = Rule(
        id: "duplicate-scrape",
        category: .observability,
        severity: .warning,
        summary: "an endpoint is scraped by one monitor",
        explanation: """
            Two monitors that scrape the same port and path of the same pods store every series twice, under two jobs: sums \
            are doubled, and so is the cost. Remove one of them, or make their selectors disjoint.
            """,
        bad: .manifest(
            MonitorExample.monitor("port: http")
                + MonitorExample.monitor("port: http").replacing("name: web, name", with: "name: again, name")
                + MonitorExample.web
        ),
        good: .manifest(
            MonitorExample.monitor("port: http")
                + MonitorExample.monitor("port: http, path: /metrics/slow")
                .replacing("name: web, name", with: "name: again, name") + MonitorExample.web
        ),
        check: .tree { index, findings in
            var scraped: [ScrapedEndpoint: (monitor: ObjectFacts, target: String)] = [:]
            var reported: Set<ObjectIdentity> = []
            for object in index.objects {
                guard case .monitor(let monitor) = object.content,
                    let namespaces = object.monitoredNamespaces(monitor, index)
                else { continue }
                for endpoint in monitor.endpoints {
                    for target in ScrapeTarget.all(endpoint, of: monitor, in: namespaces, object.kind, index) {
                        let key = ScrapedEndpoint(
                            workload: target.workload.identity,
                            port: target.port,
                            path: endpoint.path
                        )
                        guard let first = scraped[key] else {
                            scraped[key] = (object, target.workload.identity.title)
                            continue
                        }
                        // The same Service behind two names, or one monitor that is defined twice, is another matter.
                        guard first.monitor.identity != object.identity, reported.insert(object.identity).inserted
                        else {
                            continue
                        }
                        findings.report(.duplicateScrape(object, first.monitor, target, endpoint, index))
                    }
                }
            }
        }
    )
}

/// A port and path of some pods.
private struct ScrapedEndpoint: Hashable {
    var workload: ObjectIdentity
    var port: NetworkPort
    var path: String
}

extension ObjectFacts {
    /// The namespaces in which a monitor looks, as far as the tree has them; `nil` when it looks into others.
    fileprivate func monitoredNamespaces(_ monitor: MonitorFacts, _ index: ManifestIndex) -> [String]? {
        switch monitor.namespaces {
        case .own: [namespace]
        case .all: index.usedNamespaces.filter { !$0.isEmpty }
        case .named(let names): names.allSatisfy { index.knows(namespace: $0) } ? names : nil
        }
    }
}

extension Diagnostic {
    fileprivate static func duplicateScrape(
        _ object: ObjectFacts,
        _ first: ObjectFacts,
        _ target: ScrapeTarget,
        _ endpoint: MonitorFacts.Endpoint,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .duplicateScrape,
            "\(first.identity.title) scrapes port \(target.port.number) of \(target.workload.identity.title) too",
            at: Place(index.location(of: object), object: object.identity.title, pointer: "/metadata/name"),
            notes: [Note("the other monitor is here", at: index.location(of: first))]
        )
    }
}
