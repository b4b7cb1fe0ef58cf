import YAML

/// Pods of the tree that an endpoint of a monitor scrapes, and the port.
struct ScrapeTarget {
    /// What makes the pods.
    var workload: ObjectFacts
    var pods: PodFacts
    var port: NetworkPort

    /// What an endpoint scrapes, as far as the tree shows it.
    static func all(
        _ endpoint: MonitorFacts.Endpoint,
        of monitor: MonitorFacts,
        in namespaces: [String],
        _ kind: ObjectKind,
        _ index: ManifestIndex
    ) -> [ScrapeTarget] {
        namespaces.flatMap { namespace -> [ScrapeTarget] in
            guard kind == .serviceMonitor else {
                return index.workloads(monitor.selector, in: namespace).flatMap { workload in
                    workload.targets(endpoint.port)
                }
            }
            return index.services(in: namespace).flatMap { service -> [ScrapeTarget] in
                guard monitor.selector.matches(service.facts.labels), let own = service.facts.selector else {
                    return []
                }
                let port = endpoint.isPodPort ? endpoint.port : service.facts.target(of: endpoint.port)
                return index.workloads(LabelSelector(labels: own), in: namespace).flatMap { $0.targets(port) }
            }
        }
    }
}

extension ServiceFacts {
    /// The port of the pods behind a port of the Service.
    fileprivate func target(of port: PortReference?) -> PortReference? {
        switch port {
        case .name(let name): ports.first { $0.name == name && $0.protocolName == "TCP" }?.target
        case .number, nil: nil
        }
    }
}

extension ManifestIndex {
    /// The workloads of a namespace whose pods a selector selects.
    fileprivate func workloads(_ selector: LabelSelector, in namespace: String) -> [ObjectFacts] {
        objects(in: namespace).filter { object in
            if case .pods(let pods) = object.content { selector.matches(pods.labels) } else { false }
        }
    }
}

extension ObjectFacts {
    /// The ports of its pods that are meant.
    fileprivate func targets(_ reference: PortReference?) -> [ScrapeTarget] {
        guard case .pods(let pods) = content, let reference else { return [] }
        let numbers: [Int] =
            switch reference {
            case .number(let number): [number]
            case .name(let name): pods.ports.filter { $0.name == name && $0.protocolName == "TCP" }.map(\.number)
            }
        return numbers.map { ScrapeTarget(workload: self, pods: pods, port: NetworkPort($0)) }
    }
}
