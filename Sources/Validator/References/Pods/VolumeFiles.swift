import YAML

/// The files that a volume shows to a container, where the tree says what they are.
struct VolumeFiles {
    /// Their paths below the place where the volume is mounted.
    var paths: Set<String> = []

    /// The files of a volume of ConfigMaps and Secrets; `nil` when they can't be known, or needn't be there.
    init?(_ volume: YAMLNode, _ index: ManifestIndex, in namespace: String) {
        let sources: [YAMLNode]
        if let projected = volume.at("projected", "sources") {
            sources = Array(projected.elements)
        } else if volume["configMap"] != nil || volume["secret"] != nil {
            sources = [volume]
        } else {
            return nil
        }
        for source in sources {
            if let path = source.at("serviceAccountToken", "path")?.string {
                paths.insert(path)
            } else if let api = source["downwardAPI"] {
                paths.formUnion(api.list("items").compactMap { $0["path"]?.string })
            } else {
                let isProjected = sources.first != volume
                guard let reference = DataReference(volume: source, isProjected: isProjected), !reference.isOptional,
                    let data = index.data(reference.kind, reference.name, in: namespace), !data.isOpen
                else { return nil }
                paths.formUnion(Self.paths(of: source, keys: data.keys))
            }
        }
    }

    private static func paths(of source: YAMLNode, keys: [String]) -> [String] {
        let items = (source["configMap"] ?? source["secret"])?["items"]
        guard let items else { return keys }
        return items.elements.compactMap { $0["path"]?.string }
    }
}
