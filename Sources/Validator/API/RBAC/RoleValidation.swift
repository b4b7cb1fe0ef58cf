import Diagnostics
import YAML

/// `rbac.Role` and `rbac.ClusterRole` (pkg/apis/rbac/validation/validation.go, `ValidateRole`, `ValidateClusterRole`).
enum RoleValidation {
    static func checkRole(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        guard let rules = object.root.elements("rules") else { return }
        for rule in rules { check(rule: rule, isNamespaced: true, &errors) }
    }

    static func checkClusterRole(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        if let rules = object.root.elements("rules") {
            for rule in rules { check(rule: rule, isNamespaced: false, &errors) }
        }
        guard let aggregation = object.root.field("aggregationRule") else { return }
        guard let selectors = aggregation.field("clusterRoleSelectors"), selectors.count > 0 else {
            errors.add(.aggregationRule, at: aggregation, "'clusterRoleSelectors' is missing; say one at least")
            return
        }
        for selector in selectors.elements { LabelSelectorValidation.check(selector, &errors) }
    }

    /// `ValidatePolicyRule`.
    private static func check(rule: YAMLNode, isNamespaced: Bool, _ errors: inout FieldErrors) {
        if isEmpty(rule.field("verbs")) {
            errors.add(.roleRule, at: rule, "'verbs' is missing; say what the rule allows")
        }
        let lacksGroups = isEmpty(rule.field("apiGroups"))
        let lacksResources = isEmpty(rule.field("resources"))
        if let paths = rule.field("nonResourceURLs"), paths.count > 0 {
            if isNamespaced {
                errors.add(
                    .roleRule,
                    at: paths,
                    "a Role is about one namespace, and these paths are about none; use a ClusterRole"
                )
            }
            if !lacksGroups || !lacksResources || !isEmpty(rule.field("resourceNames")) {
                errors.add(.roleRule, at: paths, "a rule is about resources or about paths; make two rules of it")
            }
            return
        }
        if lacksGroups {
            errors.add(.roleRule, at: rule, "'apiGroups' is missing; the core group is an empty string in it")
        }
        if lacksResources { errors.add(.roleRule, at: rule, "'resources' is missing; say one at least") }
    }

    private static func isEmpty(_ list: YAMLNode?) -> Bool {
        list.map { $0.count == 0 } ?? true
    }
}

extension Rule {
    static let roleRule = api(
        "role-rule",
        "each rule of a role has verbs, and resources or paths",
        explanation: """
            A rule about resources says `verbs`, `apiGroups` and `resources`, at least one of each; the core group's
            name is an empty string. A rule about paths says `verbs` and `nonResourceURLs` and nothing of the others; it
            can only be in a ClusterRole.
            """,
        bad: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: pod-reader
            rules:
              - resources:
                  - pods
                verbs:
                  - get

            """,
        good: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: pod-reader
            rules:
              - apiGroups:
                  - ""
                resources:
                  - pods
                verbs:
                  - get

            """
    )

    static let aggregationRule = api(
        "aggregation-rule",
        "a ClusterRole that is made of others selects them",
        explanation: """
            A ClusterRole with an `aggregationRule` gets the rules of all ClusterRoles that one of
            `clusterRoleSelectors` selects. Without a selector it would always be empty, so the API server refuses it.
            """,
        bad: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: monitoring
            aggregationRule:
              clusterRoleSelectors: []

            """,
        good: """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: monitoring
            aggregationRule:
              clusterRoleSelectors:
                - matchLabels:
                    example.com/aggregate-to-monitoring: "true"

            """
    )
}
