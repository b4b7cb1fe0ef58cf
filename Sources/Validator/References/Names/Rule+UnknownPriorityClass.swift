import Diagnostics
import YAML

extension Rule {
    /// The PriorityClass of a pod exists.
    static let unknownPriorityClass = Rule(
        id: "unknown-priority-class",
        category: .references,
        severity: .error,
        summary: "the PriorityClass of a pod exists",
        explanation: """
            The API server refuses pods of a class that does not exist, so a Deployment stays without replicas. \
            `system-cluster-critical` and `system-node-critical` are in every cluster.
            """,
        bad: .manifest(
            """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata: {name: tenant}
            value: 1000
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
              priorityClassName: tennat

            """
        ),
        good: .manifest(
            """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata: {name: tenant}
            value: 1000
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
              priorityClassName: tenant

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, index, findings in
            guard let node = object.pods?.spec["priorityClassName"], let name = node.string, !name.isEmpty,
                !["system-cluster-critical", "system-node-critical"].contains(name),
                !index.contains(.priorityClass, name, in: "")
            else { return }
            findings.report(.unknownPriorityClass(node, object, index))
        }
    )
}

extension Diagnostic {
    fileprivate static func unknownPriorityClass(_ node: YAMLNode, _ object: ManifestObject, _ index: ManifestIndex)
        -> Diagnostic
    {
        Diagnostic(
            .unknownPriorityClass,
            "no PriorityClass '\(node.text)'\(index.question(for: node.text, .priorityClass, in: ""))",
            at: object.place(of: node)
        )
    }
}
