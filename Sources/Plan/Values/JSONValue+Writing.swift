package import YAML

extension JSONValue {
    /// Writes the value as JSON, members by their names.
    package func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.json("null")
        case .bool(let value): writer.bool(value)
        case .int(let value): writer.integer(value)
        case .unsigned(let value): writer.json("\(value)")
        // JSON has no word for what is no number; the server refuses it.
        case .double(let value): if value.isFinite { writer.double(value) } else { writer.string("\(value)") }
        case .string(let text): writer.string(text)
        case .list(let elements): writer.sequence(elements) { writer, element in element.write(to: &writer) }
        case .map(let members):
            writer.mapping { writer in
                for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                    writer.key(key)
                    value.write(to: &writer)
                }
            }
        }
    }

    /// How the value is shown in a line: a scalar as it is, what holds others as JSON.
    package var text: String {
        switch self {
        case .string(let text): return text.isEmpty || text.utf8.contains(UInt8(ascii: "\n")) ? json : text
        default: return json
        }
    }

    /// The value as JSON in one line.
    package var json: String {
        var writer = JSONWriter(style: .compact, capacity: 64)
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
