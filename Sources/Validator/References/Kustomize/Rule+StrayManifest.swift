import Diagnostics

extension Rule {
    /// A manifest beside a kustomization is named by one.
    static let strayManifest = Rule(
        id: "stray-manifest",
        category: .references,
        severity: .error,
        summary: "a manifest beside a kustomization is named by one",
        explanation: """
            Only what a kustomization names is applied. A manifest that lies beside one and is named by none \
            looks as if it were in force, and is not. List it, or move it away.
            """,
        bad: .tree([
            "kustomization.yaml": """
            resources: [settings.yaml]

            """,
            "settings.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
            "more.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: more}

            """,
        ]),
        good: .tree([
            "kustomization.yaml": """
            resources: [settings.yaml, more.yaml]

            """,
            "settings.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
            "more.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: more}

            """,
        ]),
        check: .tree { index, findings in
            let graph = index.kustomizations
            guard !graph.kustomizations.isEmpty else { return }
            let listed = graph.kustomizations.reduce(into: Set<Int32>()) { listed, kustomization in
                for entry in kustomization.entries where entry.role == .file {
                    guard let file = kustomization.path(of: entry).flatMap(index.tree.file(at:)) else { continue }
                    listed.insert(file)
                }
            }
            for file in Set(index.objects.lazy.map(\.file)) {
                guard !graph.reaches(file), !listed.contains(file) else { continue }
                let path = index.tree.files[Int(file)].path
                guard let neighbour = graph.byFolder[TreePath.folder(of: path)] else { continue }
                let kustomization = graph.kustomizations[neighbour]
                guard kustomization.file != file else { continue }
                findings.report(.strayManifest(path: path, kustomization))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func strayManifest(path: String, _ kustomization: KustomizationFacts) -> Diagnostic {
        Diagnostic(
            .strayManifest,
            "no kustomization names this file; list it in '\(kustomization.path)', or move it away",
            at: Place(path: path)
        )
    }
}
