import Diagnostics
import YAML

extension Rule {
    /// An endpoint of a monitor is a port of what it selects.
    static let unknownMonitorPort = Rule(
        id: "unknown-monitor-port",
        category: .references,
        severity: .error,
        summary: "an endpoint of a monitor is a port of what it selects",
        explanation: """
            A ServiceMonitor names ports of the Service by their names, not by number and not by the names of \
            the container; a PodMonitor names ports of the containers. An endpoint that names no such port is \
            not scraped.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              endpoints: [{port: htpp}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: http}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              endpoints: [{port: http}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: http}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        check: .object(kinds: [.serviceMonitor, .podMonitor]) { object, index, findings in
            guard let spec = object.root["spec"], let node = spec["selector"],
                let namespaces = object.monitoredNamespaces(index), !namespaces.contains(where: index.isOpen)
            else { return }
            let targets = MonitoredPorts(LabelSelector(node), in: namespaces, object.kind, index)
            guard !targets.isEmpty else { return }
            for endpoint in spec.list(object.kind == .serviceMonitor ? "endpoints" : "podMetricsEndpoints") {
                if let port = endpoint["port"], let name = port.string {
                    guard !targets.names.contains(name) else { continue }
                    let names = targets.names.sorted()
                    findings.report(.unknownMonitorPort(port, names.hint(for: name), object))
                } else if let port = endpoint["targetPort"] ?? endpoint["portNumber"], let target = PortReference(port)
                {
                    guard !targets.containerPorts.have(target, "TCP") else { continue }
                    findings.report(.unknownMonitorPort(port, targets.containerPorts.hint(for: port), object))
                }
            }
        }
    )
}

/// The ports of all that a monitor selects.
private struct MonitoredPorts {
    /// The names that an endpoint may use.
    var names: Set<String> = []
    var containerPorts: ContainerPorts
    /// Whether nothing is selected, which another rule finds.
    var isEmpty: Bool

    init(_ selector: LabelSelector, in namespaces: [String], _ kind: ObjectKind, _ index: ManifestIndex) {
        var pods: [PodFacts] = []
        isEmpty = true
        for namespace in namespaces {
            guard kind == .serviceMonitor else {
                pods += index.pods(selector, in: namespace)
                continue
            }
            for service in index.services(in: namespace) where selector.matches(service.facts.labels) {
                isEmpty = false
                names.formUnion(service.facts.ports.map(\.name))
                pods += index.pods(LabelSelector(labels: service.facts.selector ?? []), in: namespace)
            }
        }
        containerPorts = ContainerPorts(pods)
        guard kind == .podMonitor else { return }
        isEmpty = pods.isEmpty
        names = Set(pods.flatMap(\.ports).map(\.name))
    }
}

extension Diagnostic {
    fileprivate static func unknownMonitorPort(
        _ port: YAMLNode,
        _ hint: String,
        _ object: ManifestObject
    ) -> Diagnostic {
        let selected = object.kind == .serviceMonitor ? "Service" : "pod"
        return Diagnostic(
            .unknownMonitorPort,
            "no \(selected) that the monitor selects has the port '\(port.text)'\(hint)",
            at: object.place(of: port)
        )
    }
}
