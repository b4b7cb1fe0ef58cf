import YAML

/// A kind of objects, in any version of its API group.
struct ObjectKind: Hashable, Comparable, Sendable {
    var kind: String
    /// The API group; empty for Kubernetes' core.
    var group: String

    init(_ kind: String, _ group: String = "") {
        self.kind = kind
        self.group = group
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.kind, left.group) < (right.kind, right.group)
    }
}

/// What an object is and what it's called.
struct ObjectIdentity: Hashable {
    var kind: ObjectKind
    var namespace: String
    var name: String

    init(kind: ObjectKind, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// The identity of a mapping that says its `apiVersion` and `kind`; `nil` for anything else.
    init?(of node: YAMLNode) {
        guard let apiVersion = node["apiVersion"]?.string, let kind = node["kind"]?.string else { return nil }
        self.init(of: node, assuming: ObjectKind(kind, Self.group(of: apiVersion)))
    }

    /// The identity of a mapping whose kind is known from where it is; `nil` when it has none to assume.
    init?(of node: YAMLNode, assuming kind: ObjectKind) {
        guard node.kind == .mapping, !kind.kind.isEmpty else { return nil }
        let metadata = node["metadata"]
        self.init(
            kind: kind,
            namespace: metadata?["namespace"]?.string ?? "",
            name: metadata?["name"]?.string ?? ""
        )
    }

    /// The group of an API version: `apps` of `apps/v1`, nothing of `v1`.
    static func group(of apiVersion: String) -> String {
        apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(apiVersion[..<$0]) } ?? ""
    }

    /// How it's called in reports: `Deployment acme-corp/llm-proxy`.
    var title: String {
        let name = name.isEmpty ? "(unnamed)" : name
        return namespace.isEmpty ? "\(kind.kind) \(name)" : "\(kind.kind) \(namespace)/\(name)"
    }
}

extension YAMLNode {
    /// The value of a scalar that is a string; `nil` for anything else.
    var string: String? {
        guard kind == .scalar, nonString == nil else { return nil }
        guard tag == nil else {
            // The text of a tagged one may not be what it stands for.
            guard case .string(let text) = scalar else { return nil }
            return text
        }
        return text
    }

    /// The value of a scalar that is a whole number; `nil` for anything else.
    ///
    /// `80.0` is one too: the reader writes it as `80` before anything decodes it.
    var integer: Int? {
        switch nonString {
        case .int(let value): Int(value)
        case .float(let value): Int(exactly: value)
        default: nil
        }
    }

    /// Whether it is the boolean `true`.
    var isTrue: Bool {
        guard case .bool(true) = nonString else { return false }
        return true
    }

    /// Whether it is the word `false`.
    var isFalse: Bool {
        guard case .bool(false) = nonString else { return false }
        return true
    }

    /// Whether it is absent in effect: `null`.
    var isNull: Bool {
        guard case .null = nonString else { return false }
        return true
    }

    /// The node that the keys lead to, one below the other.
    func at(_ keys: String...) -> YAMLNode? {
        var node: YAMLNode? = self
        for key in keys { node = node?[key] }
        return node
    }

    /// The elements of the sequence that a key leads to; none where there is none.
    func list(_ key: String) -> some Sequence<YAMLNode> {
        OptionalElements(elements: self[key]?.elements)
    }
}

/// The elements of a sequence, if there is one.
private struct OptionalElements: Sequence, IteratorProtocol {
    var elements: YAMLNode.Elements?

    mutating func next() -> YAMLNode? {
        elements?.next()
    }
}
