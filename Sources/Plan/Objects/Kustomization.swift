import YAML

/// What a `kustomization.yaml` says of the files of its folder.
struct Kustomization {
    /// The names under which kustomize finds one (kustomize `api/konfig/general.go`).
    static let names: Set<String> = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

    /// A ConfigMap or Secret that is made of files.
    struct Generator: Hashable {
        var kind: String
        var entry: JSONValue
        /// The files by their keys, below the tree.
        var files: [String: String]

        var name: String { entry["name"]?.string ?? "" }
    }

    let folder: String
    let path: String
    /// What it says, without what ``resources`` and ``generators`` have.
    let settings: JSONValue
    /// The files and folders that it applies, below the tree.
    let resources: Set<String>
    let generators: [Generator]
    /// The namespace that everything gets.
    let namespace: String?
    let generatorOptions: JSONValue?

    init(_ root: JSONValue, path: String) {
        let folder = TreeFile.folder(of: path)
        var settings = root.members
        for name in ["resources", "configMapGenerator", "secretGenerator", "apiVersion", "kind"] {
            settings[name] = nil
        }
        self.folder = folder
        self.path = path
        self.settings = .map(settings)
        resources = Set(root.list("resources").compactMap(\.string).map { Self.resolve($0, in: folder) })
        generators = [("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")].flatMap { field, kind in
            root.list(field).map { entry in
                var files: [String: String] = [:]
                for text in entry.list("files").compactMap(\.string) {
                    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                    let file = parts.last ?? text
                    files[parts.count == 2 ? parts[0] : TreeFile.name(of: file)] = Self.resolve(file, in: folder)
                }
                return Generator(kind: kind, entry: entry, files: files)
            }
        }
        namespace = root["namespace"]?.string
        generatorOptions = root["generatorOptions"]
    }

    /// Whether it applies a file of its folder.
    func applies(_ path: String) -> Bool { resources.contains(path) }

    /// The object that kustomize makes; `read` gives the contents of a file.
    func object(_ generator: Generator, read: (String) -> [UInt8]?) -> PlanObject {
        var data: [String: JSONValue] = [:]
        for literal in generator.entry.list("literals").compactMap(\.string) {
            let parts = literal.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2 { data[parts[0]] = .string(parts[1]) }
        }
        for (key, path) in generator.files {
            data[key] = read(path).map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null
        }
        let namespace = namespace ?? generator.entry["namespace"]?.string ?? ""
        var metadata: [String: JSONValue] = ["name": .string(generator.name)]
        if !namespace.isEmpty { metadata["namespace"] = .string(namespace) }
        for field in ["labels", "annotations"] {
            let common = generatorOptions?[field]?.members ?? [:]
            let own = generator.entry["options"]?[field]?.members ?? [:]
            let all = common.merging(own) { $1 }
            if !all.isEmpty { metadata[field] = .map(all) }
        }
        return PlanObject(
            key: ObjectKey(group: "", kind: generator.kind, namespace: namespace, name: generator.name),
            apiVersion: "v1",
            value: .map([
                "apiVersion": .string("v1"), "kind": .string(generator.kind), "metadata": .map(metadata),
                "data": .map(data),
            ]),
            path: path,
            line: 1
        )
    }

    /// A path below the tree, `.` and `..` worked out.
    private static func resolve(_ path: String, in folder: String) -> String {
        var parts: [Substring] = []
        for part in (folder.isEmpty ? path : "\(folder)/\(path)").split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
