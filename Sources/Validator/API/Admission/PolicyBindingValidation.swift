import Diagnostics
import YAML

/// The bindings of admission policies (pkg/apis/admissionregistration/validation/validation.go,
/// `validateValidatingAdmissionPolicyBindingSpec`, `validateMutatingAdmissionPolicyBindingSpec`).
enum PolicyBindingValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else {
            errors.add(.admissionBinding, at: object.root, "a binding needs a 'spec' with a 'policyName'")
            return
        }
        if let node = spec.field("policyName"), let name = node.string, !name.isEmpty {
            if let problem = NameRule.dns1123Subdomain.problem(name) {
                errors.add(.admissionBinding, at: node, "the policy's name '\(name)' \(problem)")
            }
        } else {
            errors.add(.admissionBinding, at: spec, "a binding needs a 'policyName'")
        }
        let isAlpha = object.root.field("apiVersion")?.string?.hasSuffix("alpha1") == true
        if let reference = spec.field("paramRef") { check(reference, isAlpha: isAlpha, &errors) }
        if let match = spec.field("matchResources") { AdmissionMatchValidation.check(match, &errors) }
        if object.kind.kind == "ValidatingAdmissionPolicyBinding" {
            checkActions(spec, &errors)
        } else if let match = spec.field("matchResources") {
            AdmissionMatchValidation.checkMutated(match, &errors)
        }
    }

    /// `validateParamRef`; `v1alpha1` has a default for what happens without parameters.
    private static func check(_ reference: YAMLNode, isAlpha: Bool, _ errors: inout FieldErrors) {
        let name = reference.text("name")
        let selector = reference.field("selector")
        if let name, let problem = NameRule.pathSegment.problem(name) {
            errors.add(.admissionBinding, at: reference.field("name") ?? reference, "the name '\(name)' \(problem)")
        }
        if let selector { LabelSelectorValidation.check(selector, &errors) }
        if (name == nil) == (selector == nil) {
            errors.add(.admissionBinding, at: reference, "a 'paramRef' has either a 'name' or a 'selector'")
        }
        guard let node = reference.field("parameterNotFoundAction"), let action = node.string, !action.isEmpty else {
            if !isAlpha {
                errors.add(
                    .admissionBinding,
                    at: reference,
                    "a 'paramRef' needs a 'parameterNotFoundAction': 'Deny' or 'Allow'"
                )
            }
            return
        }
        errors.checkChoice(.admissionBinding, node, ["Allow", "Deny"])
    }

    /// `validateValidationActions`.
    private static func checkActions(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let list = spec.field("validationActions"), list.count > 0 else {
            errors.add(.admissionBinding, at: spec, "a binding needs 'validationActions', such as 'Deny'")
            return
        }
        var seen: Set<String> = []
        for node in list.elements {
            errors.checkChoice(.admissionBinding, node, ["Audit", "Deny", "Warn"])
            guard let action = node.string else { continue }
            if !seen.insert(action).inserted {
                errors.add(.admissionBinding, at: node, "the action '\(action)' is there twice; remove one")
            }
        }
        if seen.contains("Deny"), seen.contains("Warn") {
            errors.add(
                .admissionBinding,
                at: list,
                "'Deny' and 'Warn' exclude each other: a refused request warns nobody"
            )
        }
    }
}

extension Rule {
    static let admissionBinding = api(
        "admission-binding",
        "a policy binding names its policy, its parameters and its actions",
        explanation: """
            A ValidatingAdmissionPolicyBinding names a policy and what happens when it's broken: `Deny`, `Warn` or `Audit`, where `Deny`
            and `Warn` exclude each other. A `paramRef` has a name or a selector, not both, and says what happens when there are no
            parameters.
            """,
        bad: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata:
              name: replicas
            spec:
              policyName: replicas
              validationActions: [Deny, Warn]

            """,
        good: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata:
              name: replicas
            spec:
              policyName: replicas
              validationActions: [Deny, Audit]

            """
    )
}
