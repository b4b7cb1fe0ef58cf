import Diagnostics
import YAML

/// What a `kustomization.yaml` brings together (kustomize: api/types/kustomization.go).
struct KustomizationFacts: Sendable {
    /// The names of its file (kustomize: api/konfig/general.go, `RecognizedKustomizationFileNames`).
    static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

    /// A file or folder that it names.
    struct Entry: Sendable {
        /// What is made of it.
        enum Role: Sendable {
            /// Objects: a file of manifests, or a folder with a kustomization.
            case resource
            /// A change to objects that others define.
            case patch
            /// Data, whatever is in it, or a configuration of kustomize itself.
            case file
        }

        var role: Role
        /// The field that lists it: `resources`.
        var field: String
        /// What is written there.
        var text: String
        var range: SourceRange
        var pointer: String
        /// The path that it leads to; `nil` for what is not in a file system, such as a URL.
        var path: String?
    }

    /// A ConfigMap or Secret that it makes of files.
    struct Generated: Sendable {
        var kind: ObjectKind
        var name: String
        var namespace: String?
        var data: DataFacts
        /// Whether it adds to one that is defined elsewhere.
        var isAddition: Bool
        var position: SourcePosition
    }

    var path: String
    var file: Int32
    /// Where every object ends up.
    var namespace: String?
    var prefix: String
    var suffix: String
    /// Labels that are put on everything, selectors included.
    var labels: [Label]
    var entries: [Entry] = []
    var generated: [Generated] = []
    /// Whether it brings in objects that are no files here: charts, or a remote folder.
    var bringsUnseen: Bool

    /// The folder that it is in; empty at the top.
    var folder: String { TreePath.folder(of: path) }

    init(_ root: YAMLNode, path: String, file: Int32) {
        self.path = path
        self.file = file
        namespace = root["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        prefix = root["namePrefix"]?.string ?? ""
        suffix = root["nameSuffix"]?.string ?? ""
        labels = root["commonLabels"]?.labels ?? []
        for pairs in root.list("labels").compactMap({ $0["pairs"] }) { labels += pairs.labels }
        bringsUnseen = root["helmCharts"] != nil || root["helmChartInflationGenerator"] != nil
        readEntries(root)
        for field in ["configMapGenerator", "secretGenerator"] {
            for (index, generator) in root.list(field).enumerated() {
                readGenerator(generator, field, "/\(field)/\(index)")
            }
        }
    }

    private mutating func readEntries(_ root: YAMLNode) {
        for field in ["resources", "bases", "components"] {
            for (index, node) in root.list(field).enumerated() {
                add(node, .resource, field, "/\(field)/\(index)")
            }
        }
        if entries.contains(where: { $0.path == nil }) { bringsUnseen = true }
        for field in ["crds", "configurations", "generators", "transformers", "validators"] {
            for (index, node) in root.list(field).enumerated() where !(node.string ?? "").contains("\n") {
                add(node, .file, field, "/\(field)/\(index)")
            }
        }
        for (index, node) in root.list("patchesStrategicMerge").enumerated() where !(node.string ?? "").contains("\n") {
            add(node, .patch, "patchesStrategicMerge", "/patchesStrategicMerge/\(index)")
        }
        for field in ["patches", "patchesJson6902", "replacements"] {
            for (index, patch) in root.list(field).enumerated() {
                guard let node = patch["path"] else { continue }
                add(node, field == "replacements" ? .file : .patch, field, "/\(field)/\(index)/path")
            }
        }
        if let node = root.at("openapi", "path") { add(node, .file, "openapi", "/openapi/path") }
    }

    private mutating func add(_ node: YAMLNode, _ role: Entry.Role, _ field: String, _ pointer: String) {
        guard let text = node.string, !text.isEmpty else { return }
        add(text, node.range, role, field, pointer)
    }

    private mutating func add(
        _ text: String,
        _ range: SourceRange,
        _ role: Entry.Role,
        _ field: String,
        _ pointer: String
    ) {
        let path = Self.isRemote(text) ? nil : TreePath.resolve(text, in: folder)
        entries.append(Entry(role: role, field: field, text: text, range: range, pointer: pointer, path: path))
    }

    private mutating func readGenerator(_ node: YAMLNode, _ field: String, _ pointer: String) {
        var data = DataFacts(keys: [])
        for (index, file) in node.list("files").enumerated() {
            guard let text = file.string, !text.isEmpty else { continue }
            // `key=path`, or a path whose last part is the key.
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let path = parts.last ?? text
            data.keys.append(parts.count == 2 ? parts[0] : TreePath.name(of: path))
            add(path, file.range, .file, field, "\(pointer)/files/\(index)")
        }
        for literal in node.list("literals").compactMap(\.string) {
            data.keys.append(String(literal.prefix { $0 != "=" }))
        }
        let environments = Array(node.list("envs")) + [node["env"]].compactMap(\.self)
        for (index, file) in environments.enumerated() {
            data.isOpen = true
            add(file, .file, field, "\(pointer)/envs/\(index)")
        }
        guard let name = node["name"], let text = name.string else { return }
        let behavior = node["behavior"]?.string ?? "create"
        generated.append(
            Generated(
                kind: field == "secretGenerator" ? .secret : .configMap,
                name: text,
                namespace: node["namespace"]?.string,
                data: data,
                isAddition: behavior != "create",
                position: name.start
            )
        )
    }

    /// Whether an entry is fetched from elsewhere (kustomize: api/internal/git/repospec.go).
    private static func isRemote(_ text: String) -> Bool {
        text.contains("://") || text.hasPrefix("git@") || text.contains("?ref=") || text.hasPrefix("github.com/")
            || text.hasPrefix("git::")
    }
}
