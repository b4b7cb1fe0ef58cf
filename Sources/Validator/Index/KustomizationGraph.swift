/// Which files kustomize brings together, and what it makes of the names in them.
struct KustomizationGraph: Sendable {
    /// What the kustomizations on the way to a file do to its objects.
    struct View: Hashable, Sendable {
        var namespace: String?
        var prefix = ""
        var suffix = ""
        var labels: [Label] = []

        /// As seen from within a kustomization that this one brings in.
        func entering(_ inner: KustomizationFacts) -> View {
            View(
                namespace: namespace ?? inner.namespace,
                prefix: prefix + inner.prefix,
                suffix: inner.suffix + suffix,
                labels: labels + inner.labels.filter { own in !labels.contains { $0.key == own.key } }
            )
        }
    }

    let kustomizations: [KustomizationFacts]
    /// The kustomization of a folder.
    let byFolder: [String: Int]
    /// The ways in which a file of manifests is reached.
    private(set) var views: [Int32: Set<View>] = [:]
    /// The ways in which a kustomization is reached.
    private(set) var kustomizationViews: [Set<View>]
    /// Files that change objects rather than define them.
    private(set) var patches: Set<Int32> = []

    /// More steps than any real tree takes; a hostile one has no end of them.
    private static let limit = 200_000
    private var steps = 0

    init(_ kustomizations: [KustomizationFacts], tree: ManifestTree) {
        self.kustomizations = kustomizations
        byFolder = Dictionary(
            kustomizations.enumerated().map { ($1.folder, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        kustomizationViews = Array(repeating: [], count: kustomizations.count)
        let children = Set(
            kustomizations.flatMap { kustomization in
                kustomization.entries.compactMap { entry in
                    entry.role == .resource ? entry.path.flatMap { byFolder[$0] } : nil
                }
            }
        )
        for index in kustomizations.indices where !children.contains(index) { visit(index, View(), tree, within: []) }
        // What is left goes round in circles.
        for index in kustomizations.indices where kustomizationViews[index].isEmpty {
            visit(index, View(), tree, within: [])
        }
    }

    /// - Parameter path: the kustomizations on the way here, none of which is entered again.
    private mutating func visit(_ index: Int, _ outer: View, _ tree: ManifestTree, within path: Set<Int>) {
        steps += 1
        guard steps < Self.limit + 2 * kustomizations.count, path.count < 100, !path.contains(index) else { return }
        let kustomization = kustomizations[index]
        let view = outer.entering(kustomization)
        guard kustomizationViews[index].insert(view).inserted else { return }
        for entry in kustomization.entries {
            guard let target = entry.path else { continue }
            if entry.role == .resource, let next = byFolder[target] {
                visit(next, view, tree, within: path.union([index]))
            } else if let file = tree.file(at: target) {
                switch entry.role {
                case .resource: views[file, default: []].insert(view)
                case .patch: patches.insert(file)
                case .file: break
                }
            }
        }
    }
}
