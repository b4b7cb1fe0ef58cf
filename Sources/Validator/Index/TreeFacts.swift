/// What all workers took down together.
struct TreeFacts {
    private(set) var objects: [ObjectFacts] = []
    private(set) var kustomizations: [KustomizationFacts] = []
    /// Files that have an object whose references are to be followed.
    private(set) var files: Set<Int32> = []
    /// What has to be there for no rule to find fault with the files that they are of.
    private var expectations: [[(file: Int32, hash: Int)]] = []
    /// Namespaces into which something is installed that the tree doesn't show.
    private(set) var openNamespaces: Set<String> = []
    /// The Prometheus servers that the tree shows.
    private(set) var prometheus: [PrometheusFacts] = []

    /// The dashboards of Grafana.
    private(set) var dashboards: [DashboardFacts] = []

    /// What Argo CD and Flux are told.
    private(set) var gitOps = GitOpsFacts()
    /// What the tree says of rights.
    private(set) var rights = RightsFacts()
    /// What names it claims that others could claim too.
    private(set) var sharing = SharingFacts()

    /// Hands the objects over: a large tree's are not held twice.
    mutating func removeObjects() -> [ObjectFacts] {
        let objects = objects
        self.objects = []
        return objects
    }

    /// Hands what the controllers are told over.
    mutating func removeGitOps() -> GitOpsFacts {
        let facts = gitOps
        gitOps = GitOpsFacts()
        return facts
    }

    /// Hands what it says of rights over.
    mutating func removeRights() -> RightsFacts {
        let facts = rights
        rights = RightsFacts()
        return facts
    }

    /// The files whose references are to be followed: those that need it in any case, and those that expect what isn't there.
    func unsettledFiles(_ index: ManifestIndex) -> [Int32] {
        guard expectations.contains(where: { !$0.isEmpty }) else { return files.sorted() }
        let known = index.factHashes
        var files = files
        for (file, hash) in expectations.joined() {
            if !known.contains(hash) || index.kustomizations.changesObjects(of: file) { files.insert(file) }
        }
        return files.sorted()
    }

    /// Makes room for objects, so that they are not copied again and again.
    mutating func reserveObjects(_ count: Int) {
        objects.reserveCapacity(count)
    }

    mutating func take(_ facts: inout FactReader) {
        while let piece = facts.removePiece() { objects += piece }
        kustomizations += facts.kustomizations
        files.formUnion(facts.files)
        expectations.append(facts.expectations)
        openNamespaces.formUnion(facts.openNamespaces)
        dashboards += facts.dashboards
        prometheus += facts.prometheus
        gitOps.take(facts.gitOps)
        rights.take(facts.rights)
        sharing.take(facts.sharing)
    }
}
