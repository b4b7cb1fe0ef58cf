import YAML

/// What a node is as JSON: a text in quotes is a string, whatever it looks like, and nothing else is one.
extension YAMLNode {
    /// The string; `nil` for anything else.
    var jsonString: String? {
        guard kind == .scalar, style == .doubleQuoted || style == .singleQuoted else { return nil }
        return text
    }

    /// The number, if it is finite.
    var jsonNumber: Double? {
        guard kind == .scalar else { return nil }
        switch scalar {
        case .int(let value): return Double(value)
        case .unsignedInt(let value): return Double(value)
        case .float(let value): return value.isFinite ? value : nil
        case .null, .bool, .string: return nil
        }
    }

    /// The whole number nearest to zero from the number.
    var jsonInteger: Int? { jsonNumber.flatMap { Int(exactly: $0.rounded(.towardZero)) } }

    /// A string that an object has.
    func string(_ key: String) -> String? { self[key]?.jsonString }

    /// A truth value that an object has.
    func bool(_ key: String) -> Bool? {
        guard let node = self[key], node.kind == .scalar, case .bool(let value) = node.scalar else { return nil }
        return value
    }

    /// The node as JSON, without some members of the outermost object.
    func json(without left: Set<String> = []) -> String {
        var writer = JSONWriter(style: .compact)
        write(to: &writer, without: left)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    func write(to writer: inout JSONWriter, without left: Set<String> = []) {
        switch kind {
        case .scalar: writeScalar(to: &writer)
        case .sequence: writer.sequence(Array(elements)) { writer, element in element.write(to: &writer) }
        case .mapping:
            writer.mapping { writer in
                for entry in entries where !left.contains(entry.key.text) {
                    writer.key(entry.key.text)
                    entry.value.write(to: &writer)
                }
            }
        }
    }

    private func writeScalar(to writer: inout JSONWriter) {
        if let text = jsonString { return writer.string(text) }
        switch scalar {
        case .null: writer.json("null")
        case .bool(let value): writer.bool(value)
        case .int(let value): writer.integer(value)
        case .unsignedInt(let value): writer.json("\(value)")
        case .float(let value): if value.isFinite { writer.double(value) } else { writer.json("null") }
        case .string(let text): writer.string(text)
        }
    }

    /// Each scalar and empty collection in it with the path that leads there: `fieldConfig.defaults.unit`, `options.calcs[0]`.
    func flattened(without left: Set<String> = []) -> [(path: String, value: String)] {
        var fields: [(path: String, value: String)] = []
        flatten(as: "", into: &fields, without: left)
        return fields
    }

    private func flatten(as path: String, into fields: inout [(path: String, value: String)], without left: Set<String>)
    {
        switch kind {
        case .scalar: fields.append((path, json()))
        case .sequence where count == 0: fields.append((path, "[]"))
        case .mapping where count == 0: fields.append((path, "{}"))
        case .sequence:
            for (index, element) in elements.enumerated() {
                element.flatten(as: "\(path)[\(index)]", into: &fields, without: [])
            }
        case .mapping:
            for entry in entries where !left.contains(entry.key.text) {
                let name = entry.key.text
                entry.value.flatten(as: path.isEmpty ? name : "\(path).\(name)", into: &fields, without: [])
            }
        }
    }
}
