import Diagnostics
import YAML

extension Rule {
    /// A peer of a NetworkPolicy is in the tree, where its namespace is.
    static let policyPeerSelectsNothing = Rule(
        id: "policy-peer-selects-nothing",
        category: .references,
        severity: .error,
        summary: "a peer of a NetworkPolicy is in the tree, where its namespace is",
        explanation: """
            A rule that lets nobody in, or out to nobody, does not do what it was written for: the connection \
            that it should open stays closed. Only namespaces of the tree are looked at, and not those into \
            which a chart or an operator installs.
            """,
        bad: .manifest(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: acme-corp}
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Egress]
              egress:
                - to:
                    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                      podSelector: {matchLabels: {app: gatewy}}
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
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: gateway, namespace: monitoring}
            spec:
              selector: {matchLabels: {app: gateway}}
              template:
                metadata: {labels: {app: gateway}}
                spec:
                  containers:
                    - name: gateway
                      image: registry.example/gateway:1.0.0
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
              policyTypes: [Egress]
              egress:
                - to:
                    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                      podSelector: {matchLabels: {app: gateway}}
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
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: gateway, namespace: monitoring}
            spec:
              selector: {matchLabels: {app: gateway}}
              template:
                metadata: {labels: {app: gateway}}
                spec:
                  containers:
                    - name: gateway
                      image: registry.example/gateway:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        check: .object(kinds: [.networkPolicy]) { object, index, findings in
            for rule in NetworkPolicyRule.all(of: object) {
                for peer in rule.peers {
                    guard let namespaces = peer.namespaces(index, of: object), let node = peer.podSelector else {
                        continue
                    }
                    let selector = LabelSelector(node)
                    // Where something is installed that isn't seen, it may have these labels.
                    guard !selector.isEmpty, !namespaces.isEmpty, !index.mayMeanOperatorsPods(selector),
                        !namespaces.contains(where: index.isOpen),
                        namespaces.allSatisfy({ index.pods(selector, in: $0).isEmpty })
                    else { continue }
                    findings.report(.policyPeerSelectsNothing(node, selector, namespaces, object, index))
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func policyPeerSelectsNothing(
        _ node: YAMLNode,
        _ selector: LabelSelector,
        _ namespaces: [String],
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let place = namespaces.count == 1 ? "namespace '\(namespaces[0])'" : "the \(namespaces.count) namespaces"
        let hint = namespaces.count == 1 ? index.hint(for: selector, in: namespaces[0]) : ""
        return Diagnostic(
            .policyPeerSelectsNothing,
            "no pod in \(place) has '\(selector.text)'\(hint)",
            at: object.place(of: node)
        )
    }
}
