import Diagnostics
import YAML

extension Rule {
    /// A NetworkPolicy applies to pods of its namespace.
    static let policySelectsNothing = Rule(
        id: "policy-selects-nothing",
        category: .references,
        severity: .warning,
        summary: "a NetworkPolicy applies to pods of its namespace",
        explanation: """
            A policy whose pod selector matches nothing opens and closes nothing. Often a label was renamed in \
            the workload, which then runs without the policy that was meant for it.
            """,
        bad: .manifest(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: acme-corp}
            spec:
              podSelector: {matchLabels: {app: wbe}}
              policyTypes: [Ingress]
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
            guard let node = object.root.at("spec", "podSelector"), !index.isOpen(object.namespace) else { return }
            let selector = LabelSelector(node)
            guard !selector.isEmpty, !index.mayMeanOperatorsPods(selector),
                index.pods(selector, in: object.namespace).isEmpty
            else { return }
            findings.report(.policySelectsNothing(node, selector, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func policySelectsNothing(
        _ node: YAMLNode,
        _ selector: LabelSelector,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .policySelectsNothing,
            "no pod in \(object.namespacePhrase) has '\(selector.text)'\(index.hint(for: selector, in: object.namespace))",
            at: object.place(of: node)
        )
    }
}
