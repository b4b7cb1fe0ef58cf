/// The pods of a Prometheus that scrapes.
struct Scraper: Sendable {
    /// What says so; `nil` when it is assumed.
    var object: ObjectFacts?
    var facts: ScraperFacts?
    var pod: NetworkPod

    /// How it is called in messages.
    var title: String { object.map { $0.identity.title } ?? "Prometheus in '\(pod.namespace)'" }
}

extension Scraper {
    /// Who scrapes: every Prometheus that the tree shows, and otherwise the one that is mostly there.
    static func all(_ index: ManifestIndex) -> [Scraper] {
        let network = NetworkModel(index)
        let found = index.scraperObjects.compactMap { object -> Scraper? in
            guard case .scraper(let facts) = object.content else { return nil }
            let namespace = facts.namespace ?? object.namespace
            return Scraper(
                object: object,
                facts: facts,
                pod: network.prometheus(namespace, labels: facts.podLabels)
            )
        }
        guard found.isEmpty else { return found }
        let assumed = ScraperFacts.assumed
        return [Scraper(object: nil, facts: nil, pod: network.prometheus(assumed.namespace, labels: assumed.labels))]
    }

    /// Whether it follows a monitor.
    func follows(_ monitor: MonitorFacts, _ kind: ObjectKind, in namespace: String, _ network: NetworkModel)
        -> Certainty
    {
        guard let facts else { return .maybe }
        let isService = kind == .serviceMonitor
        let byLabels: Certainty =
            switch isService ? facts.serviceMonitors : facts.podMonitors {
            case .nothing: .no
            case .unknown: .maybe
            case .matching(let selector): Certainty(selector.matches(monitor.labels))
            }
        guard let selector = isService ? facts.serviceMonitorNamespaces : facts.podMonitorNamespaces else {
            return min(byLabels, Certainty(namespace == pod.namespace))
        }
        return min(byLabels, selector.matches(network.labels(ofNamespace: namespace)))
    }
}

extension NetworkModel {
    /// The pods of a Prometheus: the operator and its chart give them more labels than these.
    fileprivate func prometheus(_ namespace: String, labels: [Label]) -> NetworkPod {
        NetworkPod(
            namespace: namespace,
            namespaceLabels: self.labels(ofNamespace: namespace),
            labels: PartialLabels(labels, isComplete: false)
        )
    }
}
