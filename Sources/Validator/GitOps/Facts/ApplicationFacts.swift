import YAML

/// An Application of Argo CD (argo-cd: pkg/apis/application/v1alpha1/types.go).
struct ApplicationFacts: Sendable {
    /// What it is told to do.
    struct Options: OptionSet, Sendable {
        let rawValue: UInt16

        /// It prunes without being asked.
        static let prunes = Options(rawValue: 1 << 0)
        static let isAutomated = Options(rawValue: 1 << 1)
        static let serverSideApply = Options(rawValue: 1 << 2)
        static let createsNamespace = Options(rawValue: 1 << 3)
        static let prunesLast = Options(rawValue: 1 << 4)
        /// Deleting it deletes what it holds.
        static let cascades = Options(rawValue: 1 << 5)
        /// `Prune=false` or `Prune=confirm` for all that it holds.
        static let keepsAll = Options(rawValue: 1 << 6)
        /// `Delete=false` or `Delete=confirm` for all that it holds.
        static let keepsOnDelete = Options(rawValue: 1 << 7)
        static let replaces = Options(rawValue: 1 << 8)
        static let skipsDryRun = Options(rawValue: 1 << 9)
    }

    /// One source of it.
    struct Source: Sendable {
        var repository: RepositoryURL
        /// The folder; `nil` for a chart, or for a source that only lends values.
        var path: String?
        /// The chart that is installed.
        var chart: String?
        /// How it is to be read, when that is said: as a folder of manifests.
        var directory: Directory?
        /// Whether something changes what the folder says: parameters, patches, a plugin.
        var isTransformed: Bool
        /// The place among `sources`; `nil` for `source`.
        var index: Int32?

        /// The way to a field of it.
        func way(_ keys: String...) -> [String] {
            (index.map { ["spec", "sources", String($0)] } ?? ["spec", "source"]) + keys
        }
    }

    /// How a folder of manifests is read.
    struct Directory: Sendable {
        var recurse = false
        var include: String?
        var exclude: String?
    }

    /// Where it goes.
    struct Destination: Hashable, Sendable {
        var server = ""
        var name = ""
        var namespace = ""

        /// The cluster, however it is named.
        var cluster: String {
            if !server.isEmpty { return server }
            return name.isEmpty || name == "in-cluster" ? "https://kubernetes.default.svc" : name
        }
    }

    var site: ObjectSite
    var name: String
    var namespace: String
    var project: String
    var sources: [Source]
    var destination: Destination
    var options: Options
    var wave: Int32
}

extension ApplicationFacts {
    /// What an Application says.
    init(_ object: ManifestObject, file: Int32, _ strings: inout SharedStrings) {
        let spec = object.root["spec"]
        let destination = spec?["destination"]
        var sources: [Source] = []
        if let list = spec?["sources"], list.kind == .sequence, list.count > 0 {
            for (index, node) in list.elements.enumerated() {
                sources.append(Source(node, index: Int32(truncatingIfNeeded: index), &strings))
            }
        } else if let node = spec?["source"] {
            sources.append(Source(node, index: nil, &strings))
        }
        let wave = object.root.at("metadata", "annotations")?["argocd.argoproj.io/sync-wave"]?.text
        self.init(
            site: ObjectSite(object, file: file),
            name: object.name,
            namespace: strings.shared(object.namespace),
            project: strings.shared(spec?["project"]?.string ?? ""),
            sources: sources,
            destination: Destination(
                server: strings.shared(destination?["server"]?.string ?? ""),
                name: strings.shared(destination?["name"]?.string ?? ""),
                namespace: strings.shared(destination?["namespace"]?.string ?? "")
            ),
            options: Options(object),
            wave: wave.flatMap { Int32($0) } ?? 0
        )
    }
}

extension ApplicationFacts.Source {
    fileprivate init(_ node: YAMLNode, index: Int32?, _ strings: inout SharedStrings) {
        let directory = node.field("directory")
        let kustomize = node.field("kustomize")
        let chart = node.text("chart")
        // A source with a `ref` and no path lends its files to others.
        let path = chart == nil ? node["path"]?.string ?? (node["ref"] == nil ? "." : nil) : nil
        self.init(
            repository: RepositoryURL(strings.shared(node["repoURL"]?.string ?? "")),
            path: path,
            chart: chart,
            directory: directory.map { node in
                ApplicationFacts.Directory(
                    recurse: node["recurse"]?.isTrue == true,
                    include: node.text("include"),
                    exclude: node.text("exclude")
                )
            },
            isTransformed: kustomize != nil || node.field("plugin") != nil || directory?.field("jsonnet") != nil
                || node.field("helm") != nil,
            index: index
        )
    }
}

extension ApplicationFacts.Options {
    fileprivate init(_ object: ManifestObject) {
        self = []
        let policy = object.root.at("spec", "syncPolicy")
        if let automated = policy?.field("automated"), !automated.isDisabled {
            insert(.isAutomated)
            if automated["prune"]?.isTrue == true { insert(.prunes) }
        }
        for option in policy?.list("syncOptions").map(\.text) ?? [] {
            switch option {
            case "ServerSideApply=true": insert(.serverSideApply)
            case "CreateNamespace=true": insert(.createsNamespace)
            case "PruneLast=true": insert(.prunesLast)
            case "Prune=false", "Prune=confirm": insert(.keepsAll)
            case "Delete=false", "Delete=confirm": insert(.keepsOnDelete)
            case "Replace=true": insert(.replaces)
            case "SkipDryRunOnMissingResource=true": insert(.skipsDryRun)
            default: break
            }
        }
        for finalizer in object.root["metadata"]?.list("finalizers").map(\.text) ?? []
        where finalizer.hasPrefix("resources-finalizer.argocd.argoproj.io") {
            insert(.cascades)
        }
    }
}

extension YAMLNode {
    /// `automated.enabled: false` (argo-cd: `SyncPolicyAutomated.Enabled`).
    fileprivate var isDisabled: Bool {
        guard let enabled = field("enabled") else { return false }
        return !enabled.isTrue
    }
}
