import YAML

/// The words of one schema of a definition, its subschemas left out.
struct SchemaFacts {
    let node: YAMLNode
    var type = ""
    var format: String?
    var required: [String] = []
    var listKeys: [String] = []
    var isSet = false
    var isIntOrString = false
    var preservesUnknown = false
    var isEmbeddedResource = false
    var hasProperties = false
    var hasItems = false
    var hasValues = false

    init(_ node: YAMLNode) {
        self.node = node
        for (key, value) in node.entries {
            switch key.text {
            case "type": type = value.text
            case "format": format = value.text
            case "required": required = value.elements.map(\.text)
            case "x-kubernetes-list-map-keys": listKeys = value.elements.map(\.text)
            case "x-kubernetes-list-type": isSet = value.text == "set"
            case "x-kubernetes-int-or-string": isIntOrString = value.scalar == .bool(true)
            case "x-kubernetes-preserve-unknown-fields": preservesUnknown = value.scalar == .bool(true)
            case "x-kubernetes-embedded-resource": isEmbeddedResource = value.scalar == .bool(true)
            case "properties": hasProperties = true
            case "items": hasItems = true
            case "additionalProperties": hasValues = value.kind == .mapping || value.scalar == .bool(true)
            default: break
            }
        }
    }

    func kind(isValidation: Bool) -> SchemaType.Kind {
        if isIntOrString { return .intOrString }
        switch type {
        case "string": return .string
        case "boolean": return .bool
        case "number": return .number
        case "integer": return format == "int32" ? .int32 : format == "int64" ? .int64 : .integer
        case "array": return .list
        case "object" where hasValues: return .map
        case "object" where preservesUnknown && !hasProperties: return .map
        case "object": return .object
        default: break
        }
        guard isValidation else { return .any }
        return hasProperties || !required.isEmpty ? .object : hasItems ? .list : hasValues ? .map : .any
    }
}

extension Constraints {
    init(_ facts: SchemaFacts, _ patterns: inout PatternCache) {
        self.init()
        for (key, value) in facts.node.entries {
            switch key.text {
            case "nullable": isNullable = value.scalar == .bool(true)
            case "format" where facts.type != "integer": format = value.text
            case "enum": enumeration = Array(value.elements)
            case "pattern":
                pattern = value.text
                expression = patterns.expression(value.text)
            case "exclusiveMinimum": isMinimumExclusive = value.scalar == .bool(true)
            case "exclusiveMaximum": isMaximumExclusive = value.scalar == .bool(true)
            case "uniqueItems": hasUniqueItems = value.scalar == .bool(true)
            case "default": defaultValue = value
            case "x-kubernetes-validations": rules = value.elements.compactMap(ValidationRule.init)
            default: setBound(key.text, value.number)
            }
        }
    }
}

extension YAMLNode {
    /// The value of a scalar that is a number.
    fileprivate var number: Double? {
        switch scalar {
        case .int(let value): Double(value)
        case .unsignedInt(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }
}
