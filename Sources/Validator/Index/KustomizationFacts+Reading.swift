import Diagnostics
import YAML

extension KustomizationFacts {
    /// Takes down what a kustomization says.
    init(_ root: YAMLNode, path: String, file: Int32) {
        self.init(path: path, file: file)
        for entry in root.entries { read(entry.key, entry.value) }
        if entries.contains(where: { $0.role == .resource && $0.isRemote }) { bringsUnseen = true }
    }

    private mutating func read(_ key: YAMLNode, _ value: YAMLNode) {
        switch key.text {
        case "namespace": namespace = value.string.flatMap { $0.isEmpty ? nil : $0 }
        case "namePrefix": prefix = value.string ?? ""
        case "nameSuffix": suffix = value.string ?? ""
        case "commonLabels": labels += value.labels
        case "labels": for pairs in value.elements.compactMap({ $0["pairs"] }) { labels += pairs.labels }
        case "helmCharts", "helmChartInflationGenerator": bringsUnseen = true
        case "resources": readPaths(value, .resource, "resources")
        case "bases": readPaths(value, .resource, "bases")
        case "components": readPaths(value, .resource, "components")
        case "crds": readPaths(value, .file, "crds")
        case "configurations": readPaths(value, .file, "configurations")
        case "generators": readPaths(value, .file, "generators")
        case "transformers": readPaths(value, .file, "transformers")
        case "validators": readPaths(value, .file, "validators")
        case "patchesStrategicMerge": readPaths(value, .patch, "patchesStrategicMerge")
        case "patches": readInnerPaths(value, .patch, "patches")
        case "patchesJson6902": readInnerPaths(value, .patch, "patchesJson6902")
        case "generatorOptions": generatedLabels = value["labels"]?.labels ?? []
        case "replacements": readInnerPaths(value, .file, "replacements")
        case "configMapGenerator": readGenerators(value, .configMap, "configMapGenerator")
        case "secretGenerator": readGenerators(value, .secret, "secretGenerator")
        default: break
        }
    }

    private mutating func readPaths(_ list: YAMLNode, _ role: Entry.Role, _ field: StaticString) {
        entries.reserveCapacity(entries.count + list.count)
        for (index, node) in list.elements.enumerated() {
            // A patch may stand there itself.
            guard let text = node.string, !text.isEmpty, !text.utf8.contains(UInt8(ascii: "\n")) else { continue }
            entries.append(Entry(role, text, node.range, in: field, index))
        }
    }

    private mutating func readInnerPaths(_ list: YAMLNode, _ role: Entry.Role, _ field: StaticString) {
        for (index, item) in list.elements.enumerated() {
            guard let node = item["path"], let text = node.string, !text.isEmpty else { continue }
            entries.append(Entry(role, text, node.range, in: field, index, "path"))
        }
    }

    private mutating func readGenerators(_ list: YAMLNode, _ kind: ObjectKind, _ field: StaticString) {
        for (index, generator) in list.elements.enumerated() {
            var data = DataFacts(keys: [])
            for (inner, file) in generator.list("files").enumerated() {
                guard let text = file.string, !text.isEmpty else { continue }
                // `key=path`, or a path whose last part is the key.
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                let path = parts.last ?? text
                data.keys.append(parts.count == 2 ? parts[0] : TreePath.name(of: path))
                entries.append(Entry(.file, path, file.range, in: field, index, "files", inner))
            }
            for literal in generator.list("literals").compactMap(\.string) {
                data.keys.append(String(literal.prefix { $0 != "=" }))
            }
            for (inner, file) in generator.list("envs").enumerated() {
                data.isOpen = true
                guard let text = file.string, !text.isEmpty else { continue }
                entries.append(Entry(.file, text, file.range, in: field, index, "envs", inner))
            }
            if let file = generator["env"], let text = file.string {
                data.isOpen = true
                entries.append(Entry(.file, text, file.range, in: field, index, "env"))
            }
            guard let name = generator["name"], let text = name.string else { continue }
            generated.append(
                Generated(
                    kind: kind,
                    name: text,
                    namespace: generator["namespace"]?.string,
                    data: data,
                    isAddition: generator["behavior"].map { !$0.hasText("create") } ?? false,
                    position: name.start,
                    labels: generator.at("options", "labels")?.labels ?? [],
                    index: Int32(truncatingIfNeeded: index)
                )
            )
        }
    }
}
