import CEL
import Diagnostics
import KubernetesSchemas
import YAML

/// `x-kubernetes-validations` in schemas (apiextensions-apiserver: pkg/apis/apiextensions/validation/validation.go,
/// `ValidateCustomResourceDefinitionOpenAPISchema`).
enum DefinitionRuleValidation {
    private static let reasons = [
        "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired",
    ]

    /// Adds what is wrong with the rules of a schema, their expressions aside.
    static func checkTexts(_ schema: YAMLNode, _ errors: inout FieldErrors) {
        guard let rules = schema.elements("x-kubernetes-validations") else { return }
        for rule in rules {
            let text = rule.field("rule")?.string ?? ""
            let message = rule.field("message")?.string ?? ""
            if AdmissionText.isBlank(text) {
                errors.add(.definitionRule, at: rule, "a validation needs a 'rule'")
            } else if !message.isEmpty, AdmissionText.isBlank(message) {
                errors.add(.definitionRule, at: rule.field("message") ?? rule, "a 'message' is not blank; leave it out")
            } else if AdmissionText.hasSeveralLines(message) {
                errors.add(.definitionRule, at: rule.field("message") ?? rule, "a 'message' has one line")
            } else if AdmissionText.hasSeveralLines(text), message.isEmpty {
                errors.add(.definitionRule, at: rule, "a rule of several lines needs a 'message'")
            }
            if let node = rule.field("messageExpression"), let text = node.string, !text.isEmpty,
                AdmissionText.isBlank(text)
            {
                errors.add(.definitionRule, at: node, "a 'messageExpression' is not blank; leave it out")
            }
            errors.checkChoice(.definitionRule, rule.field("reason"), reasons)
            if let node = rule.field("fieldPath"), let path = node.string, !path.isEmpty {
                if AdmissionText.isBlank(path) {
                    errors.add(.definitionRule, at: node, "a 'fieldPath' is not blank; leave it out")
                } else if path.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
                    errors.add(.definitionRule, at: node, "a 'fieldPath' has one line")
                }
            }
        }
    }

    /// Compiles the rules of a schema and of those below.
    static func check(_ schema: YAMLNode, _ errors: inout FieldErrors) {
        check(schema, isResource: true, allowsOldSelf: true, &errors)
    }

    private static func check(
        _ schema: YAMLNode,
        isResource: Bool,
        allowsOldSelf: Bool,
        _ errors: inout FieldErrors
    ) {
        guard schema.kind == .mapping else { return }
        if let rules = schema.elements("x-kubernetes-validations"), rules.underestimatedCount > 0,
            let type = RuleType.make(of: schema, isResource: isResource)
        {
            for rule in rules { compile(rule, type, allowsOldSelf: allowsOldSelf, &errors) }
        }
        if let properties = schema.field("properties") {
            let isCorrelated = allowsOldSelf && schema.text("x-kubernetes-map-type") != "atomic"
            for entry in properties.entries {
                check(entry.value, isResource: isEmbedded(entry.value), allowsOldSelf: isCorrelated, &errors)
            }
        }
        if let items = schema.field("items") {
            let isCorrelated = allowsOldSelf && schema.text("x-kubernetes-list-type") == "map"
            check(items, isResource: isEmbedded(items), allowsOldSelf: isCorrelated, &errors)
        }
        if let values = schema.field("additionalProperties") {
            check(values, isResource: isEmbedded(values), allowsOldSelf: allowsOldSelf, &errors)
        }
    }

    private static func isEmbedded(_ schema: YAMLNode) -> Bool {
        schema.kind == .mapping && schema.field("x-kubernetes-embedded-resource")?.isTrue == true
    }

    private static func compile(
        _ rule: YAMLNode,
        _ type: CELType,
        allowsOldSelf: Bool,
        _ errors: inout FieldErrors
    ) {
        guard let node = rule.field("rule"), let text = node.string else { return }
        let isOptional = rule.field("optionalOldSelf")?.isTrue == true
        let environment = CELEnvironment(
            variables: ["self": type, "oldSelf": isOptional ? .optional(type) : type],
            minorVersion: errors.version.minor,
            patterns: RulePatterns()
        )
        CELCheck.check(text, at: node, in: environment, gives: [.bool], &errors)
        if let node = rule.field("messageExpression"), let text = node.string {
            CELCheck.check(text, at: node, in: environment, gives: [.string], &errors)
        }
        guard case .program(let program) = CELProgram.compile(text, in: environment) else { return }
        if program.variables.contains("oldSelf") {
            guard !allowsOldSelf else { return }
            errors.add(
                .definitionRule,
                at: node,
                "'oldSelf' can't be told here: it takes a list of type 'map', or fields that are not atomic"
            )
        } else if let node = rule.field("optionalOldSelf"), errors.version.minor >= 30 {
            errors.add(.definitionRule, at: node, "'optionalOldSelf' needs a rule with 'oldSelf'")
        }
    }
}

extension Rule {
    static let definitionRule = api(
        "definition-rule",
        "a validation rule of a custom resource has a rule and a message of one line",
        explanation: """
            Each of `x-kubernetes-validations` has a rule; its message has one line, and it has to have one where the rule has several.
            `reason` is one that the API knows, and `oldSelf` is only there where the API server can tell which old value a new one
            replaces. Whether the expression itself compiles is another rule's question.
            """,
        bad: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.example.com
            spec:
              group: example.com
              scope: Cluster
              names:
                plural: tenants
                kind: Tenant
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      x-kubernetes-validations:
                        - rule: size(self.metadata.name) < 20
                          reason: TooLong

            """,
        good: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.example.com
            spec:
              group: example.com
              scope: Cluster
              names:
                plural: tenants
                kind: Tenant
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      x-kubernetes-validations:
                        - rule: size(self.metadata.name) < 20
                          reason: FieldValueInvalid

            """
    )
}
