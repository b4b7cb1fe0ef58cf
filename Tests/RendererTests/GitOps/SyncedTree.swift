import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

/// A rendering as the controllers see it: what each applies, from which folder, after what.
struct SyncedTree {
    let rendered: RenderedFiles
    let applications: [Application<NoHelmValues>]
    let projects: [AppProject]
    let kustomizations: [FluxKustomization]

    init(
        _ edits: [(file: String, old: String, new: String)] = [],
        adding files: [String: String] = [:]
    ) async throws {
        rendered = RenderedFiles(try await SampleSpecs.load(edits, adding: files))
        // The chart's Application has values, which are typed elsewhere.
        applications =
            try rendered.objects(below: "argocd/root") + rendered.objects(below: "argocd/platform")
            + rendered.objects(below: "argocd/tenants")
        projects = try rendered.objects(below: "argocd/")
        // Kustomize's own have the same kind and lie in the same folders.
        kustomizations =
            try rendered.objects(below: "flux/root") + rendered.objects(below: "flux/platform")
            + rendered.objects(below: "flux/tenants")
    }

    /// An edit of the platform's `gitops`.
    static func gitops(_ fields: String) -> (file: String, old: String, new: String) {
        (file: "platform", old: "  image:", new: "  gitops: {\(fields)}\n  image:")
    }

    func application(_ name: DNSSubdomain) throws -> Application<NoHelmValues> {
        try #require(applications.first { $0.metadata.name == name }, "\(name)")
    }

    func project(_ name: DNSSubdomain) throws -> AppProject {
        try #require(projects.first { $0.metadata.name == name }, "\(name)")
    }

    func kustomization(_ name: DNSSubdomain) throws -> FluxKustomization {
        try #require(kustomizations.first { $0.metadata.name == name }, "\(name)")
    }

    /// The kinds of what a folder's own files hold, as `group/kind`, and whether they are in a namespace.
    func kinds(in folder: String) throws -> [String: Bool] {
        var kinds: [String: Bool] = [:]
        for (path, text) in rendered.files where path.hasPrefix(folder + "/") && path.hasSuffix(".yaml") {
            for document in try YAMLStream.parse(text).documents {
                let version = try #require(document["apiVersion"]?.text)
                let group = version.contains("/") ? String(version.prefix { $0 != "/" }) : ""
                guard group != "kustomize.config.k8s.io" else { continue }
                let kind = "\(group)/\(try #require(document["kind"]?.text))"
                kinds[kind] = document["metadata"]?["namespace"] != nil
            }
        }
        return kinds
    }

    /// The folders of the tree that hold a kustomization.
    var folders: Set<String> {
        let suffix = "/kustomization.yaml"
        return Set(rendered.files.keys.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
    }
}

extension GroupKind {
    var path: String { "\(group)/\(kind)" }
}
