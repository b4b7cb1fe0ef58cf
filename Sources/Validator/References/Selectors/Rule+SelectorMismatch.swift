import Diagnostics
import YAML

extension Rule {
    /// A workload selects the pods of its own template.
    static let selectorMismatch = Rule(
        id: "selector-mismatch",
        category: .references,
        severity: .error,
        summary: "a workload selects the pods of its own template",
        explanation: """
            The API server refuses a workload whose selector does not match the labels of its template (apps \
            validation: ValidateDeploymentSpec). Every label of the selector has to be on the template.
            """,
        bad: .manifest(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
            spec:
              selector: {matchLabels: {app: wbe}}
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
        check: .object(kinds: [.deployment, .statefulSet, .daemonSet, .replicaSet, .replicationController]) {
            object,
            _,
            findings in
            guard let node = object.root.at("spec", "selector"), let pods = object.pods else { return }
            let isPlain = object.kind == .replicationController
            let selector = isPlain ? LabelSelector(labels: node.labels) : LabelSelector(node)
            guard !selector.matches(pods.metadata?["labels"]?.labels ?? []) else { return }
            findings.report(.selectorMismatch(node, selector, object))
        }
    )
}

extension Diagnostic {
    fileprivate static func selectorMismatch(
        _ node: YAMLNode,
        _ selector: LabelSelector,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .selectorMismatch,
            "the pod template's labels do not match its selector '\(selector.text)'; make them agree",
            at: object.place(of: node),
            notes: object.pods?.metadata?["labels"].map {
                [Note("the template's labels are here", at: object.place(of: $0).location)]
            } ?? []
        )
    }
}
