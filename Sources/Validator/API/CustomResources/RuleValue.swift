import CEL
import KubernetesSchemas
import YAML

/// The values of an object as rules see them: by their types in the schema, with defaults in place of what isn't there
/// (apiserver: pkg/cel/common/values.go, `UnstructuredToVal`).
enum RuleValue {
    /// The value of a node of a type.
    static func make(_ node: YAMLNode, _ index: Int32, _ schema: ObjectSchema) -> CELValue {
        if node.isNull { return .null }
        let type = schema.types[Int(index)]
        switch (type.kind, node.kind) {
        case (.object, .mapping): return .map(RuleObject(node: node, index: index, schema: schema))
        case (.map, .mapping): return .map(RuleMap(node: node, element: type.element, schema: schema))
        case (.list, .sequence):
            return .list(node.elements.map { make(value(of: $0, type.element, schema), type.element, schema) })
        case (_, .scalar): return scalar(node, type, schema)
        default: return .unknown("a value without a type")
        }
    }

    /// A node, or the default of its type where it is null and may not be.
    private static func value(of node: YAMLNode, _ index: Int32, _ schema: ObjectSchema) -> YAMLNode {
        guard node.isNull, let constraints = constraints(of: index, schema), !constraints.isNullable else {
            return node
        }
        return constraints.defaultValue ?? node
    }

    static func constraints(of index: Int32, _ schema: ObjectSchema) -> Constraints? {
        let place = schema.types[Int(index)].constraints
        return place >= 0 ? schema.constraints[Int(place)] : nil
    }

    private static func scalar(_ node: YAMLNode, _ type: SchemaType, _ schema: ObjectSchema) -> CELValue {
        switch (type.kind, node.scalar) {
        case (.number, .int(let value)): return .double(Double(value))
        case (.number, .unsignedInt(let value)): return .double(Double(value))
        case (.number, .float(let value)): return .double(value)
        case (_, .bool(let value)): return .bool(value)
        case (_, .int(let value)): return .int(value)
        case (_, .float(let value)):
            // JSON's reader makes a whole number of 1.0.
            return Int64(exactly: value).map { .int($0) } ?? .double(value)
        case (_, .string(let text)):
            let format = type.constraints >= 0 ? schema.constraints[Int(type.constraints)].format : nil
            return string(text, format)
        case (_, .null): return .null
        case (_, .unsignedInt): return .unknown("a number this large")
        }
    }

    private static func string(_ text: String, _ format: String?) -> CELValue {
        switch format {
        case "date": CELTimestamp("\(text)T00:00:00Z").map { .timestamp($0) } ?? .unknown("the date '\(text)'")
        case "date-time": CELTimestamp(text).map { .timestamp($0) } ?? .unknown("the time '\(text)'")
        case "duration": .duration(parsing: text) ?? .unknown("the duration '\(text)'")
        case "byte": .unknown("bytes in base64")
        default: .string(text)
        }
    }
}

/// An object with known fields; others are not seen by rules.
private struct RuleObject: CELMap {
    let node: YAMLNode
    let index: Int32
    let schema: ObjectSchema

    private var type: SchemaType { schema.types[Int(index)] }

    var keys: [CELValue] {
        schema.fields(of: type).compactMap { field in
            let name = schema.name(of: field)
            guard value(named: name, field) != nil, let escaped = CELFieldName.escaped(name) else { return nil }
            return .string(escaped)
        }
    }

    func value(of key: CELValue) -> CELValue? {
        guard case .string(var name) = key else { return nil }
        let isEscaped = name.utf8.first == UInt8(ascii: "_") || name.contains("__")
        if !isEscaped {
            guard let field = name.withUTF8({ schema.field($0, of: type) }) else { return nil }
            return value(named: name, field)
        }
        for field in schema.fields(of: type) {
            let known = schema.name(of: field)
            if CELFieldName.escaped(known) == name { return value(named: known, field) }
        }
        return nil
    }

    private func value(named name: String, _ field: SchemaField) -> CELValue? {
        let value = node[name]
        // The server drops the status of what is created, if the kind has it as a subresource.
        if index == schema.root, name == "status" { return value == nil ? nil : .unknown("the status") }
        if let value, !value.isNull { return RuleValue.make(value, field.type, schema) }
        let constraints = RuleValue.constraints(of: field.type, schema)
        if value != nil, constraints?.isNullable == true { return .null }
        // The server makes a name before it asks the rules.
        if value == nil, name == "name", node["generateName"] != nil { return .unknown("a generated name") }
        return constraints?.defaultValue.map { RuleValue.make($0, field.type, schema) }
    }
}

/// A mapping with any keys.
private struct RuleMap: CELMap {
    let node: YAMLNode
    let element: Int32
    let schema: ObjectSchema

    var keys: [CELValue] {
        node.entries.compactMap { entry in
            guard let key = entry.key.keyText, value(of: entry.value) != nil else { return nil }
            return .string(key)
        }
    }

    func value(of key: CELValue) -> CELValue? {
        guard case .string(let name) = key, let value = node[name] else { return nil }
        return self.value(of: value)
    }

    private func value(of value: YAMLNode) -> CELValue? {
        if !value.isNull { return RuleValue.make(value, element, schema) }
        let constraints = RuleValue.constraints(of: element, schema)
        if constraints?.isNullable == true { return .null }
        return constraints?.defaultValue.map { RuleValue.make($0, element, schema) }
    }
}
