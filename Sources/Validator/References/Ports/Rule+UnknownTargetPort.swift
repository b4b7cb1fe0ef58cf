import Diagnostics
import YAML

extension Rule {
    /// A Service leads to ports that its pods have.
    static let unknownTargetPort = Rule(
        id: "unknown-target-port",
        category: .references,
        severity: .error,
        summary: "a Service leads to ports that its pods have",
        explanation: """
            A Service whose target port is the name of no container port has no endpoints, and one that leads to \
            a number on which nobody listens refuses connections. Where pods declare ports, a number has to be \
            one of them.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: htpp}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  ports: [{name: http, containerPort: 8080}]

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: http}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  ports: [{name: http, containerPort: 8080}]

            """
        ),
        check: .object(kinds: [.service]) { object, index, findings in
            guard let spec = object.root["spec"], let selector = spec["selector"]?.labels, !selector.isEmpty else {
                return
            }
            let pods = index.pods(LabelSelector(labels: selector), in: object.namespace)
            guard !pods.isEmpty else { return }
            let ports = ContainerPorts(pods)
            for port in spec.list("ports") {
                guard let node = port["targetPort"] ?? port["port"], let target = PortReference(node) else { continue }
                guard !ports.have(target, port["protocol"]?.string ?? "TCP") else { continue }
                findings.report(.unknownTargetPort(node, ports, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownTargetPort(
        _ node: YAMLNode,
        _ ports: ContainerPorts,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .unknownTargetPort,
            "no pod that the Service selects has the port '\(node.text)'\(ports.hint(for: node))",
            at: object.place(of: node)
        )
    }
}
