import YAML

/// The name of a CSI driver where something refers to it (pkg/apis/core/validation/validation.go,
/// `ValidateCSIDriverName`).
enum CSIDriverNameValidation {
    /// A subdomain of 63 characters at most, in any case.
    static func check(_ field: StaticString, of parent: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let name = errors.require(field, of: parent, rule) else { return }
        let length = name.withUTF8(\.count)
        guard length <= 63 else {
            errors.add(rule, at: name, "the driver's name has \(length) characters and may have 63")
            return
        }
        guard NameRule.dns1123Subdomain.problem(name) != nil,
            let problem = NameRule.dns1123Subdomain.problem(name.text.lowercased())
        else { return }
        errors.add(rule, at: name, "the driver's name '\(name.text)' \(problem)")
    }
}
