import Diagnostics
import YAML

extension Rule {
    /// What an autoscaler scales exists.
    static let unknownScaleTarget = Rule(
        id: "unknown-scale-target",
        category: .references,
        severity: .error,
        summary: "what an autoscaler scales exists",
        explanation: """
            An autoscaler of something that does not exist does nothing, and says so only in its events.
            """,
        bad: .manifest(
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: acme-corp}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: wbe}
              maxReplicas: 3
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
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: acme-corp}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              maxReplicas: 3
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
        check: .object(kinds: [.horizontalPodAutoscaler]) { object, index, findings in
            guard let target = object.root.at("spec", "scaleTargetRef"), let node = target["name"],
                let name = node.string,
                let targetKind = target["kind"]?.string
            else { return }
            let kind = ObjectKind(targetKind, ObjectIdentity.group(of: target["apiVersion"]?.string ?? ""))
            guard !index.contains(kind, name, in: object.namespace) else { return }
            findings.report(.unknownScaleTarget(node, kind, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownScaleTarget(
        _ node: YAMLNode,
        _ kind: ObjectKind,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .unknownScaleTarget,
            "no \(kind.kind) '\(node.text)' in \(object.namespacePhrase)"
                + index.question(for: node.text, kind, in: object.namespace),
            at: object.place(of: node)
        )
    }
}
