import CEL
import YAML

/// `MutatingAdmissionPolicy` (pkg/apis/admissionregistration/validation/validation.go,
/// `validateMutatingAdmissionPolicySpec`).
enum MutatingPolicyValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else {
            errors.add(.admissionPolicy, at: object.root, "a policy needs a 'spec' with 'matchConstraints'")
            return
        }
        PolicyParts.checkCommon(spec, &errors)
        if let match = spec.field("matchConstraints") { AdmissionMatchValidation.checkMutated(match, &errors) }
        if spec.text("reinvocationPolicy") == nil {
            errors.add(.admissionPolicy, at: spec, "a policy needs a 'reinvocationPolicy': 'Never' or 'IfNeeded'")
        } else {
            errors.checkChoice(.admissionPolicy, spec.field("reinvocationPolicy"), ["IfNeeded", "Never"])
        }
        let hasParameters = spec.field("paramKind") != nil
        let variables = PolicyParts.checkVariables(
            spec,
            hasParameters: hasParameters,
            hasPatchTypes: true,
            &errors
        )
        guard let mutations = spec.field("mutations"), mutations.count > 0 else {
            errors.add(.admissionPolicy, at: spec, "a policy needs 'mutations'")
            return
        }
        let environment = AdmissionEnvironment.make(
            hasParameters: hasParameters,
            hasPatchTypes: true,
            variables: variables,
            &errors
        )
        for mutation in mutations.elements { check(mutation, environment, &errors) }
    }

    private static func check(_ mutation: YAMLNode, _ environment: CELEnvironment, _ errors: inout FieldErrors) {
        let configuration = mutation.field("applyConfiguration")
        let patch = mutation.field("jsonPatch")
        let part: YAMLNode?
        let other: YAMLNode?
        switch mutation.field("patchType")?.string ?? "" {
        case "ApplyConfiguration": (part, other) = (configuration, patch)
        case "JSONPatch": (part, other) = (patch, configuration)
        default:
            errors.add(
                .admissionPolicy,
                at: mutation.field("patchType") ?? mutation,
                "a mutation needs a 'patchType': 'ApplyConfiguration' or 'JSONPatch'"
            )
            return
        }
        if let other { errors.add(.admissionPolicy, at: other, "this is not of the mutation's 'patchType'; remove it") }
        guard let part else {
            errors.add(.admissionPolicy, at: mutation, "a mutation needs the expression of its 'patchType'")
            return
        }
        guard let node = part.field("expression"), let text = node.string, !AdmissionText.isBlank(text) else {
            errors.add(.admissionPolicy, at: part, "a mutation needs an 'expression'")
            return
        }
        CELCheck.check(text, at: node, in: environment, gives: [], &errors)
    }
}
