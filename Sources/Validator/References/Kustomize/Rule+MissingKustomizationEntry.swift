import Diagnostics

extension Rule {
    /// What a kustomization names is there.
    static let missingKustomizationEntry = Rule(
        id: "missing-kustomization-entry",
        category: .references,
        severity: .error,
        summary: "what a kustomization names is there",
        explanation: """
            A build with an entry that leads to nothing fails, and with it the sync of everything that the \
            kustomization brings together. A folder needs a kustomization of its own.
            """,
        bad: .tree([
            "kustomization.yaml": """
            resources: [setings.yaml]

            """,
            "settings.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
            "other/kustomization.yaml": """
            resources: [../settings.yaml]

            """,
        ]),
        good: .tree([
            "kustomization.yaml": """
            resources: [settings.yaml]

            """,
            "settings.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
        ]),
        check: .tree { index, findings in
            for kustomization in index.kustomizations.kustomizations {
                for entry in kustomization.entries {
                    guard let path = kustomization.path(of: entry), index.tree.covers(path), !index.tree.hasFile(path)
                    else { continue }
                    let isFolder = index.tree.hasFolder(path)
                    if isFolder, entry.role == .resource, index.kustomizations.byFolder[path] != nil { continue }
                    findings.report(.missingKustomizationEntry(entry, path, kustomization, isFolder: isFolder, index))
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func missingKustomizationEntry(
        _ entry: KustomizationFacts.Entry,
        _ path: String,
        _ kustomization: KustomizationFacts,
        isFolder: Bool,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let message =
            if isFolder {
                "'\(entry.text)' has no kustomization.yaml; add one, or list the files in it"
            } else {
                "there is no '\(entry.text)'"
                    + NearestName.question(for: TreePath.name(of: path), among: index.tree.neighbours(of: path))
            }
        return Diagnostic(.missingKustomizationEntry, message, at: Place(entry, of: kustomization))
    }
}
