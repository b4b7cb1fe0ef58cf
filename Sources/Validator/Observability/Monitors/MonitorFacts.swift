import YAML

/// What a ServiceMonitor or a PodMonitor scrapes (prometheus-operator: pkg/apis/monitoring/v1/servicemonitor_types.go,
/// podmonitor_types.go).
struct MonitorFacts: Sendable {
    /// Where it looks.
    enum Namespaces: Hashable, Sendable {
        case own
        case all
        case named([String])
    }

    /// One thing that is scraped of everything that it selects.
    struct Endpoint: Hashable, Sendable {
        /// The port of the Service, or of the pod for a PodMonitor; `nil` when it is named in no way that is known.
        var port: PortReference?
        /// Whether the port is the pods' own, though the monitor selects Services.
        var isPodPort: Bool
        /// The path, with what is asked of it.
        var path: String
    }

    var labels: [Label]
    var selector: LabelSelector
    var namespaces: Namespaces
    var endpoints: [Endpoint]

    init(_ object: ManifestObject) {
        let spec = object.root["spec"]
        let isService = object.kind == .serviceMonitor
        labels = object.root.at("metadata", "labels")?.labels ?? []
        selector = spec?["selector"].map { LabelSelector($0) } ?? LabelSelector(labels: [])
        let names = spec?.at("namespaceSelector", "matchNames").map { $0.elements.compactMap(\.string) } ?? []
        if spec?.at("namespaceSelector", "any")?.isTrue == true {
            namespaces = .all
        } else {
            namespaces = names.isEmpty ? .own : .named(names)
        }
        endpoints = Self.nodes(of: object).map { Endpoint($0, isService: isService) }
    }

    /// The endpoints as they are written.
    static func nodes(of object: ManifestObject) -> [YAMLNode] {
        let field = object.kind == .serviceMonitor ? "endpoints" : "podMetricsEndpoints"
        return object.root["spec"].map { Array($0.list(field)) } ?? []
    }
}

extension MonitorFacts.Endpoint {
    init(_ node: YAMLNode, isService: Bool) {
        let own = node["targetPort"] ?? node["portNumber"]
        port = (node["port"] ?? own).flatMap(PortReference.init)
        isPodPort = !isService || node["port"] == nil
        var asked = node["path"]?.string ?? "/metrics"
        for entry in node["params"].map({ Array($0.entries) }) ?? [] {
            asked += "&\(entry.key.text)=" + entry.value.elements.map(\.text).joined(separator: ",")
        }
        path = asked
    }
}
