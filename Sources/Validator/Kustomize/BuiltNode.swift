import Diagnostics
import YAML

/// A value of what a kustomization builds, and where in the sources it comes from.
struct BuiltNode {
    enum Content {
        /// The text as it stands in YAML.
        case plain(String)
        case string(String)
        case sequence([BuiltNode])
        case mapping([Entry])
    }

    /// A key and its value.
    struct Entry {
        var key: String
        var keyOrigin: SourceLocation
        var value: BuiltNode
    }

    var content: Content
    var origin: SourceLocation

    init(_ content: Content, from origin: SourceLocation) {
        self.content = content
        self.origin = origin
    }

    /// The value of a node of a file. Aliases and merge keys are replaced by what they stand for.
    init(_ node: YAMLNode, path: String) {
        origin = SourceLocation(path: path, range: node.range)
        switch node.kind {
        case .scalar:
            if case .string(let text) = node.scalar {
                content = .string(text)
            } else if node.isOldBoolean {
                content = .string(node.text)
            } else {
                content = .plain(node.text.isEmpty ? "null" : node.text)
            }
        case .sequence:
            content = .sequence(node.elements.map { BuiltNode($0, path: path) })
        case .mapping:
            content = .mapping(
                node.entries.map { entry in
                    Entry(
                        key: (entry.key.isOldBoolean ? nil : entry.key.keyText) ?? entry.key.text,
                        keyOrigin: SourceLocation(path: path, range: entry.key.range),
                        value: BuiltNode(entry.value, path: path)
                    )
                }
            )
        }
    }

    /// The value of a key.
    subscript(key: String) -> BuiltNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.last { $0.key == key }?.value
    }

    var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// Puts a value at the end of a way through mappings, made where they are missing, over what is there.
    ///
    /// - Returns: whether there is nothing but mappings on the way.
    @discardableResult
    mutating func set(_ keys: ArraySlice<String>, to value: BuiltNode) -> Bool {
        guard let key = keys.first else {
            self = value
            return true
        }
        if case .plain("null") = content { content = .mapping([]) }
        guard case .mapping(var entries) = content else { return false }
        if let index = entries.lastIndex(where: { $0.key == key }) {
            guard entries[index].value.set(keys.dropFirst(), to: value) else { return false }
        } else {
            var child = BuiltNode(.mapping([]), from: value.origin)
            guard child.set(keys.dropFirst(), to: value) else { return false }
            entries.append(Entry(key: key, keyOrigin: value.origin, value: child))
        }
        content = .mapping(entries)
        return true
    }
}

extension YAMLNode {
    /// Whether it is a boolean to YAML 1.1, and with it to Kubernetes, but a string to kustomize, which writes it in quotes
    /// (kyaml reads with yaml.v3, whose resolve.go has no `yes` and `no`).
    fileprivate var isOldBoolean: Bool {
        guard kind == .scalar, case .bool = scalar else { return false }
        return !["true", "false"].contains(text.lowercased())
    }
}
