import Diagnostics

extension Rule {
    /// A kustomization names a file or folder once.
    static let duplicateKustomizationEntry = Rule(
        id: "duplicate-kustomization-entry",
        category: .references,
        severity: .error,
        summary: "a kustomization names a file or folder once",
        explanation: """
            A build that adds the same objects twice fails. Every path is worked out first, so that `a` and `./a` are the same. Remove one of the two entries.
            """,
        bad: .tree([
            "kustomization.yaml": """
            resources: [settings.yaml, ./settings.yaml]

            """,
            "settings.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

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
                var first: [String: KustomizationFacts.Entry] = [:]
                for entry in kustomization.entries where entry.role == .resource {
                    let name = kustomization.path(of: entry) ?? entry.text
                    if let earlier = first[name] {
                        findings.report(.duplicateKustomizationEntry(entry, earlier, kustomization))
                    } else {
                        first[name] = entry
                    }
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func duplicateKustomizationEntry(
        _ entry: KustomizationFacts.Entry,
        _ earlier: KustomizationFacts.Entry,
        _ kustomization: KustomizationFacts
    ) -> Diagnostic {
        Diagnostic(
            .duplicateKustomizationEntry,
            "'\(entry.text)' is listed twice; remove one of them",
            at: Place(entry, of: kustomization),
            notes: [Note("it is first listed here", at: Place(earlier, of: kustomization).location)]
        )
    }
}
