import CEL
import Diagnostics
import YAML

/// `ValidatingAdmissionPolicy` (pkg/apis/admissionregistration/validation/validation.go,
/// `validateValidatingAdmissionPolicySpec`).
enum ValidatingPolicyValidation {
    private static let annotationLimit = 20
    private static let valueExpressionLimit = 5 * 1024

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else {
            errors.add(.admissionPolicy, at: object.root, "a policy needs a 'spec' with 'matchConstraints'")
            return
        }
        PolicyParts.checkCommon(spec, &errors)
        let hasParameters = spec.field("paramKind") != nil
        let variables = PolicyParts.checkVariables(
            spec,
            hasParameters: hasParameters,
            hasPatchTypes: false,
            &errors
        )
        let validations = spec.field("validations")
        let annotations = spec.field("auditAnnotations")
        guard validations?.count ?? 0 > 0 || annotations?.count ?? 0 > 0 else {
            errors.add(.admissionPolicy, at: spec, "a policy needs 'validations' or 'auditAnnotations'")
            return
        }
        let environment = AdmissionEnvironment.make(hasParameters: hasParameters, variables: variables, &errors)
        var messageEnvironment = environment
        messageEnvironment.variables["authorizer"] = nil
        for validation in validations?.elements ?? spec.elements {
            check(validation, environment, messageEnvironment, &errors)
        }
        if let annotations { check(annotations, of: object, environment, &errors) }
    }

    /// `validateValidation`.
    private static func check(
        _ validation: YAMLNode,
        _ environment: CELEnvironment,
        _ messageEnvironment: CELEnvironment,
        _ errors: inout FieldErrors
    ) {
        if let node = validation.field("expression"), let text = node.string, !AdmissionText.isBlank(text) {
            CELCheck.check(text, at: node, in: environment, gives: [.bool], &errors)
        } else {
            errors.add(.admissionPolicy, at: validation, "a validation needs an 'expression'")
        }
        if let node = validation.field("messageExpression"), let text = node.string, !text.isEmpty {
            if AdmissionText.isBlank(text) {
                errors.add(.admissionPolicy, at: node, "a 'messageExpression' is not blank; leave it out")
            } else {
                CELCheck.check(text, at: node, in: messageEnvironment, gives: [.string], &errors)
            }
        }
        if let node = validation.field("message"), let text = node.string, !text.isEmpty {
            if AdmissionText.isBlank(text) {
                errors.add(.admissionPolicy, at: node, "a 'message' is not blank; leave it out")
            } else if AdmissionText.hasSeveralLines(text) {
                errors.add(.admissionPolicy, at: node, "a 'message' has one line")
            }
        }
        errors.checkChoice(
            .admissionPolicy,
            validation.field("reason"),
            ["Forbidden", "Invalid", "RequestEntityTooLarge"]
        )
    }

    /// `validateAuditAnnotation`.
    private static func check(
        _ annotations: YAMLNode,
        of object: ManifestObject,
        _ environment: CELEnvironment,
        _ errors: inout FieldErrors
    ) {
        if annotations.count > annotationLimit {
            errors.add(
                .admissionPolicy,
                at: annotations,
                "there are \(annotations.count) annotations and may be \(annotationLimit)"
            )
        }
        var keys: Set<String> = []
        for annotation in annotations.elements {
            let key = annotation.field("key")?.string ?? ""
            let place = annotation.field("key") ?? annotation
            // Without a name, the object has a finding of its own.
            if !object.name.isEmpty, let problem = AdmissionText.qualifiedNameProblem("\(object.name)/\(key)") {
                errors.add(.admissionPolicy, at: place, "the key '\(key)', after the policy's name and '/', \(problem)")
            }
            if !keys.insert(key).inserted {
                errors.add(.admissionPolicy, at: place, "the key '\(key)' is there twice; choose another")
            }
            guard let node = annotation.field("valueExpression"), let text = node.string, !AdmissionText.isBlank(text)
            else {
                errors.add(.admissionPolicy, at: annotation, "an annotation needs a 'valueExpression'")
                continue
            }
            if text.utf8.count > valueExpressionLimit, !text.utf8.contains(where: { $0 <= UInt8(ascii: " ") }) {
                errors.add(.admissionPolicy, at: node, "a 'valueExpression' may have \(valueExpressionLimit) bytes")
            } else {
                CELCheck.check(text, at: node, in: environment, gives: [.string, .null], &errors)
            }
        }
    }
}

extension Rule {
    static let admissionPolicy = api(
        "admission-policy",
        "an admission policy says what it checks, and of which objects",
        explanation: """
            A ValidatingAdmissionPolicy needs `matchConstraints` with `resourceRules`, and `validations` or `auditAnnotations`; each has
            an expression. Messages have one line, variables have names that CEL takes, and `paramKind` is an API version and a kind. A
            MutatingAdmissionPolicy has `mutations` and a `reinvocationPolicy` instead.
            """,
        bad: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata:
              name: replicas
            spec:
              matchConstraints:
                resourceRules:
                  - apiGroups: [apps]
                    apiVersions: [v1]
                    operations: [CREATE, UPDATE]
                    resources: [deployments]

            """,
        good: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata:
              name: replicas
            spec:
              matchConstraints:
                resourceRules:
                  - apiGroups: [apps]
                    apiVersions: [v1]
                    operations: [CREATE, UPDATE]
                    resources: [deployments]
              validations:
                - expression: object.spec.replicas <= 5

            """
    )
}
