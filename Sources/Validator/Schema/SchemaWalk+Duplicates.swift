import Diagnostics
import KubernetesSchemas
import YAML

extension SchemaWalk {
    /// Reports elements of a list that is a map, or a set, that are there twice.
    ///
    /// For custom resources the server refuses them (apiextensions-apiserver: `listtype.ValidateListSetsAndMaps`). For its own
    /// kinds that is up to each kind's validation; what it takes is still lost when the object is applied.
    mutating func checkDuplicates(_ node: YAMLNode, _ type: SchemaType) {
        guard node.count > 1 else { return }
        var seen: Set<String> = []
        for element in node.elements {
            guard let identity = identity(of: element, type), !seen.insert(identity).inserted else { continue }
            let what = type.listKeys >= 0 ? "\(title(of: element, type)) is" : "'\(element.text)' is"
            let end = schema.isCustom ? "remove one of them" : "only one of them is kept when it is applied"
            errors.add(
                .duplicateListItem,
                at: element,
                "\(what) there twice; \(end)",
                severity: schema.isCustom ? .error : .warning
            )
        }
    }

    /// What tells an element from others; `nil` when it can't be told.
    private func identity(of element: YAMLNode, _ type: SchemaType) -> String? {
        guard type.listKeys >= 0 else { return element.kind == .scalar ? text(of: element) : nil }
        guard element.kind == .mapping else { return nil }
        var identity = ""
        for key in schema.listKeys[Int(type.listKeys)] {
            if let value = element[key], !value.isNull {
                guard value.kind == .scalar else { return nil }
                identity += text(of: value) + "\u{0}"
            } else if let value = defaultValue(key, type) {
                identity += text(of: value) + "\u{0}"
            } else if schema.isCustom || key == "protocol" {
                // The only key with a default among Kubernetes' own.
                identity += (key == "protocol" && !schema.isCustom ? "\"TCP\"" : "") + "\u{0}"
            } else {
                return nil
            }
        }
        return identity
    }

    private func defaultValue(_ key: String, _ type: SchemaType) -> YAMLNode? {
        let element = schema.types[Int(type.element)]
        guard let field = schema.fields(of: element).first(where: { schema.name(of: $0) == key }) else { return nil }
        let constraints = schema.types[Int(field.type)].constraints
        return constraints >= 0 ? schema.constraints[Int(constraints)].defaultValue : nil
    }

    /// A scalar with its type: `1` is not `"1"`.
    private func text(of node: YAMLNode) -> String {
        node.nonString == nil ? "\"\(node.text)\"" : node.keyText ?? node.text
    }

    private func title(of element: YAMLNode, _ type: SchemaType) -> String {
        let parts = schema.listKeys[Int(type.listKeys)].compactMap { key in element[key].map { "\(key) '\($0.text)'" } }
        return "the element with \(parts.joined(separator: ", "))"
    }
}
