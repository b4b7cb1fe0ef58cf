import Diagnostics
import YAML

/// A kustomization as it is built.
struct KustomizationFile {
    typealias Failure = KustomizationBuilder.Failure

    let root: YAMLNode
    let path: String
    let folder: String

    /// What is built. The order of what comes out makes no difference to what is found.
    private static let fields: Set<String> = [
        "apiVersion", "kind", "metadata", "resources", "namespace", "labels", "commonAnnotations", "configMapGenerator",
        "generatorOptions", "sortOptions",
    ]

    func location(_ node: YAMLNode) -> SourceLocation {
        SourceLocation(path: path, range: node.range)
    }

    /// Whether a file is in a folder or below it, as kustomize demands of files.
    static func isBelow(_ path: String, _ folder: String) -> Bool {
        if folder == "." || folder.isEmpty { return !path.hasPrefix("/") && !path.hasPrefix("../") }
        return path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }

    /// Checks that nothing is in it but what is built.
    func checkFields() throws(Failure) {
        try check(root, Self.fields)
        if let kind = root["kind"], !kind.hasText("Kustomization") { throw beyond(kind, "kind '\(kind.text)'") }
        for list in ["resources", "labels", "configMapGenerator"] {
            guard let node = root[list], !node.isNull else { continue }
            guard node.kind == .sequence else { throw beyond(node, "'\(list)' that is no list") }
        }
        if let namespace = root["namespace"], namespace.string == nil {
            throw beyond(namespace, "a namespace that is no string")
        }
        for label in elements("labels") {
            try check(label, ["pairs", "includeSelectors", "includeTemplates"])
            for field in ["includeSelectors", "includeTemplates"] {
                if let node = label[field], node.scalar != .bool(false) { throw beyond(node, "'\(field)'") }
            }
        }
        if let options = root["generatorOptions"] { try check(options, Self.optionFields) }
    }

    private static let optionFields: Set<String> = ["labels", "annotations", "disableNameSuffixHash", "immutable"]

    private func check(_ mapping: YAMLNode, _ known: Set<String>) throws(Failure) {
        guard mapping.kind == .mapping else { throw beyond(mapping, "what is no mapping here") }
        for entry in mapping.entries {
            let key = entry.key.keyText ?? entry.key.text
            guard known.contains(key) else { throw beyond(entry.key, "'\(key.prefix(100))'") }
        }
    }

    func beyond(_ node: YAMLNode, _ what: String) -> Failure {
        .beyond(what: what, at: location(node))
    }

    func elements(_ field: String) -> [YAMLNode] {
        root[field].map { Array($0.elements) } ?? []
    }

    func text(_ node: YAMLNode) throws(Failure) -> String {
        guard let text = node.string, !text.isEmpty else { throw beyond(node, "what is no string here") }
        return text
    }

    /// The entries of a map of strings, each with the place of its value.
    func pairs(_ node: YAMLNode?) throws(Failure) -> [(key: String, value: BuiltNode)] {
        guard let node, !node.isNull else { return [] }
        guard node.kind == .mapping else { throw beyond(node, "what is no map here") }
        var pairs: [(String, BuiltNode)] = []
        for entry in node.entries {
            guard let key = entry.key.string, let value = entry.value.string else {
                throw beyond(entry.key, "what is no string here")
            }
            pairs.append((key, BuiltNode(.string(value), from: location(entry.value))))
        }
        return pairs
    }
}

extension KustomizationFile {
    /// A ConfigMap of files and literals (kustomize: api/internal/generators/configmap.go, api/kv/kv.go).
    func configMap(_ generator: YAMLNode) throws(Failure) -> BuiltNode {
        try check(generator, ["name", "namespace", "files", "literals", "options", "behavior"])
        if let behavior = generator["behavior"], !behavior.hasText("create") { throw beyond(behavior, "'behavior'") }
        guard let name = generator["name"], let text = name.string else {
            throw beyond(generator, "a nameless ConfigMap")
        }
        let options = generator["options"]
        if let options { try check(options, Self.optionFields) }
        let common = root["generatorOptions"]
        guard options?["disableNameSuffixHash"]?.isTrue ?? false || common?["disableNameSuffixHash"]?.isTrue ?? false
        else {
            throw beyond(name, "a ConfigMap whose name gets a hash")
        }
        let origin = location(name)
        var object = BuiltNode(.mapping([]), from: origin)
        object.set(["apiVersion"], to: BuiltNode(.string("v1"), from: origin))
        object.set(["kind"], to: BuiltNode(.string("ConfigMap"), from: origin))
        object.set(["metadata", "name"], to: BuiltNode(.string(text), from: origin))
        if let namespace = generator["namespace"] {
            object.set(
                ["metadata", "namespace"],
                to: BuiltNode(.string(try self.text(namespace)), from: location(namespace))
            )
        }
        for field in ["labels", "annotations"] {
            for (key, value) in try pairs(common?[field]) + pairs(options?[field]) {
                object.set(["metadata", field, key], to: value)
            }
        }
        if common?["immutable"]?.isTrue ?? false || options?["immutable"]?.isTrue ?? false {
            object.set(["immutable"], to: BuiltNode(.plain("true"), from: origin))
        }
        for literal in generator.list("literals") { try add(literal: literal, to: &object) }
        for file in generator.list("files") { try add(file: file, to: &object) }
        return object
    }

    private func add(literal: YAMLNode, to object: inout BuiltNode) throws(Failure) {
        let parts = try text(literal).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw .problem("a literal is 'key=value'", at: location(literal))
        }
        var value = parts[1]
        if value.count > 1, let quote = value.first, quote == value.last, quote == "\"" || quote == "'" {
            value = value.dropFirst().dropLast()
        }
        try add(String(parts[0]), String(value), at: literal, to: &object)
    }

    private func add(file node: YAMLNode, to object: inout BuiltNode) throws(Failure) {
        let parts = try text(node).split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            throw .problem("a file is 'path' or 'key=path'", at: location(node))
        }
        let path = TreePath.resolve(parts.last ?? "", in: folder)
        guard Self.isBelow(path, folder) else {
            throw .problem(
                "kustomize reads no file outside of the kustomization's folder; put it there",
                at: location(node)
            )
        }
        let bytes: [UInt8]
        do throws(FileReader.Failure) {
            bytes = try FileReader.read(path)
        } catch {
            throw .problem("'\(path)' cannot be read", at: location(node))
        }
        guard let content = String(validating: bytes, as: UTF8.self) else {
            throw beyond(node, "a file that is no text")
        }
        try add(parts.count == 2 ? parts[0] : TreePath.name(of: path), content, at: node, to: &object)
    }

    private func add(_ key: String, _ value: String, at node: YAMLNode, to object: inout BuiltNode) throws(Failure) {
        guard object["data"]?[key] == nil else {
            throw .problem("the key '\(key)' is there already; name each once", at: location(node))
        }
        object.set(["data", key], to: BuiltNode(.string(value), from: location(node)))
    }
}
