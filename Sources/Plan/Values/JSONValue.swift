package import YAML

/// A value of a manifest, apart from how and in which order it is written.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case unsigned(UInt64)
    case double(Double)
    case string(String)
    case list([JSONValue])
    case map([String: JSONValue])

    /// What the API server reads from a node: aliases and merge keys are worked out, of duplicate keys the last counts.
    package init(_ node: YAMLNode) {
        switch node.kind {
        case .scalar: self.init(node.scalar)
        case .sequence: self = .list(node.elements.map { JSONValue($0) })
        case .mapping:
            var members: [String: JSONValue] = [:]
            for (key, value) in node.entries {
                guard let key = key.keyText else { continue }
                members[key] = JSONValue(value)
            }
            self = .map(members)
        }
    }

    private init(_ scalar: YAMLScalar) {
        switch scalar {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .unsignedInt(let value): self = .unsigned(value)
        // The server's reader writes `80.0` as `80` before anything decodes it.
        case .float(let value): self = Int64(exactly: value).map(JSONValue.int) ?? .double(value)
        case .string(let value): self = .string(value)
        }
    }

    /// The value of a member; `nil` where there is none, or `null`, which the server's decoder takes for none.
    package subscript(key: String) -> JSONValue? {
        guard case .map(let members) = self, let value = members[key], value != .null else { return nil }
        return value
    }

    /// The value that members lead to, one below the other.
    package func at(_ keys: String...) -> JSONValue? {
        var value: JSONValue? = self
        for key in keys { value = value?[key] }
        return value
    }

    /// The text of a string.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number, where it is a whole one.
    package var integer: Int? {
        if case .int(let value) = self { Int(value) } else { nil }
    }

    /// Whether it is `true`.
    package var isTrue: Bool { self == .bool(true) }

    /// The elements of a list; none for anything else.
    package var elements: [JSONValue] {
        if case .list(let elements) = self { elements } else { [] }
    }

    /// The members of a mapping; none for anything else.
    package var members: [String: JSONValue] {
        if case .map(let members) = self { members } else { [:] }
    }

    /// The members whose values are strings, as labels have them.
    package var strings: [String: String] { members.compactMapValues(\.string) }

    /// The elements of the list that a member is; none where there is none.
    package func list(_ key: String) -> [JSONValue] { self[key]?.elements ?? [] }

    /// Whether nothing is in it: `null`, `""`, `{}` or `[]`.
    var isEmpty: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let members): members.isEmpty
        case .bool, .int, .unsigned, .double: false
        }
    }
}
