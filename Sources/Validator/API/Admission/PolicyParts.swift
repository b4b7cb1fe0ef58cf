import CEL
import YAML

/// What validating and mutating admission policies have in common.
enum PolicyParts {
    /// Adds what is wrong with `failurePolicy`, `paramKind`, `matchConstraints` and `matchConditions` of a spec.
    static func checkCommon(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        errors.checkChoice(.admissionPolicy, spec.field("failurePolicy"), ["Fail", "Ignore"])
        let parameters = spec.field("paramKind")
        if let parameters { checkParameterKind(parameters, &errors) }
        if let match = spec.field("matchConstraints") {
            AdmissionMatchValidation.check(match, &errors)
            if match.field("resourceRules")?.count ?? 0 == 0 {
                errors.add(.admissionPolicy, at: match, "'matchConstraints' need 'resourceRules'")
            }
        } else {
            errors.add(.admissionPolicy, at: spec, "a policy needs 'matchConstraints' with 'resourceRules'")
        }
        MatchConditionValidation.check(spec, hasParameters: parameters != nil, &errors)
    }

    /// `validateParamKind`.
    private static func checkParameterKind(_ parameters: YAMLNode, _ errors: inout FieldErrors) {
        if let node = parameters.field("apiVersion"), let text = node.string, !text.isEmpty {
            if let problem = problem(ofAPIVersion: text) {
                errors.add(.admissionPolicy, at: node, "the API version '\(text)' \(problem)")
            }
        } else {
            errors.add(.admissionPolicy, at: parameters, "a 'paramKind' needs an 'apiVersion'")
        }
        if let node = parameters.field("kind"), let kind = node.string, !kind.isEmpty {
            if let problem = NameRule.dns1035Label.problem(kind.lowercased()) {
                errors.add(.admissionPolicy, at: node, "the kind '\(kind)' \(problem), capitals aside")
            }
        } else {
            errors.add(.admissionPolicy, at: parameters, "a 'paramKind' needs a 'kind'")
        }
    }

    private static func problem(ofAPIVersion text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, text != "/", let version = parts.last else { return "has to be 'group/version'" }
        if parts.count == 2, !parts[0].isEmpty, let problem = NameRule.dns1123Subdomain.problem(parts[0]) {
            return "has a group that \(problem)"
        }
        guard !version.isEmpty else { return "has no version" }
        return NameRule.dns1035Label.problem(version).map { "has a version that \($0)" }
    }

    /// `validateVariable`; the type of `variables` for the expressions that come after.
    static func checkVariables(
        _ spec: YAMLNode,
        hasParameters: Bool,
        hasPatchTypes: Bool,
        _ errors: inout FieldErrors
    ) -> CELType? {
        guard let variables = spec.elements("variables"), variables.underestimatedCount > 0 else { return nil }
        var types: [String: CELType] = [:]
        for variable in variables {
            let name = variable.field("name")?.string ?? ""
            if AdmissionText.isBlank(name) {
                errors.add(.admissionPolicy, at: variable, "a variable needs a 'name'")
            } else if !isIdentifier(name) {
                errors.add(
                    .admissionPolicy,
                    at: variable.field("name") ?? variable,
                    "'\(name)' can't be a variable's name in CEL: use letters, digits and '_'"
                )
            }
            guard let node = variable.field("expression"), let text = node.string, !AdmissionText.isBlank(text) else {
                errors.add(.admissionPolicy, at: variable, "a variable needs an 'expression'")
                types[name] = .dyn
                continue
            }
            let environment = AdmissionEnvironment.make(
                hasParameters: hasParameters,
                hasPatchTypes: hasPatchTypes,
                variables: .object(CELObjectType(name: "variables", fields: types)),
                &errors
            )
            types[name] = CELCheck.check(text, at: node, in: environment, gives: [], &errors)
        }
        return .object(CELObjectType(name: "variables", fields: types))
    }

    private static func isIdentifier(_ name: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard let first = name.utf8.first, isLetter(first), !CELFieldName.reserved.contains(name) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
