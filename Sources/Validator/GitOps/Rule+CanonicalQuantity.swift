import Diagnostics
import YAML

extension Rule {
    /// Found while an object is decoded, which knows where quantities are.
    static let canonicalQuantity = Rule(
        id: "canonical-quantity",
        category: .gitops,
        severity: .warning,
        summary: "a quantity is written as the API server stores it",
        explanation: """
            The API server writes `1000m` as `1` and `1.5Gi` as `1536Mi`. A controller that compares what is in Git with what is
            in the cluster by its text sees a difference that no sync ever settles. Write what is stored.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: compute
            spec:
              hard:
                requests.cpu: 1000m

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: compute
            spec:
              hard:
                requests.cpu: "1"

            """
        ),
        check: .elsewhere
    )
}

extension FieldErrors {
    /// Adds a quantity that the server stores as another text.
    mutating func checkForm(ofQuantity node: YAMLNode) {
        guard let stored = Quantity(node)?.canonicalText, !node.hasText(stored) else { return }
        // It is a number to YAML, and stays one; the server takes both.
        add(
            .canonicalQuantity,
            at: node,
            "the API server stores '\(node.text)' as '\(stored)'; write that, so that controllers see no difference",
            fix: .writing(stored, over: node)
        )
    }
}
