public import YAML

/// Prints the JSON Schema (draft 2020-12) of a kind of spec, for editors: completion, documentation, and the mistakes that
/// a schema can tell.
public enum JSONSchema: Sendable {
    /// The schema of a spec, two spaces a level, ending in a line feed.
    ///
    /// - Parameter title: what the kind is called: `Tenant`.
    public static func text<Spec: Structured>(of _: Spec.Type, title: String) -> String {
        var writer = JSONWriter(capacity: 16_384)
        writer.mapping { writer in
            writer.key("$schema")
            writer.string("https://json-schema.org/draft/2020-12/schema")
            writer.key("title")
            writer.string(title)
            Spec.schema.writeMembers(to: &writer)
        }
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension ValueSchema {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.mapping { writer in writeMembers(to: &writer) }
    }

    /// Writes the members of the schema's object, so that others can stand beside them.
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        switch self {
        case .string: writer.type("string")
        case .boolean: writer.type("boolean")
        case .text(let grammar): grammar.writeMembers(to: &writer)
        case .enumeration(let words):
            writer.key("enum")
            writer.sequence(words) { writer, word in writer.string(word) }
        case .integer(let minimum, let maximum):
            writer.type("integer")
            if let minimum { writer.member("minimum") { $0.integer(minimum) } }
            if let maximum { writer.member("maximum") { $0.integer(maximum) } }
        case .number(let minimum, let maximum):
            writer.type("number")
            if let minimum { writer.member("minimum") { $0.double(minimum) } }
            if let maximum { writer.member("maximum") { $0.double(maximum) } }
        case .integerOrString:
            writer.key("type")
            writer.sequence(["integer", "string"]) { writer, type in writer.string(type) }
        case .list(let item):
            writer.type("array")
            writer.member("items") { item.write(to: &$0) }
        case .map(let key, let value):
            writer.type("object")
            writer.member("propertyNames") { key.write(to: &$0) }
            writer.member("additionalProperties") { value.write(to: &$0) }
        case .object(let fields):
            Self.writeMembers(of: fields, to: &writer)
        }
    }

    private static func writeMembers(of fields: [Field], to writer: inout JSONWriter) {
        writer.type("object")
        writer.member("properties") { writer in
            writer.mapping { writer in
                for field in fields {
                    writer.key(field.key)
                    field.write(to: &writer)
                }
            }
        }
        let required = fields.filter(\.isRequired).map(\.key)
        if !required.isEmpty {
            writer.key("required")
            writer.sequence(required) { writer, key in writer.string(key) }
        }
        writer.member("additionalProperties") { $0.bool(false) }
    }
}

extension ValueSchema.Field {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.mapping { writer in
            if !documentation.isEmpty { writer.member("description") { $0.string(documentation) } }
            if let constant { writer.member("const") { $0.string(constant) } }
            if constant == nil { value.writeMembers(to: &writer) }
            if let defaultJSON { writer.member("default") { $0.json(defaultJSON) } }
        }
    }
}

extension TextGrammar {
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        if acceptsNumbers {
            writer.key("type")
            writer.sequence(["string", "number"]) { writer, type in writer.string(type) }
        } else {
            writer.type("string")
        }
        if let pattern { writer.member("pattern") { $0.string(pattern) } }
        if let maximumLength { writer.member("maxLength") { $0.integer(Int64(maximumLength)) } }
        writer.key("examples")
        writer.sequence([example]) { writer, example in writer.string(example) }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: StaticString, _ value: (inout JSONWriter) -> Void) {
        self.key(key)
        value(&self)
    }

    fileprivate mutating func type(_ name: String) {
        member("type") { $0.string(name) }
    }
}
