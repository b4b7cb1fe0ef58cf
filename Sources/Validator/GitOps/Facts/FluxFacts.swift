import YAML

/// What a thing of Flux refers to by name.
struct FluxReference: Hashable, Sendable {
    var kind: String
    var namespace: String
    var name: String
}

/// A Kustomization of Flux (kustomize-controller: api/v1/kustomization_types.go).
struct FluxKustomizationFacts: Sendable {
    /// What it is told to do.
    struct Options: OptionSet, Sendable {
        let rawValue: UInt16

        static let prunes = Options(rawValue: 1 << 0)
        /// Deleting it deletes what it holds.
        static let cascades = Options(rawValue: 1 << 1)
        /// Variables are put into what it builds.
        static let substitutes = Options(rawValue: 1 << 2)
        /// It goes to another cluster.
        static let isRemote = Options(rawValue: 1 << 3)
        /// It changes what the folder says: patches, components, names.
        static let transforms = Options(rawValue: 1 << 4)
        /// It waits until what it applies is ready.
        static let waits = Options(rawValue: 1 << 5)
    }

    var site: ObjectSite
    var name: String
    var namespace: String
    var path: String
    var source: FluxReference
    /// What must be ready first; the namespaces are filled in.
    var dependencies: [FluxReference]
    /// The account that applies; empty when it is the controller's own.
    var account: String
    var targetNamespace: String
    var options: Options
}

/// A GitRepository, an OCIRepository or a Bucket of Flux.
struct FluxSourceFacts: Sendable {
    var reference: FluxReference
    var repository: RepositoryURL
}

/// A HelmRelease of Flux (helm-controller: api/v2/helmrelease_types.go).
struct FluxReleaseFacts: Sendable {
    var site: ObjectSite
    var name: String
    var namespace: String
    var dependencies: [FluxReference]
    /// The chart's name; empty when a `chartRef` leads to it.
    var chart: String
}

extension FluxKustomizationFacts {
    /// The group of the kind, which kustomize's own files of the same kind don't have.
    static let group = "kustomize.toolkit.fluxcd.io"

    /// What a Kustomization says.
    init(_ object: ManifestObject, file: Int32, _ strings: inout SharedStrings) {
        let spec = object.root["spec"]
        let source = spec?["sourceRef"]
        self.init(
            site: ObjectSite(object, file: file),
            name: object.name,
            namespace: strings.shared(object.namespace),
            path: spec?["path"]?.string ?? "",
            source: FluxReference(
                kind: strings.shared(source?["kind"]?.string ?? ""),
                namespace: strings.shared(source?["namespace"]?.string ?? object.namespace),
                name: strings.shared(source?["name"]?.string ?? "")
            ),
            dependencies: FluxReference.dependencies(of: object, kind: "Kustomization", &strings),
            account: strings.shared(spec?["serviceAccountName"]?.string ?? ""),
            targetNamespace: strings.shared(spec?["targetNamespace"]?.string ?? ""),
            options: spec.map { Options($0) } ?? []
        )
    }
}

extension FluxReference {
    /// The objects of the same kind that one waits for.
    static func dependencies(
        of object: ManifestObject,
        kind: String,
        _ strings: inout SharedStrings
    ) -> [FluxReference] {
        var references: [FluxReference] = []
        for node in object.root["spec"]?.list("dependsOn").map(\.self) ?? [] {
            references.append(
                FluxReference(
                    kind: kind,
                    namespace: strings.shared(node.text("namespace") ?? object.namespace),
                    name: strings.shared(node["name"]?.string ?? "")
                )
            )
        }
        return references
    }
}

extension FluxKustomizationFacts.Options {
    fileprivate init(_ spec: YAMLNode) {
        self = []
        let prunes = spec["prune"]?.isTrue == true
        if prunes { insert(.prunes) }
        // kustomize-controller: docs/spec/v1/kustomizations.md, "Deletion policy"; by default as `prune` says.
        switch spec["deletionPolicy"]?.string ?? "MirrorPrune" {
        case "Delete", "WaitForTermination": insert(.cascades)
        case "Orphan": break
        default: if prunes { insert(.cascades) }
        }
        if spec.field("postBuild") != nil { insert(.substitutes) }
        if spec.field("kubeConfig") != nil { insert(.isRemote) }
        if spec["wait"]?.isTrue == true || spec["healthChecks"]?.count ?? 0 > 0 { insert(.waits) }
        let changes: [StaticString] = ["patches", "components", "namePrefix", "nameSuffix", "patchesJson6902"]
        if changes.contains(where: { spec.field($0) != nil }) { insert(.transforms) }
    }
}

extension FluxReleaseFacts {
    /// What a HelmRelease says.
    init(_ object: ManifestObject, file: Int32, _ strings: inout SharedStrings) {
        self.init(
            site: ObjectSite(object, file: file),
            name: object.name,
            namespace: strings.shared(object.namespace),
            dependencies: FluxReference.dependencies(of: object, kind: "HelmRelease", &strings),
            chart: strings.shared(object.root.at("spec", "chart", "spec", "chart")?.string ?? "")
        )
    }
}
