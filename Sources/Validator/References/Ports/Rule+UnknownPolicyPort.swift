import Diagnostics
import YAML

extension Rule {
    /// A port of a NetworkPolicy is one of the pods that it is about.
    static let unknownPolicyPort = Rule(
        id: "unknown-policy-port",
        category: .references,
        severity: .error,
        summary: "a port of a NetworkPolicy is one of the pods that it is about",
        explanation: """
            A named port that no pod has opens nothing. A number that the pods do not declare is a warning, as \
            declaring ports is voluntary: mostly the workload has moved to another port.
            """,
        bad: .manifest(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: acme-corp}
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Ingress]
              ingress:
                - ports: [{protocol: TCP, port: htpp}]
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
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: acme-corp}
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Ingress]
              ingress:
                - ports: [{protocol: TCP, port: http}]
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
        check: .object(kinds: [.networkPolicy]) { object, index, findings in
            for rule in NetworkPolicyRule.all(of: object) {
                guard let pods = rule.listeners(index, of: object), !pods.isEmpty else { continue }
                let ports = ContainerPorts(pods)
                for port in rule.ports {
                    guard let node = port["port"], let reference = PortReference(node), port["endPort"] == nil else {
                        continue
                    }
                    guard !ports.have(reference, port["protocol"]?.string ?? "TCP") else { continue }
                    findings.report(.unknownPolicyPort(node, reference, ports, object))
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownPolicyPort(
        _ node: YAMLNode,
        _ port: PortReference,
        _ ports: ContainerPorts,
        _ object: ManifestObject
    ) -> Diagnostic {
        let isName = if case .name = port { true } else { false }
        return Diagnostic(
            .unknownPolicyPort,
            "no pod that the rule is about has the port '\(node.text)'\(ports.hint(for: node))",
            at: object.place(of: node),
            severity: isName ? nil : .warning
        )
    }
}
