import Diagnostics
import YAML

/// The versions of a definition (apiextensions-apiserver: pkg/apis/apiextensions/validation/validation.go,
/// `validateCustomResourceDefinitionSpec`, `validateCustomResourceDefinitionVersion`).
enum DefinitionVersionValidation {
    private static let columnTypes = ["boolean", "date", "integer", "number", "string"]
    private static let columnFormats = [
        "byte", "date", "date-time", "double", "float", "int32", "int64", "password",
    ]

    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let versions = spec.field("versions"), versions.count > 0 else {
            errors.add(.definitionVersion, at: spec, "a definition needs 'versions'")
            return
        }
        var names: Set<String> = []
        var stored = 0
        for version in versions.elements {
            let name = version.field("name")?.string ?? ""
            let place = version.field("name") ?? version
            if !names.insert(name).inserted {
                errors.add(.definitionVersion, at: place, "the version '\(name)' is there twice; remove one")
            }
            if let problem = NameRule.dns1035Label.problem(name) {
                errors.add(.definitionVersion, at: place, "the version '\(name)' \(problem)")
            }
            if version.field("storage")?.isTrue == true { stored += 1 }
            checkVersion(version, &errors)
        }
        if stored != 1 {
            errors.add(
                .definitionVersion,
                at: versions,
                "exactly one version has to have 'storage: true', and \(stored) have it"
            )
        }
    }

    private static func checkVersion(_ version: YAMLNode, _ errors: inout FieldErrors) {
        if let node = version.field("deprecationWarning"), let text = node.string {
            if version.field("deprecated")?.isTrue != true {
                errors.add(.definitionVersion, at: node, "a 'deprecationWarning' needs 'deprecated: true'")
            } else if text.isEmpty || text.utf8.count > 256 {
                errors.add(.definitionVersion, at: node, "a 'deprecationWarning' has 1 to 256 characters")
            } else if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
                errors.add(.definitionVersion, at: node, "a 'deprecationWarning' has no control characters")
            }
        }
        let subresources = version.field("subresources")
        if let scale = subresources?.field("scale") { checkScale(scale, &errors) }
        if let columns = version.elements("additionalPrinterColumns") {
            for column in columns { checkColumn(column, &errors) }
        }
        guard let schema = version.field("schema")?.field("openAPIV3Schema") else {
            errors.add(.definitionSchema, at: version, "a version needs a schema: 'schema.openAPIV3Schema'")
            return
        }
        DefinitionSchemaValidation.check(schema, hasStatus: subresources?.field("status") != nil, &errors)
    }

    /// `ValidateCustomResourceDefinitionSubresources`.
    private static func checkScale(_ scale: YAMLNode, _ errors: inout FieldErrors) {
        let paths: [(name: StaticString, prefixes: [String], isRequired: Bool)] = [
            ("specReplicasPath", [".spec."], true), ("statusReplicasPath", [".status."], true),
            ("labelSelectorPath", [".spec.", ".status."], false),
        ]
        for (name, prefixes, isRequired) in paths {
            guard let node = scale.field(name), let path = node.string, !path.isEmpty else {
                if isRequired { errors.add(.definitionVersion, at: scale, "'scale' needs '\(name)'") }
                continue
            }
            if !prefixes.contains(where: path.hasPrefix) {
                let list = prefixes.map { "'\($0)'" }.joined(separator: " or ")
                errors.add(.definitionVersion, at: node, "the path '\(path)' has to start with \(list)")
            }
        }
    }

    /// `ValidateCustomResourceColumnDefinition`.
    private static func checkColumn(_ column: YAMLNode, _ errors: inout FieldErrors) {
        if column.text("name") == nil { errors.add(.definitionVersion, at: column, "a column needs a 'name'") }
        if column.text("type") == nil {
            errors.add(.definitionVersion, at: column, "a column needs a 'type', such as 'string'")
        } else {
            errors.checkChoice(.definitionVersion, column.field("type"), columnTypes)
        }
        if column.text("format") != nil {
            errors.checkChoice(.definitionVersion, column.field("format"), columnFormats)
        }
        guard let node = column.field("jsonPath"), let path = node.string, !path.isEmpty else {
            errors.add(.definitionVersion, at: column, "a column needs a 'jsonPath', such as '.spec.size'")
            return
        }
        if !path.hasPrefix(".") {
            errors.add(.definitionVersion, at: node, "the path '\(path)' has to start with '.'")
        }
    }
}

extension Rule {
    static let definitionVersion = api(
        "definition-version",
        "a custom resource definition has versions, one of which is stored",
        explanation: """
            Versions have names of their own that are labels, such as `v1beta1`; exactly one has `storage: true`. Printer columns have a
            name, a type and a path; the scale subresource has paths below `.spec` and `.status`; a deprecation warning belongs to a
            deprecated version.
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
                  storage: false
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
