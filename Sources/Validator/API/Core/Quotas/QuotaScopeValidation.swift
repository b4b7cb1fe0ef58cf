import KubernetesSchemas
import YAML

/// What a quota counts: `scopes` and `scopeSelector` (pkg/apis/core/validation/validation.go,
/// `validateResourceQuotaScopes`, `validateScopedResourceSelectorRequirement`).
enum QuotaScopeValidation {
    /// `standardResourceQuotaScopes` and `CrossNamespacePodAffinity`, all of pods.
    private static let podScopes: [StaticString] = [
        "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity",
    ]
    /// Those that are there or not, and have no values.
    private static let plainScopes: [StaticString] = [
        "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity",
    ]

    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let hard = spec.field("hard")
        if let scopes = spec.field("scopes") {
            for scope in scopes.elements { checkScope(scope, hard, &errors) }
            checkConflicts(Array(scopes.elements), at: scopes, &errors)
        }
        guard let terms = spec.field("scopeSelector")?.field("matchExpressions") else { return }
        for term in terms.elements { checkTerm(term, hard, &errors) }
        checkConflicts(terms.elements.compactMap { $0.field("scopeName") }, at: terms, &errors)
    }

    private static func checkScope(_ scope: YAMLNode, _ hard: YAMLNode?, _ errors: inout FieldErrors) {
        guard ResourceNames.isOne(scope, of: podScopes) else {
            // Of claims; it came with the beta of volume attributes classes.
            if errors.version.minor >= 31, scope.hasText("VolumeAttributesClass" as StaticString) { return }
            return errors.add(.quotaScope, at: scope, "'\(scope.text)' is no scope of quotas")
        }
        guard let hard else { return }
        let isBestEffort = scope.hasText("BestEffort" as StaticString)
        for entry in hard.entries where ResourceNames.isStandardQuota(entry.key) {
            if entry.key.hasText("pods" as StaticString) { continue }
            if !isBestEffort, ResourceNames.isOne(entry.key, of: ResourceNames.compute) { continue }
            errors.add(
                .quotaScope,
                at: scope,
                "the scope '\(scope.text)' is one of pods, and '\(entry.key.text)' can't be limited with it"
            )
        }
    }

    private static func checkTerm(_ term: YAMLNode, _ hard: YAMLNode?, _ errors: inout FieldErrors) {
        let scope = term.field("scopeName")
        if let scope { checkScope(scope, hard, &errors) } else { errors.require("scopeName", of: term, .quotaScope) }
        let values = term.field("values")
        let hasValues = (values?.count ?? 0) > 0
        guard let operation = term.field("operator") else {
            errors.require("operator", of: term, .quotaScope)
            return
        }
        let isExists = operation.hasText("Exists" as StaticString)
        if let scope, !isExists, ResourceNames.isOne(scope, of: plainScopes) {
            errors.add(.quotaScope, at: operation, "the operator of the scope '\(scope.text)' has to be 'Exists'")
        }
        if operation.hasText("In" as StaticString) || operation.hasText("NotIn" as StaticString) {
            guard !hasValues else { return }
            errors.add(
                .quotaScope,
                at: values ?? term,
                "'values' is missing, which the operator '\(operation.text)' needs"
            )
        } else if isExists || operation.hasText("DoesNotExist" as StaticString) {
            guard hasValues, let values else { return }
            errors.add(.quotaScope, at: values, "the operator '\(operation.text)' takes no values")
        } else {
            errors.check(operation, isOneOf: ["In", "NotIn", "Exists", "DoesNotExist"], .quotaScope)
        }
    }

    private static func checkConflicts(_ scopes: [YAMLNode], at place: YAMLNode, _ errors: inout FieldErrors) {
        func has(_ name: StaticString) -> Bool { scopes.contains { $0.hasText(name) } }
        if has("BestEffort"), has("NotBestEffort") {
            errors.add(.quotaScope, at: place, "'BestEffort' and 'NotBestEffort' exclude each other")
        }
        if has("Terminating"), has("NotTerminating") {
            errors.add(.quotaScope, at: place, "'Terminating' and 'NotTerminating' exclude each other")
        }
    }
}
