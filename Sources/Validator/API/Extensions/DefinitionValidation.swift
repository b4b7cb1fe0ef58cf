import Diagnostics
import YAML

/// `CustomResourceDefinition` (apiextensions-apiserver: pkg/apis/apiextensions/validation/validation.go,
/// `ValidateCustomResourceDefinition`).
enum DefinitionValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        guard let spec = object.root.field("spec") else {
            MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
            errors.add(.definitionName, at: object.root, "a definition needs a 'spec'")
            return
        }
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        checkName(object, spec, &errors)
        checkGroup(object, spec, &errors)
        if let names = spec.field("names") {
            checkNames(names, &errors)
        } else {
            errors.add(.definitionName, at: spec, "a definition needs 'names'")
        }
        if spec.text("scope") == nil {
            errors.add(.definitionName, at: spec, "a definition needs a 'scope': 'Namespaced' or 'Cluster'")
        } else {
            errors.checkChoice(.definitionName, spec.field("scope"), ["Cluster", "Namespaced"])
        }
        if let node = spec.field("preserveUnknownFields"), node.isTrue {
            errors.add(
                .definitionSchema,
                at: node,
                "'preserveUnknownFields' is no longer taken; set 'x-kubernetes-preserve-unknown-fields' in the schema"
            )
        }
        DefinitionVersionValidation.check(spec, &errors)
        if let conversion = spec.field("conversion") { DefinitionConversionValidation.check(conversion, &errors) }
    }

    /// The name is `<plural>.<group>`.
    private static func checkName(_ object: ManifestObject, _ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let plural = spec.field("names")?.text("plural"), let group = spec.text("group"), !object.name.isEmpty,
            object.name != "\(plural).\(group)"
        else { return }
        let place = object.root.field("metadata")?.field("name") ?? object.root
        errors.add(.definitionName, at: place, "the name has to be '\(plural).\(group)', by its plural and its group")
    }

    private static func checkGroup(_ object: ManifestObject, _ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let node = spec.field("group"), let group = node.string, !group.isEmpty else {
            errors.add(.definitionName, at: spec, "a definition needs a 'group' such as 'example.com'")
            return
        }
        if let problem = NameRule.dns1123Subdomain.problem(group) {
            errors.add(.definitionName, at: node, "the group '\(group)' \(problem)")
        } else if !group.utf8.contains(UInt8(ascii: ".")) {
            errors.add(.definitionName, at: node, "the group '\(group)' needs a dot, such as 'example.com'")
        } else {
            checkApproval(object, node, group, &errors)
        }
    }

    /// `validateAPIApproval`: the project's own groups need a link to who approved them.
    private static func checkApproval(
        _ object: ManifestObject,
        _ node: YAMLNode,
        _ group: String,
        _ errors: inout FieldErrors
    ) {
        let isProtected = ["k8s.io", "kubernetes.io"].contains { group == $0 || group.hasSuffix(".\($0)") }
        guard isProtected else { return }
        let approval =
            object.root.at("metadata", "annotations")?["api-approved.kubernetes.io"]?.string ?? ""
        guard approval.isEmpty || !approval.hasPrefix("unapproved") && !approval.utf8.contains(UInt8(ascii: ":")) else {
            return
        }
        errors.add(
            .definitionName,
            at: node,
            "the group '\(group)' is Kubernetes' own; it needs the annotation 'api-approved.kubernetes.io'"
        )
    }

    /// `ValidateCustomResourceDefinitionNames`; the singular and the list's kind have defaults.
    private static func checkNames(_ names: YAMLNode, _ errors: inout FieldErrors) {
        if names.text("plural") == nil { errors.add(.definitionName, at: names, "'names' need a 'plural'") }
        if names.text("kind") == nil { errors.add(.definitionName, at: names, "'names' need a 'kind'") }
        for node in [names.field("plural"), names.field("singular")] {
            checkLabel(node, isKind: false, &errors)
        }
        for node in [names.field("kind"), names.field("listKind")] {
            checkLabel(node, isKind: true, &errors)
        }
        for list in [names.elements("shortNames"), names.elements("categories")] {
            guard let list else { continue }
            for node in list { checkLabel(node, isKind: false, allowsEmpty: false, &errors) }
        }
        if let node = names.field("listKind"), let kind = names.text("kind"), node.string == kind {
            errors.add(.definitionName, at: node, "'listKind' has to be another than 'kind', such as '\(kind)List'")
        }
    }

    private static func checkLabel(
        _ node: YAMLNode?,
        isKind: Bool,
        allowsEmpty: Bool = true,
        _ errors: inout FieldErrors
    ) {
        guard let node, let text = node.string, !(allowsEmpty && text.isEmpty) else { return }
        guard let problem = NameRule.dns1035Label.problem(isKind ? text.lowercased() : text) else { return }
        errors.add(.definitionName, at: node, "'\(text)' \(problem)\(isKind ? ", capitals aside" : "")")
    }
}

extension Rule {
    static let definitionName = api(
        "definition-name",
        "a custom resource definition has consistent names, a group and a scope",
        explanation: """
            A definition is called `<plural>.<group>`; its group is a domain with a dot, its names are labels, its kind and its list's
            kind differ, and its scope is `Namespaced` or `Cluster`. Groups under `k8s.io` and `kubernetes.io` need an annotation that
            says who approved them.
            """,
        bad: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.platform.example.com
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

            """
    )
}
