import Diagnostics

/// What a `kustomization.yaml` brings together (kustomize: api/types/kustomization.go).
struct KustomizationFacts: Sendable {
    /// The names of its file (kustomize: api/konfig/general.go, `RecognizedKustomizationFileNames`).
    static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

    /// Whether a file is a kustomization, by its name.
    static func isKustomization(_ path: String) -> Bool {
        // Mostly the last letter tells.
        guard let last = path.utf8.last, last == UInt8(ascii: "l") || last == UInt8(ascii: "n") else { return false }
        guard path.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "k") }) else { return false }
        return fileNames.contains(TreePath.name(of: path))
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
        /// The labels that it is given, but for those of ``KustomizationFacts/generatedLabels``.
        var labels: [Label] = []
        /// Its place among the generators of its kind, as entries name it.
        var index: Int32
    }

    var path: String
    var file: Int32
    /// Where every object ends up.
    var namespace: String?
    var prefix = ""
    var suffix = ""
    /// Labels that are put on everything, selectors included.
    var labels: [Label] = []
    /// Labels that are put on everything that is generated.
    var generatedLabels: [Label] = []
    var entries: [Entry] = []
    var generated: [Generated] = []
    /// Whether it brings in objects that are no files here: charts, or a remote folder.
    var bringsUnseen = false

    /// The folder that it is in; empty at the top.
    var folder: String { TreePath.folder(of: path) }

    /// The path that an entry leads to; `nil` for what is not in a file system, such as a URL.
    func path(of entry: Entry) -> String? {
        entry.isRemote ? nil : TreePath.resolve(entry.text, in: folder)
    }
}
