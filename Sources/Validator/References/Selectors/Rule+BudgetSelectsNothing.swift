import Diagnostics
import YAML

extension Rule {
    /// A PodDisruptionBudget selects pods of its namespace.
    static let budgetSelectsNothing = Rule(
        id: "budget-selects-nothing",
        category: .references,
        severity: .error,
        summary: "a PodDisruptionBudget selects pods of its namespace",
        explanation: """
            A budget that selects no pod protects none: a drain of nodes may stop every replica at once.
            """,
        bad: .manifest(
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: acme-corp}
            spec:
              maxUnavailable: 1
              selector: {matchLabels: {app: wbe}}
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
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: acme-corp}
            spec:
              maxUnavailable: 1
              selector: {matchLabels: {app: web}}
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
        check: .object(kinds: [.podDisruptionBudget]) { object, index, findings in
            guard let node = object.root.at("spec", "selector"), !index.isOpen(object.namespace) else { return }
            let selector = LabelSelector(node)
            guard index.pods(selector, in: object.namespace).isEmpty else { return }
            findings.report(.budgetSelectsNothing(node, selector, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func budgetSelectsNothing(
        _ node: YAMLNode,
        _ selector: LabelSelector,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .budgetSelectsNothing,
            "no pod in \(object.namespacePhrase) has '\(selector.text)'\(index.hint(for: selector, in: object.namespace))",
            at: object.place(of: node)
        )
    }
}
