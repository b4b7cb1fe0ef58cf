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
    ///
    /// - Throws: where kustomize writes something else than it read.
    init(_ node: YAMLNode, path: String) throws(KustomizationBuilder.Failure) {
        origin = SourceLocation(path: path, range: node.range)
        switch node.kind {
        case .scalar:
            content = try Self.scalar(node, at: origin)
        case .sequence:
            var items: [BuiltNode] = []
            for element in node.elements { items.append(try BuiltNode(element, path: path)) }
            content = .sequence(items)
        case .mapping:
            var entries: [Entry] = []
            for (key, value) in node.entries {
                if node.isFlow, value.isNull, value.text.isEmpty {
                    // It becomes an empty string, which in block style it doesn't.
                    throw .beyond(what: "an empty value in braces", at: origin)
                }
                entries.append(
                    Entry(
                        key: (key.isOldBoolean ? nil : key.keyText) ?? key.text,
                        keyOrigin: SourceLocation(path: path, range: key.range),
                        value: try BuiltNode(value, path: path)
                    )
                )
            }
            content = .mapping(entries)
        }
    }

    private static func scalar(
        _ node: YAMLNode,
        at place: SourceLocation
    ) throws(KustomizationBuilder.Failure) -> Content {
        guard case .string(let text) = node.scalar else {
            if node.isOldBoolean { return .string(node.text) }
            return .plain(node.isNull ? "null" : node.text)
        }
        // Dates get a time of day (yaml.v3, resolve.go).
        if node.style == .plain, let dash = text.utf8.firstIndex(of: UInt8(ascii: "-")),
            text.utf8.distance(from: text.startIndex, to: dash) == 4,
            text.utf8.prefix(4).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        {
            throw .beyond(what: "a date without quotes", at: place)
        }
        return .string(text)
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
