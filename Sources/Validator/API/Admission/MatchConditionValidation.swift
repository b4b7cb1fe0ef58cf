import CEL
import Diagnostics
import YAML

/// `matchConditions` of webhooks and policies (pkg/apis/admissionregistration/validation/validation.go,
/// `validateMatchConditions`).
enum MatchConditionValidation {
    private static let limit = 64

    /// Adds what is wrong with the conditions of a webhook or of a policy's spec.
    static func check(_ parent: YAMLNode, hasParameters: Bool, _ errors: inout FieldErrors) {
        guard let list = parent.field("matchConditions") else { return }
        if list.count > limit {
            errors.add(.matchCondition, at: list, "there are \(list.count) conditions and may be \(limit)")
        }
        var names: Set<String> = []
        for condition in list.elements {
            if let node = condition.field("expression"), let text = node.string, !AdmissionText.isBlank(text) {
                let environment = AdmissionEnvironment.make(hasParameters: hasParameters, &errors)
                CELCheck.check(text, at: node, in: environment, gives: [.bool], &errors)
            } else {
                errors.add(.matchCondition, at: condition, "a condition needs an 'expression'")
            }
            guard let node = condition.field("name"), let name = node.string, !name.isEmpty else {
                errors.add(.matchCondition, at: condition, "a condition needs a 'name'")
                continue
            }
            if let problem = AdmissionText.qualifiedNameProblem(name) {
                errors.add(.matchCondition, at: node, "the name '\(name)' \(problem)")
            }
            if !names.insert(name).inserted {
                errors.add(.matchCondition, at: node, "the name '\(name)' is there twice; choose another")
            }
        }
    }
}

extension Rule {
    static let matchCondition = api(
        "match-condition",
        "a match condition has a name of its own and an expression",
        explanation: """
            Each of the `matchConditions` of a webhook or an admission policy, of which there may be 64, has an expression and a name:
            letters, digits, `-`, `_` and `.`, with an optional domain and `/` before it, and not twice in the list.
            """,
        bad: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate
                matchConditions:
                  - name: not a leader election
                    expression: request.resource.group != 'coordination.k8s.io'

            """,
        good: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate
                matchConditions:
                  - name: no-leader-election
                    expression: request.resource.group != 'coordination.k8s.io'

            """
    )
}
