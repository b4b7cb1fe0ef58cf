/// Which of the two applies something.
enum SyncController: UInt8, Hashable, Sendable {
    case argocd, flux

    var title: String {
        switch self {
        case .argocd: "Argo CD"
        case .flux: "Flux"
        }
    }
}

/// What one Application, or one Kustomization of Flux, applies.
struct SyncUnit: Sendable {
    /// A folder that it is told to apply.
    struct Folder: Sendable {
        /// How it is read.
        enum Form: Sendable {
            /// What a kustomization, by its index in the graph, builds.
            case kustomization(Int)
            /// The manifests in it, and in the folders below it where these count.
            case manifests(recurse: Bool)
            /// What isn't in the tree, or can't be told: a chart, a plugin.
            case unknown
        }

        /// The path in the tree.
        var path: String
        var form: Form
        /// The way to the field that names it.
        var way: [String]
        var isThere: Bool
    }

    /// A file, and what kustomize makes of the names in it.
    struct File: Hashable, Sendable {
        var file: Int32
        var namespace: String?
        var prefix = ""
        var suffix = ""

        /// Whether an object of the file is what comes out, rather than what another kustomization makes of it.
        func builds(_ object: ObjectFacts) -> Bool {
            if let namespace, !object.kind.isClusterScoped, object.namespace != namespace { return false }
            guard let name = object.builtName else {
                return prefix.isEmpty && suffix.isEmpty || object.kind == .namespace
            }
            return name == prefix + object.name + suffix
        }
    }

    var controller: SyncController
    /// The index of its Application or Kustomization.
    var owner: Int
    var site: ObjectSite
    var name: String
    var namespace: String
    /// The cluster that it goes to.
    var cluster: String
    /// The folders of this repository.
    var folders: [Folder] = []
    /// The files of manifests that it applies.
    var files: [File] = []
    /// Whether these are all.
    var isKnown = true
    /// One object of each kind in each namespace that it applies, as places in the index.
    var samples: [Int32] = []
    /// The namespace that everything is put into; empty when objects keep theirs.
    var targetNamespace = ""
    /// The namespace of what has none.
    var defaultNamespace = ""

    /// How it's called in reports.
    var title: String {
        let kind = controller == .argocd ? "Application" : "Kustomization"
        return "\(kind) \(namespace)/\(name)"
    }

    /// The namespace in which an object of it ends up; empty for a cluster-scoped one.
    func namespace(of object: ObjectFacts) -> String {
        if object.kind.isClusterScoped { return "" }
        if !targetNamespace.isEmpty { return targetNamespace }
        return object.namespace.isEmpty ? defaultNamespace : object.namespace
    }
}
