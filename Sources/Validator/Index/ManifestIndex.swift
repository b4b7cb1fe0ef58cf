import Diagnostics

/// All objects of a tree, found by what they are, and by what they are labelled with.
struct ManifestIndex: Sendable {
    let tree: ManifestTree
    let kustomizations: KustomizationGraph
    /// Every object: by namespace, those that make pods first, then by kind and name.
    let objects: [ObjectFacts]
    /// Namespaces into which something is installed that the tree doesn't show.
    let openNamespaces: Set<String>

    /// Whether there are objects of Prometheus' operator.
    let hasMonitoring: Bool
    /// The dashboards of Grafana, in the order of their files.
    let dashboards: [DashboardFacts]
    /// What is, or installs, a Prometheus.
    let scraperObjects: [ObjectFacts]

    /// What rules about observability need to know.
    let observability: ObservabilityIndex

    /// What Argo CD and Flux are told, and what comes of it.
    let gitOps: GitOpsIndex

    /// What rules are told beside the tree.
    let settings: ValidationSettings
    /// Which namespaces are whose.
    let tenancy: Tenancy
    /// Who may do what.
    let rights: RightsModel
    /// What names objects claim that others could claim too.
    let sharing: SharingFacts

    /// The objects of each namespace.
    private let ranges: [String: Range<Int>]
    /// The Namespaces with a label.
    private let namespacesByLabel: [Label: [String]]
    /// The Namespaces with a label of a key.
    private let namespacesByKey: [String: [String]]

    init(tree: ManifestTree, facts: inout TreeFacts, settings: ValidationSettings = ValidationSettings()) {
        let openNamespaces = facts.openNamespaces
        dashboards = facts.dashboards.sorted { ($0.file, $0.key ?? "") < ($1.file, $1.key ?? "") }
        let graph = KustomizationGraph(facts.kustomizations.sorted { $0.file < $1.file }, tree: tree)
        var objects = facts.removeObjects()
        Self.build(&objects, graph)
        Self.setOrder(of: &objects)
        Self.sort(&objects)
        var ranges: [String: Range<Int>] = [:]
        var start = 0
        for end in 1..<(objects.count + 1)
        where end == objects.count || objects[end].namespace != objects[start].namespace {
            if start < objects.count { ranges[objects[start].namespace] = start..<end }
            start = end
        }
        var byLabel: [Label: [String]] = [:]
        var byKey: [String: [String]] = [:]
        tenancy = Tenancy(
            objects[ranges[""] ?? 0..<0].lazy.compactMap { object in
                if case .namespace(let labels) = object.content { (object.name, labels) } else { nil }
            },
            labels: settings.tenancy.labels
        )
        self.settings = settings
        rights = RightsModel(facts.removeRights().built(by: graph))
        sharing = facts.sharing.built(by: graph)
        for object in objects[ranges[""] ?? 0..<0] {
            guard case .namespace(let labels) = object.content else { continue }
            for label in labels + [Label(key: "kubernetes.io/metadata.name", value: object.name)] {
                byLabel[label, default: []].append(object.name)
                byKey[label.key, default: []].append(object.name)
            }
        }
        hasMonitoring = objects.contains { $0.kind.group == "monitoring.coreos.com" }
        scraperObjects = objects.filter { object in
            if case .scraper = object.content { true } else { false }
        }
        gitOps = GitOpsIndex(facts.removeGitOps(), objects: objects, graph: graph, tree: tree)
        self.tree = tree
        self.kustomizations = graph
        self.objects = objects
        self.ranges = ranges
        self.openNamespaces = openNamespaces.union(Self.unseen(graph))
        observability = ObservabilityIndex(
            objects: objects,
            prometheus: facts.prometheus,
            hasUnseen: !self.openNamespaces.isEmpty,
            configuration: settings.metrics
        )
        namespacesByLabel = byLabel
        namespacesByKey = byKey
    }

    /// Where an object is defined.
    func location(of object: ObjectFacts) -> SourceLocation {
        SourceLocation(path: tree.files[Int(object.file)].path, range: SourceRange(at: object.position))
    }
}

// MARK: - Order

extension ManifestIndex {
    /// Numbers the namespaces and the kinds in the order of their names: numbers are compared faster than names.
    private static func setOrder(of objects: inout [ObjectFacts]) {
        var namespaces: [String: Int] = [:]
        var kinds: [ObjectKind: Int] = [:]
        for index in objects.indices {
            namespaces[objects[index].namespace] = 0
            kinds[objects[index].kind] = 0
        }
        for (rank, name) in namespaces.keys.sorted().enumerated() { namespaces[name] = rank }
        for (rank, kind) in kinds.keys.sorted().enumerated() { kinds[kind] = rank }
        let workloads = Set(ObjectKind.workloads)
        for index in objects.indices {
            let kind = objects[index].kind
            objects[index].order = ObjectFacts.Order(
                namespace: namespaces[objects[index].namespace] ?? 0,
                kind: kinds[kind] ?? 0,
                makesPods: workloads.contains(kind)
            )
        }
    }

    /// Sorts their numbers, which are quicker to move around than objects, and then moves each object once.
    private static func sort(_ objects: inout [ObjectFacts]) {
        objects.withUnsafeMutableBufferPointer { objects in
            var sorted = objects.indices.map { (order: objects[$0].order, index: Int32(truncatingIfNeeded: $0)) }
            sorted.sort { left, right in
                if left.order != right.order { return left.order < right.order }
                return precedes(objects, Int(left.index), Int(right.index))
            }
            for start in sorted.indices {
                var place = start
                while sorted[place].index >= 0 {
                    let source = Int(sorted[place].index)
                    sorted[place].index = -1
                    if source != start { objects.swapAt(place, source) }
                    place = source
                }
            }
        }
    }

    /// The order of two objects of a kind in a namespace.
    private static func precedes(
        _ objects: UnsafeMutableBufferPointer<ObjectFacts>,
        _ left: Int,
        _ right: Int
    ) -> Bool {
        if objects[left].name != objects[right].name { return objects[left].name < objects[right].name }
        return (objects[left].file, objects[left].position) < (objects[right].file, objects[right].position)
    }

    /// The objects as kustomize makes them.
    private static func build(_ objects: inout [ObjectFacts], _ graph: KustomizationGraph) {
        guard !graph.kustomizations.isEmpty else { return }
        if !graph.patches.isEmpty { objects.removeAll { graph.patches.contains($0.file) } }
        for index in objects.indices where graph.reaches(objects[index].file) {
            let object = objects[index]
            for (number, view) in graph.views(of: object.file).enumerated() {
                if number > 0 {
                    objects.append(object.seen(through: view))
                } else if view != KustomizationGraph.View() {
                    objects[index] = object.seen(through: view)
                }
            }
        }
        for (index, kustomization) in graph.kustomizations.enumerated() {
            for generated in kustomization.generated {
                for view in graph.views(ofKustomization: index) {
                    let object = ObjectFacts(
                        kind: generated.kind,
                        namespace: generated.namespace ?? "",
                        name: generated.name,
                        content: .data(generated.data),
                        isMadeByController: generated.isAddition,
                        file: kustomization.file,
                        position: generated.position
                    )
                    objects.append(object.seen(through: view))
                }
            }
        }
    }

    /// The namespaces of kustomizations that bring in charts or remote folders.
    private static func unseen(_ graph: KustomizationGraph) -> Set<String> {
        var namespaces: Set<String> = []
        for (index, kustomization) in graph.kustomizations.enumerated() where kustomization.bringsUnseen {
            for view in graph.views(ofKustomization: index) { namespaces.insert(view.namespace ?? "") }
        }
        return namespaces
    }
}

extension ObjectFacts {
    fileprivate var makesPods: Bool { order.makesPods }

    fileprivate func seen(through view: KustomizationGraph.View) -> ObjectFacts {
        var copy = self
        if let namespace = view.namespace {
            if kind == .namespace { copy.name = namespace }
            if !kind.isClusterScoped { copy.namespace = namespace }
        }
        if !view.prefix.isEmpty || !view.suffix.isEmpty, kind != .namespace {
            copy.builtName = view.prefix + name + view.suffix
        }
        guard !view.labels.isEmpty else { return copy }
        switch content {
        case .namespace(let labels):
            copy.content = .namespace(labels.overridden(by: view.labels))
        case .pods(var pods):
            pods.labels = pods.labels.overridden(by: view.labels)
            copy.content = .pods(pods)
        case .service(var service):
            service.labels = service.labels.overridden(by: view.labels)
            copy.content = .service(service)
        case .monitor(var monitor):
            monitor.labels = monitor.labels.overridden(by: view.labels)
            copy.content = .monitor(monitor)
        case .admissionBinding, .budget, .capacity, .data, .networkPolicy, .other, .rules, .scraper: break
        }
        return copy
    }
}

extension [Label] {
    fileprivate func overridden(by others: [Label]) -> [Label] {
        filter { own in !others.contains { $0.key == own.key } } + others
    }
}

// MARK: - Lookup

extension ManifestIndex {
    /// Every object in a namespace.
    func objects(in namespace: String) -> ArraySlice<ObjectFacts> {
        objects[ranges[namespace] ?? 0..<0]
    }

    /// The objects of a kind in a namespace, in the order of their names.
    func objects(_ kind: ObjectKind, in namespace: String) -> ArraySlice<ObjectFacts> {
        let all = objects(in: namespace)
        let pods = ObjectKind.workloads.contains(kind)
        let start = all.end { $0.makesPods == pods ? $0.kind < kind : !pods }
        let end = all[start...].end { $0.makesPods == pods && $0.kind == kind }
        return all[start..<end]
    }

    /// The objects of a name; several when it is defined twice.
    func objects(_ kind: ObjectKind, _ name: String, in namespace: String) -> ArraySlice<ObjectFacts> {
        let all = objects(kind, in: namespace)
        let start = all.end { $0.name < name }
        let end = all[start...].end { $0.name == name }
        return all[start..<end]
    }

    /// Whether an object is defined.
    func contains(_ kind: ObjectKind, _ name: String, in namespace: String) -> Bool {
        !objects(kind, name, in: namespace).isEmpty
    }

    /// The end of a message that says what may have been meant instead of a name.
    func question(for name: String, _ kind: ObjectKind, in namespace: String) -> String {
        NearestName.question(for: name, among: objects(kind, in: namespace).prefix(1_000).lazy.map(\.name))
    }

    /// Whether the tree has a namespace, or anything in it.
    func knows(namespace: String) -> Bool {
        ranges[namespace] != nil || contains(.namespace, namespace, in: "")
    }

    /// Whether the tree shows what runs in a namespace. Of one that is somebody else's, and holds no more than an account or a
    /// release of this tree, nobody can tell.
    func shows(namespace: String) -> Bool {
        contains(.namespace, namespace, in: "") || objects(in: namespace).first?.makesPods == true
            || !objects(.service, in: namespace).isEmpty
    }

    /// Whether something is installed into a namespace that the tree doesn't show.
    func isOpen(_ namespace: String) -> Bool { openNamespaces.contains(namespace) }

    /// What the workloads of a namespace make whose labels a selector selects.
    func pods(_ selector: LabelSelector, in namespace: String) -> [PodFacts] {
        pods(in: namespace).filter { selector.matches($0.labels) }
    }

    /// What the workloads of a namespace make.
    func pods(in namespace: String) -> [PodFacts] {
        let all = objects(in: namespace)
        return all[..<all.end { $0.makesPods }].compactMap { object in
            if case .pods(let pods) = object.content { pods } else { nil }
        }
    }

    /// The objects of a namespace that make pods.
    func podMakers(in namespace: String) -> ArraySlice<ObjectFacts> {
        let all = objects(in: namespace)
        return all[..<all.end { $0.makesPods }]
    }

    /// The Services of a namespace, with their names.
    func services(in namespace: String) -> [(name: String, facts: ServiceFacts)] {
        objects(.service, in: namespace).compactMap { object in
            if case .service(let facts) = object.content { (object.name, facts) } else { nil }
        }
    }

    /// The Namespaces of the tree that a selector selects.
    func namespaces(_ selector: LabelSelector) -> [String] {
        namespaceCandidates(selector).filter { has(namespace: $0, selector) }
    }

    /// The Namespaces of the tree that a selector may select: those of the rarest label that it demands.
    func namespaceCandidates(_ selector: LabelSelector) -> [String] {
        var best: [String]?
        func consider(_ names: [String]) {
            if names.count < best?.count ?? .max { best = names }
        }
        for label in selector.labels { consider(namespacesByLabel[label] ?? []) }
        for requirement in selector.requirements {
            switch requirement.operation {
            case "In":
                consider(
                    Set(requirement.values).sorted().flatMap { value in
                        namespacesByLabel[Label(key: requirement.key, value: value)] ?? []
                    }
                )
            case "Exists": consider(namespacesByKey[requirement.key] ?? [])
            default: continue
            }
        }
        return best ?? objects(.namespace, in: "").map(\.name)
    }

    /// Whether the tree defines a Namespace that a selector selects.
    func has(namespace: String, _ selector: LabelSelector) -> Bool {
        objects(.namespace, namespace, in: "").contains { selector.matches($0.namespaceLabels) }
    }

    /// Every namespace that something is in.
    var usedNamespaces: [String] { ranges.keys.sorted() }
}

extension ObjectFacts {
    fileprivate var namespaceLabels: [Label] {
        guard case .namespace(let labels) = content else { return [] }
        return labels + [Label(key: "kubernetes.io/metadata.name", value: name)]
    }
}

extension ArraySlice {
    /// The first index whose element does not belong to the start: binary search.
    fileprivate func end(of belongs: (Element) -> Bool) -> Index {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
