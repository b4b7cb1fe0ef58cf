import CEL
import Diagnostics
import KubernetesSchemas
import YAML

/// The rules in CEL of a definition (`x-kubernetes-validations`), each of which is about one value
/// (apiextensions-apiserver: pkg/apiserver/schema/cel/validation.go, `validateExpressions`).
enum CustomResourceRules {
    /// The first version that lets a rule about an old value be asked when there is none
    /// (apiextensions-apiserver: pkg/features/kube_features.go, `CRDValidationRatcheting`).
    private static let firstWithOptionalOldSelf = 30

    /// Asks the rules of a type about a value of it.
    ///
    /// - Parameter type: the type of the value in the schema, with the defaults of what isn't there.
    static func check(
        _ rules: [ValidationRule],
        of node: YAMLNode,
        type: Int32,
        _ schema: ObjectSchema,
        _ errors: inout FieldErrors
    ) {
        for rule in rules { check(rule, of: node, type, schema, &errors) }
    }

    private static func check(
        _ rule: ValidationRule,
        of node: YAMLNode,
        _ type: Int32,
        _ schema: ObjectSchema,
        _ errors: inout FieldErrors
    ) {
        let program: CELProgram
        switch RulePrograms.compile(rule.rule) {
        case .program(let compiled): program = compiled
        case .unsupported(let what):
            leave(rule, because: what, at: node, &errors)
            return
        case .invalid(let error):
            // The server refused the definition, so that there is no verdict about its objects.
            leave(rule, because: "the rule is wrong: \(error.message)", at: node, &errors)
            return
        }
        var variables = ["self": RuleValue.make(node, type, schema)]
        if program.variables.contains("oldSelf") {
            // Nothing is replaced when an object is created.
            guard rule.hasOptionalOldSelf, errors.version.minor >= firstWithOptionalOldSelf else { return }
            variables["oldSelf"] = .optional(nil)
        }
        switch program.evaluate(variables) {
        case .value(.bool(true)): return
        case .value(.bool(false)):
            let message = message(of: rule, variables)
            errors.add(.customResourceRule, at: place(of: rule, in: node), message)
        case .value: leave(rule, because: "it gives no bool", at: node, &errors)
        case .failure(let problem):
            errors.add(.customResourceRule, at: node, "the rule '\(shown(rule))' can't be answered: \(problem)")
        case .unsupported(let what): leave(rule, because: what, at: node, &errors)
        }
    }

    /// Says that a rule wasn't checked, once an object.
    private static func leave(
        _ rule: ValidationRule,
        because reason: String,
        at node: YAMLNode,
        _ errors: inout FieldErrors
    ) {
        let message = "the rule '\(shown(rule))' is not checked: \(reason)"
        let isKnown = errors.all.contains { $0.rule.id == Rule.customResourceUnchecked.id && $0.message == message }
        if !isKnown { errors.add(.customResourceUnchecked, at: node, message) }
    }

    private static func shown(_ rule: ValidationRule) -> String {
        let line = rule.rule.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.utf8.count <= 80 ? line : "\(line.prefix(77))..."
    }

    /// The message of a rule that is broken: its expression's, if that gives a text of one line.
    private static func message(of rule: ValidationRule, _ variables: [String: CELValue]) -> String {
        if let expression = rule.messageExpression, case .program(let program) = RulePrograms.compile(expression),
            case .value(.string(let text)) = program.evaluate(variables), !AdmissionText.isBlank(text),
            !AdmissionText.hasSeveralLines(text)
        {
            return "its definition refuses it: \(text)"
        }
        if let message = rule.message { return "its definition refuses it: \(message)" }
        return "it breaks the rule '\(shown(rule))' of its definition"
    }

    /// The field that a violation is reported at, as far as the path leads (`fieldPath`).
    private static func place(of rule: ValidationRule, in node: YAMLNode) -> YAMLNode {
        guard let path = rule.fieldPath else { return node }
        var place = node
        for step in path.split(whereSeparator: { ".[]'\"".contains($0) }) {
            guard let next = place[String(step)] else { return place }
            place = next
        }
        return place
    }
}

extension Rule {
    static let customResourceRule = api(
        "custom-resource-rule",
        "a custom resource keeps the rules of its definition",
        explanation: """
            The definition of the kind has rules in CEL (`x-kubernetes-validations`) about the object or parts of it. The API server
            refuses what breaks one; the message is the definition's. Rules about how a value may change are not asked when an object
            is created.
            """,
        bad: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: teas.example.com
            spec:
              group: example.com
              scope: Namespaced
              names:
                kind: Tea
                plural: teas
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            leaves:
                              type: integer
                            cups:
                              type: integer
                          x-kubernetes-validations:
                            - rule: self.leaves >= self.cups
                              message: each cup needs a leaf
            ---
            apiVersion: example.com/v1
            kind: Tea
            metadata:
              name: green
            spec:
              leaves: 2
              cups: 3

            """,
        good: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: teas.example.com
            spec:
              group: example.com
              scope: Namespaced
              names:
                kind: Tea
                plural: teas
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            leaves:
                              type: integer
                            cups:
                              type: integer
                          x-kubernetes-validations:
                            - rule: self.leaves >= self.cups
                              message: each cup needs a leaf
            ---
            apiVersion: example.com/v1
            kind: Tea
            metadata:
              name: green
            spec:
              leaves: 3
              cups: 3

            """
    )
}
