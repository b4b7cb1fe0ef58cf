/// Works out what each Application, and each Kustomization of Flux, applies.
struct SyncUnits {
    private(set) var units: [SyncUnit] = []

    private let layout: RepositoryLayout
    private let graph: KustomizationGraph
    private var folders: SyncFolders
    private var own: OwnRepository

    init(_ index: GitOpsIndex, graph: KustomizationGraph, tree: ManifestTree) {
        layout = index.layout
        self.graph = graph
        folders = SyncFolders(tree: tree, graph: graph)
        own = OwnRepository(index)
        units.reserveCapacity(index.applications.count + index.kustomizations.count)
        for (owner, application) in index.applications.enumerated() { add(application, owner) }
        for (owner, kustomization) in index.kustomizations.enumerated() { add(kustomization, owner) }
    }

    private mutating func add(_ application: ApplicationFacts, _ owner: Int) {
        var unit = SyncUnit(
            controller: .argocd,
            owner: owner,
            site: application.site,
            name: application.name,
            namespace: application.namespace,
            cluster: application.destination.cluster
        )
        unit.defaultNamespace = application.destination.namespace
        for source in application.sources {
            if source.chart != nil { unit.isKnown = false }
            guard let path = source.path else { continue }
            guard own.contains(source.repository), let folder = layout.treePath(of: path) else {
                unit.isKnown = false
                continue
            }
            if source.isTransformed { unit.isKnown = false }
            let kustomization = graph.byFolder[folder]
            let form: SyncUnit.Folder.Form
            if let directory = source.directory {
                // argo-cd: pkg/apis/application/v1alpha1/types.go, `ExplicitType`: what is said goes before what is found.
                form = .manifests(recurse: directory.recurse)
                if directory.include != nil || directory.exclude != nil { unit.isKnown = false }
            } else if let kustomization {
                form = .kustomization(kustomization)
            } else if source.isTransformed {
                form = .unknown
            } else {
                form = .manifests(recurse: false)
            }
            add(folder, form, source.way("path"), to: &unit)
        }
        units.append(unit)
    }

    private mutating func add(_ kustomization: FluxKustomizationFacts, _ owner: Int) {
        var unit = SyncUnit(
            controller: .flux,
            owner: owner,
            site: kustomization.site,
            name: kustomization.name,
            namespace: kustomization.namespace,
            cluster: kustomization.options.contains(.isRemote) ? "remote \(kustomization.namespace)" : ""
        )
        unit.targetNamespace = kustomization.targetNamespace
        unit.defaultNamespace = "default"
        if own.contains(kustomization.source), let folder = layout.treePath(of: kustomization.path) {
            if kustomization.options.contains(.transforms) { unit.isKnown = false }
            // fluxcd/pkg: kustomize/kustomize_generator.go; folders below count.
            let form = graph.byFolder[folder].map { SyncUnit.Folder.Form.kustomization($0) }
            add(folder, form ?? .manifests(recurse: true), ["spec", "path"], to: &unit)
        } else {
            unit.isKnown = false
        }
        units.append(unit)
    }

    private mutating func add(
        _ path: String,
        _ form: SyncUnit.Folder.Form,
        _ way: [String],
        to unit: inout SyncUnit
    ) {
        let folder = SyncUnit.Folder(path: path, form: form, way: way, isThere: layout.has(path))
        unit.folders.append(folder)
        guard folder.isThere else {
            unit.isKnown = false
            return
        }
        folders.add(folder, to: &unit)
    }
}

/// Tells which repository the tree is: the one whose folders, of all that the controllers are told, are in the tree.
private struct OwnRepository {
    private struct Count {
        var found = 0
        var all = 0
    }

    private var address: String?
    /// Sources of Flux whose address the tree doesn't show, and whose folders it does.
    private var references: Set<FluxReference> = []
    private var addresses: [FluxReference: String] = [:]

    init(_ index: GitOpsIndex) {
        for source in index.sources where !source.repository.text.isEmpty {
            addresses[source.reference] = source.repository.normalized
        }
        var counts: [String: Count] = [:]
        var unknown: [FluxReference: Count] = [:]
        func note(_ path: String, in count: inout Count) {
            count.all += 1
            let folder = index.layout.treePath(of: path)
            // That the top is there says nothing.
            if let folder, !RepositoryLayout.cleaned(path).isEmpty, index.layout.folders.contains(folder) {
                count.found += 1
            }
        }
        for application in index.applications {
            for source in application.sources {
                guard let path = source.path else { continue }
                note(path, in: &counts[source.repository.normalized, default: Count()])
            }
        }
        for kustomization in index.kustomizations {
            if let address = addresses[kustomization.source] {
                note(kustomization.path, in: &counts[address, default: Count()])
            } else {
                note(kustomization.path, in: &unknown[kustomization.source, default: Count()])
            }
        }
        address = counts.filter { $0.value.found > 0 }.max { ($0.value.found, $1.key) < ($1.value.found, $0.key) }?.key
        references = Set(unknown.filter { $0.value.found * 2 >= $0.value.all && $0.value.found > 0 }.keys)
    }

    func contains(_ repository: RepositoryURL) -> Bool {
        address != nil && repository.normalized == address
    }

    func contains(_ source: FluxReference) -> Bool {
        if let known = addresses[source] { return known == address }
        return references.contains(source)
    }
}
