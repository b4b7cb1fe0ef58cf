import CEL
import YAML

/// The types that rules see, by a schema (apiserver: pkg/cel/common/schemas.go, `SchemaDeclType`).
enum RuleType {
    /// The type of a schema; `nil` for what rules can't see.
    static func make(of schema: YAMLNode, isResource: Bool) -> CELType? {
        guard schema.kind == .mapping else { return nil }
        if schema.field("x-kubernetes-int-or-string")?.isTrue == true { return .dyn }
        switch schema.text("type") {
        case "array":
            guard let items = schema.field("items") else { return nil }
            return make(of: items, isResource: isEmbedded(items)).map { .list($0) }
        case "object":
            // Its own fields are added to a resource's, which has no other values.
            if let values = schema.field("additionalProperties"), values.kind == .mapping {
                return make(of: values, isResource: isEmbedded(values)).map { .map(.string, $0) }
            }
            return .object(CELObjectType(name: "the object", fields: fields(of: schema, isResource: isResource)))
        case "string":
            switch schema.text("format") {
            case "byte": return .bytes
            case "duration": return .duration
            case "date", "date-time": return .timestamp
            default: return .string
            }
        case "boolean": return .bool
        case "number": return .double
        case "integer": return .int
        default: return nil
        }
    }

    private static func isEmbedded(_ schema: YAMLNode) -> Bool {
        schema.kind == .mapping && schema.field("x-kubernetes-embedded-resource")?.isTrue == true
    }

    private static func fields(of schema: YAMLNode, isResource: Bool) -> [String: CELType] {
        var fields: [String: CELType] = [:]
        if let properties = schema.field("properties") {
            for entry in properties.entries {
                guard let name = CELFieldName.escaped(entry.key.text) else { continue }
                fields[name] = make(of: entry.value, isResource: isEmbedded(entry.value))
            }
        }
        if isResource {
            fields["apiVersion"] = .string
            fields["kind"] = .string
            fields["metadata"] = .object(
                CELObjectType(name: "metadata", fields: ["name": .string, "generateName": .string])
            )
        }
        return fields
    }
}

/// The names that fields have in expressions (apiserver: pkg/cel/escaping.go, `Escape`).
enum CELFieldName {
    /// Words that can't be names of variables (apiserver: pkg/cel/escaping.go, `celReservedSymbols`).
    static let reserved: Set<String> = [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
        "let", "loop", "package", "namespace", "return", "var", "void", "while",
    ]

    /// The name of a field; `nil` when expressions can't name it.
    static func escaped(_ name: String) -> String? {
        if reserved.contains(name) { return "__\(name)__" }
        guard let first = name.utf8.first, !isDigit(first) else { return nil }
        if name.utf8.allSatisfy({ isLetter($0) || isDigit($0) }) { return name }
        var result = ""
        var rest = name.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."): result += "__dot__"
            case UInt8(ascii: "-"): result += "__dash__"
            case UInt8(ascii: "/"): result += "__slash__"
            case UInt8(ascii: "_") where rest.first == UInt8(ascii: "_"):
                rest = rest.dropFirst()
                result += "__underscores__"
            case UInt8(ascii: "_"): result += "_"
            default:
                guard isLetter(byte) || isDigit(byte) else { return nil }
                result.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return result
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
