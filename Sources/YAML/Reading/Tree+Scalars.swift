extension Tree {
    /// What a scalar means, or `nil` when its text is not what its tag says (goyaml.v2: `resolve`, `decoder.scalar`).
    func scalar(of node: Int) -> YAMLScalar? {
        guard let tag = tag(of: node) else {
            let isPlain = nodes[node].style == YAMLScalarStyle.plain.rawValue
            return (isPlain ? resolved(node) : nil) ?? .string(string(of: node))
        }
        switch YAMLTag(tag) {
        case .null: return resolved(node) == .null ? .null : nil
        case .bool:
            guard case .bool(let value) = resolved(node) else { return nil }
            return .bool(value)
        case .int:
            switch resolved(node) {
            case .int(let value): return .int(value)
            case .unsignedInt(let value): return .unsignedInt(value)
            default: return nil
            }
        case .float:
            switch resolved(node) {
            case .int(let value): return .float(Double(value))
            case .float(let value): return .float(value)
            default: return nil
            }
        case .timestamp:
            let isDate = resolved(node) == nil && withText(of: node, Self.startsWithYear)
            return isDate ? .string(string(of: node)) : nil
        case .binary: return withText(of: node, Base64.decode).map { .string(String(decoding: $0, as: UTF8.self)) }
        case .string, .merge, .other: return .string(string(of: node))
        }
    }

    /// Whether a key merges other mappings into its own (goyaml.v2: `isMerge`).
    func isMergeKey(_ node: Int) -> Bool {
        let raw = nodes[node]
        guard raw.kind == .scalar, raw.second == 2, text[Int(raw.first)] == UInt8(ascii: "<"),
            text[Int(raw.first) + 1] == UInt8(ascii: "<")
        else { return false }
        guard let tag = tag(of: node) else { return raw.style == YAMLScalarStyle.plain.rawValue }
        return YAMLTag(tag) == .merge
    }

    /// The key as JSON has it, or `nil` when it can't (sigs.k8s.io/yaml: `convertToJSONableObject`).
    func keyText(of node: Int) -> String? {
        let node = content(of: node)
        guard nodes[node].kind == .scalar, let scalar = scalar(of: node) else { return nil }
        switch scalar {
        case .string(let text): return text
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .float(let value): return GoFloat.shortestText(of: Float(value))
        case .null, .unsignedInt: return nil
        }
    }

    /// Whether a key needs no thought: its text is what JSON has.
    func isPlainlyText(_ node: Int) -> Bool {
        let raw = nodes[node]
        guard raw.kind == .scalar, !raw.hasProperties else { return false }
        return raw.style != YAMLScalarStyle.plain.rawValue || resolved(node) == nil
    }

    /// What `parseTimestamp` of goyaml.v2 looks at before anything else.
    private static func startsWithYear(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count > 4 && text[4] == UInt8(ascii: "-")
            && text.prefix(4).allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    private func resolved(_ node: Int) -> YAMLScalar? {
        withText(of: node, PlainScalar.resolve)
    }
}

/// The tags that mean something to Kubernetes' readers.
enum YAMLTag {
    case null, bool, int, float, timestamp, binary, merge, string, other

    init(_ tag: String) {
        switch tag {
        case "tag:yaml.org,2002:null": self = .null
        case "tag:yaml.org,2002:bool": self = .bool
        case "tag:yaml.org,2002:int": self = .int
        case "tag:yaml.org,2002:float": self = .float
        case "tag:yaml.org,2002:timestamp": self = .timestamp
        case "tag:yaml.org,2002:binary": self = .binary
        case "tag:yaml.org,2002:merge": self = .merge
        case "tag:yaml.org,2002:str": self = .string
        default: self = .other
        }
    }
}
