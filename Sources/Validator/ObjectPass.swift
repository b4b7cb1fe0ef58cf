import YAML

/// One worker's way through the files with references: what rules about objects find.
struct ObjectPass: Sendable {
    private(set) var findings = Findings()

    private let index: ManifestIndex
    private let rules: RuleTable

    init(index: ManifestIndex, rules: RuleTable) {
        self.index = index
        self.rules = rules
    }

    mutating func check(_ number: Int) {
        let file = index.tree.files[number]
        guard !index.kustomizations.patches.contains(Int32(number)) else { return }
        // It could be parsed before; whoever changed it since will validate it again.
        guard let bytes = try? file.read(), let stream = try? YAMLStream.parse(bytes) else { return }
        findings.startFile()
        let views = index.kustomizations.views(of: Int32(number))
        let moves = Set(views.map(\.namespace)).sorted { ($0 ?? "") < ($1 ?? "") }
        let namespaces: [String?] = moves.isEmpty ? [nil] : moves
        for document in stream.documents {
            for object in ManifestObject.all(in: document, path: file.path) {
                guard let checks = rules.object[object.kind] else { continue }
                for namespace in namespaces {
                    let object = object.kind.isClusterScoped ? object : namespace.map(object.moved) ?? object
                    for check in checks { check(object, index, &findings) }
                }
            }
        }
    }
}
