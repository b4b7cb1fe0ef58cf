import Diagnostics
import YAML

extension Rule {
    /// A folder that is read as one of manifests holds nothing else.
    static let noManifest: Rule = .init(
        id: "no-manifest",
        category: .gitops,
        severity: .error,
        summary: "a folder that a controller reads file by file holds manifests alone",
        explanation: """
            Without a kustomization, Argo CD reads every `.yaml`, `.yml` and `.json` of a folder, and a JSON file without
            `kind`, such as a dashboard, fails the whole Application. Flux reads every `.yaml` and `.yml`, of the folders
            below as well, and none may be anything but objects. List the files in a `kustomization.yaml`: what isn't listed
            is then inert.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
            "web/dashboard.json": "{\"title\": \"Web\", \"tags\": []}\n",
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
            "web/dashboard.json": "{\"title\": \"Web\", \"tags\": []}\n",
        ]),
        check: .tree { index, findings in
            var reported: Set<Int32> = []
            for unit in index.gitOps.units {
                for folder in unit.folders {
                    guard folder.isThere, case .manifests = folder.form else { continue }
                    for file in unit.files where index.gitOps.objects(of: file.file).isEmpty {
                        let path = index.tree.files[Int(file.file)].path
                        // In the folders of kustomizations, their lists count.
                        guard index.fails(file.file, path, unit), reported.insert(file.file).inserted else { continue }
                        findings.report(.noManifest(path: path, unit))
                    }
                }
            }
        }
    )

    /// A folder with a kustomization isn't read past it.
    static let directoryBesideKustomization: Rule = .init(
        id: "directory-beside-kustomization",
        category: .gitops,
        severity: .error,
        summary: "an Application doesn't say 'directory' of a folder that has a kustomization",
        explanation: """
            What an Application says of its source goes before what Argo CD finds there: with `directory`, even an empty one,
            the `kustomization.yaml` is read as one more object, of a kind that no cluster has, and what it would have built
            is applied file by file. Take `directory` out.
            """,
        bad: .tree([
            "apps.yaml": application("path: web, directory: {recurse: true}, targetRevision: main"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "apps.yaml": application("path: web, targetRevision: main"),
            "web/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for unit in index.gitOps.units {
                guard let application = index.gitOps.application(of: unit) else { continue }
                for source in application.sources {
                    guard source.directory != nil, let path = source.path,
                        let folder = unit.folders.first(where: { $0.way == source.way("path") }), folder.isThere,
                        let kustomization = index.kustomizations.byFolder[folder.path],
                        source.directory?.include == nil
                    else { continue }
                    let file = index.kustomizations.kustomizations[kustomization].path
                    found.append(
                        FieldFinding(
                            .directoryBesideKustomization,
                            "'\(path)' has a kustomization, which this reads as an object; take 'directory' out",
                            at: unit.site,
                            source.way("directory"),
                            notes: [
                                .init(
                                    message: "'\(file)' is the kustomization",
                                    site: ObjectSite(
                                        file: index.kustomizations.kustomizations[kustomization].file,
                                        position: SourcePosition(line: 1, column: 1)
                                    ),
                                    way: []
                                )
                            ]
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )

    private static func application(_ source: String) -> String {
        GitOpsExample.application("web", path: "web")
            .replacing("path: web, targetRevision: main", with: source)
    }
}

extension ManifestIndex {
    /// Whether a file that holds no object fails the unit that reads it.
    ///
    /// Argo CD passes over YAML that has nothing of an object in it (argo-cd: reposerver/repository/repository.go,
    /// `getObjsFromYAMLOrJson`), and Flux over anything but YAML (fluxcd/pkg: kustomize/kustomize_generator.go).
    fileprivate func fails(_ file: Int32, _ path: String, _ unit: SyncUnit) -> Bool {
        guard !KustomizationFacts.isKustomization(path) else { return false }
        if unit.controller == .argocd { return path.hasSuffix(".json") }
        guard path.hasSuffix(".yaml") || path.hasSuffix(".yml"),
            let bytes = try? tree.files[Int(file)].read(), let stream = try? YAMLStream.parse(bytes)
        else { return false }
        var folder = TreePath.folder(of: path)
        while !folder.isEmpty {
            if kustomizations.byFolder[folder] != nil { return false }
            folder = TreePath.folder(of: folder)
        }
        return stream.documents.contains { $0.kind != .scalar && $0["kind"] == nil }
    }
}

extension Diagnostic {
    fileprivate static func noManifest(path: String, _ unit: SyncUnit) -> Diagnostic {
        Diagnostic(
            .noManifest,
            "\(unit.title) reads this as an object, and it is none; list the files of the folder in a kustomization.yaml",
            at: Place(path: path, range: SourceRange(at: SourcePosition(line: 1, column: 1)))
        )
    }
}
