import Diagnostics
import YAML

/// `flowcontrol.FlowSchema` (pkg/apis/flowcontrol/validation/validation.go, `ValidateFlowSchema`).
enum FlowSchemaValidation {
    /// `supportedVerbs`.
    private static let verbs: [StaticString] = [
        "get", "list", "create", "update", "delete", "deletecollection", "patch", "watch", "proxy",
    ]

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        // Without a spec, its required fields are missing.
        let spec = object.root.field("spec") ?? object.root
        if let precedence = spec.field("matchingPrecedence"), let number = precedence.integer, number != 0 {
            errors.check(precedence, isIn: 1...10_000, .flowSchema)
            if number == 1, object.name != "exempt" {
                errors.add(.flowSchema, at: precedence, "only the schema 'exempt' has the precedence 1")
            }
        }
        if let type = spec.field("distinguisherMethod").flatMap({ errors.require("type", of: $0, .flowSchema) }) {
            errors.check(type, isOneOf: ["ByUser", "ByNamespace"], .flowSchema)
        }
        let level = spec.field("priorityLevelConfiguration")
        if let name = errors.require("name", of: level ?? spec, .flowSchema), level != nil {
            errors.check(name, .dns1123Subdomain, .flowSchema)
        }
        guard let rules = spec.elements("rules") else { return }
        for rule in rules { checkRule(rule, &errors) }
    }

    private static func checkRule(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        if let subjects = rule.field("subjects"), subjects.count > 0 {
            for subject in subjects.elements { checkSubject(subject, &errors) }
        } else {
            errors.add(.flowSchema, at: rule.field("subjects") ?? rule, "'subjects' is missing; give one at least")
        }
        let resources = rule.field("resourceRules")
        let others = rule.field("nonResourceRules")
        if (resources?.count ?? 0) == 0, (others?.count ?? 0) == 0 {
            errors.add(.flowSchema, at: rule, "give 'resourceRules' or 'nonResourceRules'")
        }
        if let resources {
            for resource in resources.elements { checkResource(resource, &errors) }
        }
        if let others {
            for other in others.elements { checkOther(other, &errors) }
        }
    }

    private static func checkSubject(_ subject: YAMLNode, _ errors: inout FieldErrors) {
        let fields: [(kind: StaticString, name: StaticString)] = [
            ("User", "user"), ("Group", "group"), ("ServiceAccount", "serviceAccount"),
        ]
        guard let kind = errors.require("kind", of: subject, .flowSchema) else { return }
        guard let (_, own) = fields.first(where: { kind.hasText($0.kind) }) else {
            errors.check(kind, isOneOf: ["User", "Group", "ServiceAccount"], .flowSchema)
            return
        }
        for (other, name) in fields where !kind.hasText(other) {
            guard let value = subject.field(name) else { continue }
            errors.add(.flowSchema, at: value, "a subject of kind '\(kind.text)' has no '\(name)'")
        }
        guard let value = subject.field(own) else {
            errors.add(.flowSchema, at: subject, "'\(own)' is missing, which a subject of kind '\(kind.text)' needs")
            return
        }
        let name = errors.require("name", of: value, .flowSchema)
        guard kind.hasText("ServiceAccount") else { return }
        if let name, !name.hasText("*") { errors.check(name, .dns1123Subdomain, .flowSchema) }
        if let namespace = errors.require("namespace", of: value, .flowSchema) {
            errors.check(namespace, .dns1123Label, .flowSchema)
        }
    }

    private static func checkResource(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        checkVerbs(rule, &errors)
        _ = list("apiGroups", of: rule, &errors)
        _ = list("resources", of: rule, &errors)
        if (rule.field("namespaces")?.count ?? 0) == 0, rule.field("clusterScope")?.isTrue == true { return }
        guard let namespaces = list("namespaces", of: rule, &errors) else { return }
        for namespace in namespaces { errors.check(namespace, .dns1123Label, .flowSchema) }
    }

    private static func checkOther(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        checkVerbs(rule, &errors)
        guard let paths = list("nonResourceURLs", of: rule, &errors) else { return }
        for path in paths where !path.withUTF8(isPath) {
            errors.add(.flowSchema, at: path, "'\(path.text)' is no path; a '*' can only be all after the last '/'")
        }
    }

    private static func checkVerbs(_ rule: YAMLNode, _ errors: inout FieldErrors) {
        guard let words = list("verbs", of: rule, &errors) else { return }
        for verb in words { errors.check(verb, isOneOf: verbs, .flowSchema) }
    }

    /// The elements of a list that isn't empty and where `*` is alone; `nil` where it is there.
    private static func list(
        _ name: StaticString,
        of rule: YAMLNode,
        _ errors: inout FieldErrors
    ) -> YAMLNode.Elements? {
        guard let list = rule.field(name), list.count > 0 else {
            errors.add(.flowSchema, at: rule.field(name) ?? rule, "'\(name)' is missing; give one at least")
            return nil
        }
        guard list.elements.contains(where: { $0.hasText("*") }) else { return list.elements }
        if list.count > 1 { errors.add(.flowSchema, at: list, "'*' is everything: remove the others of '\(name)'") }
        return nil
    }

    /// `ValidateNonResourceURLPath`.
    private static func isPath(_ text: UTF8Bytes) -> Bool {
        let slash = UInt8(ascii: "/")
        guard text.first == slash, !text.contains(UInt8(ascii: " ")) else { return false }
        if zip(text, text.dropFirst()).contains(where: { $0 == slash && $1 == slash }) { return false }
        let star = UInt8(ascii: "*")
        guard let first = text.firstIndex(of: star) else { return true }
        return first == text.count - 1 && text[first - 1] == slash
    }
}
