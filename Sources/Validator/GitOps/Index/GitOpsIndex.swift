/// Everything that Argo CD and Flux are told, and what comes of it.
struct GitOpsIndex: Sendable {
    private(set) var applications: [ApplicationFacts] = []
    private(set) var projects: [ProjectFacts] = []
    private(set) var kustomizations: [FluxKustomizationFacts] = []
    private(set) var sources: [FluxSourceFacts] = []
    private(set) var releases: [FluxReleaseFacts] = []
    private(set) var scalers: [ScaleTargetFacts] = []
    private(set) var large: [LargeObject] = []
    /// The sizes of files that are not small, in bytes.
    let sizes: [Int32: Int32]
    /// Whether something makes Applications, or Kustomizations, that the tree doesn't show.
    let hasUnseen: Bool
    /// What each Application, and then each Kustomization, applies.
    private(set) var units: [SyncUnit] = []
    let layout: RepositoryLayout
    /// The places of projects by their names.
    private var projectsByName: [String: [Int]] = [:]
    /// By their sites.
    private let marks: [SyncMark]
    /// The objects by file: those of a file are at the places from its own start to the next one's.
    private let starts: [Int32]
    private let places: [Int32]

    /// - Parameter objects: all objects, in their final order.
    init(_ facts: GitOpsFacts, objects: [ObjectFacts], graph: KustomizationGraph, tree: ManifestTree) {
        hasUnseen = facts.hasUnseen
        sizes = facts.sizes
        marks = facts.marks.sorted { $0.site < $1.site }
        large = facts.large.sorted { $0.site < $1.site }
        applications = facts.applications.sorted { $0.site < $1.site }
        projects = facts.projects.sorted { $0.site < $1.site }
        kustomizations = facts.kustomizations.sorted { $0.site < $1.site }
        sources = facts.sources
        scalers = facts.scalers.sorted { $0.site < $1.site }
        releases = facts.releases.sorted { $0.site < $1.site }
        guard !applications.isEmpty || !kustomizations.isEmpty else {
            layout = RepositoryLayout(paths: [], tree: ManifestTree([]))
            starts = []
            places = []
            return
        }
        (starts, places) = Self.byFile(objects, files: tree.files.count)
        let claims = applications.flatMap { $0.sources.compactMap(\.path) } + kustomizations.map(\.path)
        layout = RepositoryLayout(paths: claims, tree: tree)
        move(graph)
        for (place, project) in projects.enumerated() { projectsByName[project.name, default: []].append(place) }
        units = SyncUnits(self, graph: graph, tree: tree).units
        for number in units.indices { units[number].samples = samples(of: units[number], objects, graph) }
    }

    /// Puts what is told into the namespaces that kustomize gives it.
    private mutating func move(_ graph: KustomizationGraph) {
        func namespace(_ site: ObjectSite) -> String? { graph.views(of: site.file).first?.namespace }
        for index in applications.indices {
            if let namespace = namespace(applications[index].site) { applications[index].namespace = namespace }
        }
        for index in projects.indices {
            if let namespace = namespace(projects[index].site) { projects[index].namespace = namespace }
        }
        for index in kustomizations.indices {
            guard let namespace = namespace(kustomizations[index].site) else { continue }
            let own = kustomizations[index].namespace
            kustomizations[index].namespace = namespace
            if kustomizations[index].source.namespace == own { kustomizations[index].source.namespace = namespace }
            for place in kustomizations[index].dependencies.indices
            where kustomizations[index].dependencies[place].namespace == own {
                kustomizations[index].dependencies[place].namespace = namespace
            }
        }
    }

    private static func byFile(_ objects: [ObjectFacts], files: Int) -> (starts: [Int32], places: [Int32]) {
        var starts = [Int32](repeating: 0, count: files + 1)
        for object in objects { starts[Int(object.file) + 1] += 1 }
        for file in 0..<files { starts[file + 1] += starts[file] }
        var next = starts
        var places = [Int32](repeating: 0, count: objects.count)
        for (place, object) in objects.enumerated() {
            places[Int(next[Int(object.file)])] = Int32(truncatingIfNeeded: place)
            next[Int(object.file)] += 1
        }
        return (starts, places)
    }
}

// MARK: - Lookup

extension GitOpsIndex {
    /// The places, in the index, of a file's objects.
    func objects(of file: Int32) -> ArraySlice<Int32> {
        guard Int(file) + 1 < starts.count else { return [] }
        return places[Int(starts[Int(file)])..<Int(starts[Int(file) + 1])]
    }

    /// What an object's metadata tells the controllers; `nil` when that is nothing.
    func mark(_ site: ObjectSite) -> SyncMark? {
        let place = firstMark { $0 < site }
        return place < marks.count && marks[place].site == site ? marks[place] : nil
    }

    /// What the objects of a file tell.
    func marks(in file: Int32) -> ArraySlice<SyncMark> {
        marks[firstMark { $0.file < file }..<firstMark { $0.file <= file }]
    }

    /// The place of the first mark that doesn't come before something: binary search.
    private func firstMark(_ isBefore: (ObjectSite) -> Bool) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(marks[middle].site) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The Application of a unit of Argo CD; `nil` for one of Flux.
    func application(of unit: SyncUnit) -> ApplicationFacts? {
        unit.controller == .argocd ? applications[unit.owner] : nil
    }

    /// The place of an Application's project; `nil` when the tree doesn't define it.
    func project(of application: ApplicationFacts) -> Int? {
        // Whoever names none is in `default` (argo-cd: pkg/apis/application/v1alpha1/types.go, `GetProject`).
        let name = application.project.isEmpty ? "default" : application.project
        guard let places = projectsByName[name] else { return nil }
        return places.first { projects[$0].namespace == application.namespace } ?? places.first
    }

    /// The Kustomization of a unit of Flux; `nil` for one of Argo CD.
    func kustomization(of unit: SyncUnit) -> FluxKustomizationFacts? {
        unit.controller == .flux ? kustomizations[unit.owner] : nil
    }
}

// MARK: - Contents

extension GitOpsIndex {
    /// Hands over the place of each object that a unit applies of a file.
    ///
    /// What other kustomizations make of the same file is in the index too.
    func forEachPlace(
        of file: SyncUnit.File,
        _ objects: [ObjectFacts],
        _ graph: KustomizationGraph,
        _ body: (Int32) -> Void
    ) {
        var others: Set<String> = []
        if file.namespace == nil, graph.isReachedInSeveralWays(file.file) {
            others = Set(graph.views(of: file.file).compactMap(\.namespace))
        }
        for place in self.objects(of: file.file) {
            let object = objects[Int(place)]
            guard !object.isMadeByController, file.builds(object), !others.contains(object.namespace) else { continue }
            body(place)
        }
    }

    /// The first object of each kind in each namespace.
    private func samples(of unit: SyncUnit, _ objects: [ObjectFacts], _ graph: KustomizationGraph) -> [Int32] {
        struct Key: Hashable {
            var kind: ObjectKind
            var namespace: String
        }
        var samples: [Int32] = []
        var keys: Set<Key> = []
        for file in unit.files {
            forEachPlace(of: file, objects, graph) { place in
                let object = objects[Int(place)]
                if keys.insert(Key(kind: object.kind, namespace: unit.namespace(of: object))).inserted {
                    samples.append(place)
                }
            }
        }
        return samples
    }
}

extension ManifestIndex {
    /// Hands over each object that a unit applies.
    func forEachObject(of unit: SyncUnit, _ body: (ObjectFacts) -> Void) {
        for file in unit.files {
            gitOps.forEachPlace(of: file, objects, kustomizations) { body(objects[Int($0)]) }
        }
    }

    /// One object of each kind in each namespace that a unit applies.
    func samples(of unit: SyncUnit) -> some Sequence<ObjectFacts> {
        unit.samples.lazy.map { objects[Int($0)] }
    }
}
