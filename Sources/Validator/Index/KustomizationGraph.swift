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
    /// The different ways in which files are reached, to be told by number.
    private(set) var views: [View] = []
    private var numbers: [View: Int32] = [:]
    /// The way in which each file of manifests is reached, the first of several; -1 for those that aren't.
    private var firstView: [Int32]
    private var moreViews: [Int32: Set<Int32>] = [:]
    /// The ways in which each kustomization is reached.
    private var kustomizationViews: [Set<Int32>]
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
        firstView = Array(repeating: -1, count: kustomizations.isEmpty ? 0 : tree.files.count)
        let children = Set(
            kustomizations.flatMap { kustomization in
                kustomization.entries.compactMap { entry in
                    entry.role == .resource ? kustomization.path(of: entry).flatMap { byFolder[$0] } : nil
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
        let number = number(of: view)
        guard kustomizationViews[index].insert(number).inserted else { return }
        for entry in kustomization.entries {
            guard let target = kustomization.path(of: entry) else { continue }
            if entry.role == .resource, let next = byFolder[target] {
                visit(next, view, tree, within: path.union([index]))
            } else if let file = tree.file(at: target) {
                switch entry.role {
                case .resource: note(file, number)
                case .patch: patches.insert(file)
                case .file: break
                }
            }
        }
    }

    private mutating func number(of view: View) -> Int32 {
        if let number = numbers[view] { return number }
        let number = Int32(views.count)
        views.append(view)
        numbers[view] = number
        return number
    }

    private mutating func note(_ file: Int32, _ view: Int32) {
        let first = firstView[Int(file)]
        if first < 0 {
            firstView[Int(file)] = view
        } else if first != view {
            moreViews[file, default: []].insert(view)
        }
    }

    /// Whether a kustomization names the file as one of objects.
    func reaches(_ file: Int32) -> Bool {
        !firstView.isEmpty && firstView[Int(file)] >= 0
    }

    /// Whether objects of a file are built otherwise than they are written.
    func changesObjects(of file: Int32) -> Bool {
        reaches(file) && views(of: file).contains { $0 != View() }
    }

    /// Whether more than one way leads to a file.
    func isReachedInSeveralWays(_ file: Int32) -> Bool { moreViews[file] != nil }

    /// The ways in which a file is reached; none when it isn't.
    func views(of file: Int32) -> [View] {
        guard reaches(file) else { return [] }
        let numbers = [firstView[Int(file)]] + (moreViews[file]?.sorted() ?? [])
        return numbers.map { views[Int($0)] }
    }

    /// The ways in which a kustomization, by its index, is reached.
    func views(ofKustomization index: Int) -> [View] {
        kustomizationViews[index].sorted().map { views[Int($0)] }
    }
}
