import YAML

/// A manifest that a test changes.
enum JSONValue {
    case object([(key: String, value: JSONValue)])
    case array([JSONValue])
    /// A scalar's text as JSON has it.
    case scalar(String)

    init(_ node: YAMLNode) {
        switch node.kind {
        case .mapping: self = .object(node.entries.map { ($0.key.keyText ?? "null", JSONValue($0.value)) })
        case .sequence: self = .array(node.elements.map { JSONValue($0) })
        case .scalar:
            switch node.scalar {
            case .null: self = .scalar("null")
            case .bool(let value): self = .scalar("\(value)")
            case .int(let value): self = .scalar("\(value)")
            case .unsignedInt(let value): self = .scalar("\(value)")
            case .float(let value): self = .scalar("\(value)")
            case .string(let text): self = .scalar(Self.quoted(text))
            }
        }
    }

    var text: String {
        switch self {
        case .object(let members):
            "{\(members.map { "\(Self.quoted($0.key)): \($0.value.text)" }.joined(separator: ", "))}"
        case .array(let elements): "[\(elements.map(\.text).joined(separator: ", "))]"
        case .scalar(let text): text
        }
    }

    /// Sets what a path leads to, and makes the objects on the way; `-` is the element after the last.
    mutating func set(_ value: JSONValue, at steps: ArraySlice<String>) {
        guard let step = steps.first else {
            self = value
            return
        }
        switch self {
        case .array(var elements):
            let index = step == "-" ? elements.count : Int(step) ?? elements.count
            if index == elements.count { elements.append(.object([])) }
            elements[index].set(value, at: steps.dropFirst())
            self = .array(elements)
        case .object(var members):
            let index = members.firstIndex { $0.key == step } ?? members.count
            if index == members.count { members.append((step, .object([]))) }
            members[index].value.set(value, at: steps.dropFirst())
            self = .object(members)
        case .scalar:
            self = .object([])
            set(value, at: steps)
        }
    }

    /// Removes what a path leads to.
    mutating func remove(at steps: ArraySlice<String>) {
        guard let step = steps.first else { return }
        switch self {
        case .array(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return }
            if steps.count == 1 { elements.remove(at: index) } else { elements[index].remove(at: steps.dropFirst()) }
            self = .array(elements)
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.key == step }) else { return }
            if steps.count == 1 {
                members.remove(at: index)
            } else {
                members[index].value.remove(at: steps.dropFirst())
            }
            self = .object(members)
        case .scalar: return
        }
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter(style: .compact)
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
