import Diagnostics
import YAML

extension Rule {
    /// A probe asks a port that its container has.
    static let unknownProbePort = Rule(
        id: "unknown-probe-port",
        category: .references,
        severity: .error,
        summary: "a probe asks a port that its container has",
        explanation: """
            A probe of a port name that the container does not have always fails: the container is restarted for \
            ever, or never gets ready. A number that is not among the declared ports is a warning, as declaring \
            them is voluntary.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  ports: [{name: http, containerPort: 8080}]
                  readinessProbe: {httpGet: {path: /health, port: htpp}}

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  ports: [{name: http, containerPort: 8080}]
                  readinessProbe: {httpGet: {path: /health, port: http}}

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, _, findings in
            for container in object.pods?.containers ?? [] {
                let ports = ContainerPorts(container.node)
                for node in container.probedPorts {
                    guard let port = PortReference(node), !ports.have(port, "TCP") else { continue }
                    findings.report(.unknownProbePort(node, port, ports, container.name, object))
                }
            }
        }
    )
}

extension PodTemplate.Container {
    /// The ports that its probes and lifecycle handlers ask, unless they ask another host.
    fileprivate var probedPorts: [YAMLNode] {
        let probes = ["livenessProbe", "readinessProbe", "startupProbe"].compactMap { node[$0] }
        let handlers = ["postStart", "preStop"].compactMap { node.at("lifecycle", $0) }
        return (probes + handlers).flatMap { handler in
            ["httpGet", "tcpSocket", "grpc"].compactMap { field in
                handler[field].flatMap { $0["host"] == nil ? $0["port"] : nil }
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownProbePort(
        _ node: YAMLNode,
        _ port: PortReference,
        _ ports: ContainerPorts,
        _ container: String,
        _ object: ManifestObject
    ) -> Diagnostic {
        let isName = if case .name = port { true } else { false }
        return Diagnostic(
            .unknownProbePort,
            "container '\(container)' has no port '\(node.text)'\(ports.hint(for: node))",
            at: object.place(of: node),
            severity: isName ? nil : .warning
        )
    }
}
