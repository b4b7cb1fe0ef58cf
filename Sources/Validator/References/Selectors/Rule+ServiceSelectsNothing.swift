import Diagnostics
import YAML

extension Rule {
    /// A Service selects pods of its namespace.
    static let serviceSelectsNothing = Rule(
        id: "service-selects-nothing",
        category: .references,
        severity: .error,
        summary: "a Service selects pods of its namespace",
        explanation: """
            A Service whose selector matches no pod has no endpoints: whoever calls it is refused. The labels of \
            the pod template and the selector have to agree.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              selector: {app: wbe}
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
        check: .object(kinds: [.service]) { object, index, findings in
            guard let spec = object.root["spec"], let node = spec["selector"], !index.isOpen(object.namespace) else {
                return
            }
            let selector = LabelSelector(labels: node.labels)
            guard !selector.isEmpty, spec["type"]?.string != "ExternalName",
                index.pods(selector, in: object.namespace).isEmpty
            else { return }
            findings.report(.serviceSelectsNothing(node, selector, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func serviceSelectsNothing(
        _ node: YAMLNode,
        _ selector: LabelSelector,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .serviceSelectsNothing,
            "no pod in \(object.namespacePhrase) has '\(selector.text)'\(index.hint(for: selector, in: object.namespace))",
            at: object.place(of: node)
        )
    }
}
