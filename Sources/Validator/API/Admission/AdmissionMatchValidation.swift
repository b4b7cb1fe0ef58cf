import Diagnostics
import YAML

/// Which requests a webhook or a policy is asked about (pkg/apis/admissionregistration/validation/validation.go,
/// `validateRuleWithOperations`, `validateMatchResources`).
enum AdmissionMatchValidation {
    private static let operations = ["*", "CREATE", "UPDATE", "DELETE", "CONNECT"]
    private static let scopes = ["*", "Cluster", "Namespaced"]

    /// Adds what is wrong with `matchConstraints` or `matchResources`.
    static func check(_ match: YAMLNode, _ errors: inout FieldErrors) {
        errors.checkChoice(.admissionMatch, match.field("matchPolicy"), ["Equivalent", "Exact"])
        if let selector = match.field("namespaceSelector") { LabelSelectorValidation.check(selector, &errors) }
        if let selector = match.field("objectSelector") { LabelSelectorValidation.check(selector, &errors) }
        for list in [match.elements("resourceRules"), match.elements("excludeResourceRules")] {
            guard let list else { continue }
            for rule in list {
                checkNames(rule, &errors)
                checkRule(rule, &errors)
            }
        }
    }

    /// Adds the operations of resource rules that can't be mutated (`supportedMutatingOperations`).
    static func checkMutated(_ match: YAMLNode, _ errors: inout FieldErrors) {
        guard let rules = match.elements("resourceRules") else { return }
        for rule in rules {
            guard let operations = rule.elements("operations") else { continue }
            for node in operations where node.hasText("DELETE") {
                errors.add(.admissionMatch, at: node, "what is deleted can't be changed; remove 'DELETE'")
            }
        }
    }

    private static func checkNames(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        guard let names = rule.elements("resourceNames") else { return }
        var seen: Set<String> = []
        for node in names {
            guard let name = node.string else { continue }
            if let problem = NameRule.pathSegment.problem(name) {
                errors.add(.admissionMatch, at: node, "the resource name '\(name)' \(problem)")
            }
            if !seen.insert(name).inserted {
                errors.add(.admissionMatch, at: node, "the resource name '\(name)' is there twice; remove one")
            }
        }
    }

    /// Adds what is wrong with a rule of operations and resources.
    static func checkRule(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        let operations = texts(rule.field("operations"))
        if operations.isEmpty {
            errors.add(.admissionMatch, at: rule, "a rule needs 'operations', such as 'CREATE'")
        }
        checkWildcard(operations, "operations", rule.field("operations"), &errors)
        for (node, operation) in operations where !Self.operations.contains(operation) {
            let list = Self.operations.map { "'\($0)'" }.joined(separator: ", ")
            errors.add(.admissionMatch, at: node, "the operation '\(operation)' is not one of \(list)")
        }
        let groups = texts(rule.field("apiGroups"))
        if groups.isEmpty {
            errors.add(.admissionMatch, at: rule, "a rule needs 'apiGroups'; the core group is ''")
        }
        checkWildcard(groups, "apiGroups", rule.field("apiGroups"), &errors)
        let versions = texts(rule.field("apiVersions"))
        if versions.isEmpty { errors.add(.admissionMatch, at: rule, "a rule needs 'apiVersions', such as 'v1'") }
        checkWildcard(versions, "apiVersions", rule.field("apiVersions"), &errors)
        for (node, version) in versions where version.isEmpty {
            errors.add(.admissionMatch, at: node, "an API version is not empty")
        }
        checkResources(rule, &errors)
        errors.checkChoice(.admissionMatch, rule.field("scope"), scopes)
    }

    private typealias Texts = [(node: YAMLNode, text: String)]

    private static func texts(_ list: YAMLNode?) -> Texts {
        list?.elements.map { ($0, $0.string ?? "") } ?? []
    }

    private static func checkWildcard(
        _ texts: Texts,
        _ field: String,
        _ list: YAMLNode?,
        _ errors: inout FieldErrors
    ) {
        guard texts.count > 1, let list, texts.contains(where: { $0.text == "*" }) else { return }
        errors.add(.admissionMatch, at: list, "'*' stands for all '\(field)': remove it or the others")
    }

    /// `validateResources`: what one entry covers, no other may name again.
    private static func checkResources(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        let resources = texts(rule.field("resources"))
        guard let list = rule.field("resources"), !resources.isEmpty else {
            errors.add(.admissionMatch, at: rule, "a rule needs 'resources', such as 'pods'")
            return
        }
        var resourcesWithAll: Set<Substring> = []
        var subresourcesOfAll: Set<Substring> = []
        var hasStar = false
        var hasAllOfAll = false
        var isLastPlain = false
        for (node, text) in resources {
            guard !text.isEmpty else {
                errors.add(.admissionMatch, at: node, "a resource is not empty")
                continue
            }
            if text == "*/*" { hasAllOfAll = true }
            if text == "*" { hasStar = true }
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                isLastPlain = text != "*"
                continue
            }
            if resourcesWithAll.contains(parts[0]) {
                errors.add(.admissionMatch, at: node, "'\(parts[0])/*' covers '\(text)': remove one")
            }
            if subresourcesOfAll.contains(parts[1]) {
                errors.add(.admissionMatch, at: node, "'*/\(parts[1])' covers '\(text)': remove one")
            }
            if parts[1] == "*" { resourcesWithAll.insert(parts[0]) }
            if parts[0] == "*" { subresourcesOfAll.insert(parts[1]) }
        }
        if resources.count > 1, hasAllOfAll {
            errors.add(.admissionMatch, at: list, "'*/*' stands for all resources: remove it or the others")
        }
        if hasStar, isLastPlain {
            errors.add(.admissionMatch, at: list, "'*' stands for all resources: remove it or the others")
        }
    }
}

extension Rule {
    static let admissionMatch = api(
        "admission-match",
        "a webhook or policy says which requests it is asked about",
        explanation: """
            A rule of a webhook or an admission policy names operations, API groups, versions and resources; none of the lists may be
            empty, and a `*` stands alone in its list. Operations are written in capitals, a scope is `Cluster`, `Namespaced` or `*`.
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
                rules:
                  - operations: [create]
                    apiGroups: [apps]
                    apiVersions: [v1]
                    resources: [deployments]

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
                rules:
                  - operations: [CREATE]
                    apiGroups: [apps]
                    apiVersions: [v1]
                    resources: [deployments]

            """
    )
}
