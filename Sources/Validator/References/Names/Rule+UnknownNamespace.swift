import Diagnostics

extension Rule {
    /// The namespace of an object is in the tree, where namespaces are.
    static let unknownNamespace = Rule(
        id: "unknown-namespace",
        category: .references,
        severity: .warning,
        summary: "the namespace of an object is in the tree, where namespaces are",
        explanation: """
            Objects of a namespace that does not exist cannot be applied. A tree that brings namespaces along \
            mostly brings all of them; a name that differs in one letter is then a mistake. `default` and \
            `kube-*` are in every cluster, and the controllers' own namespaces are not looked at.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: acme-corp}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-crop}
            data: {level: info}

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: acme-corp}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}

            """
        ),
        check: .tree { index, findings in
            let known = index.objects(.namespace, in: "").map(\.name)
            guard !known.isEmpty else { return }
            for namespace in index.usedNamespaces where !namespace.isEmpty {
                let objects = index.objects(in: namespace)
                guard namespace != "default", !namespace.hasPrefix("kube-"),
                    !index.contains(.namespace, namespace, in: ""), !objects.contains(where: \.isOfController),
                    let first = objects.min(by: { ($0.file, $0.position) < ($1.file, $1.position) })
                else { continue }
                findings.report(.unknownNamespace(first, known, index))
            }
        }
    )
}

extension ObjectFacts {
    /// Whether it belongs to a GitOps controller, which has its own namespace before anything is synced.
    fileprivate var isOfController: Bool {
        kind.group == "argoproj.io" || kind.group.hasSuffix(".toolkit.fluxcd.io")
    }
}

extension Diagnostic {
    fileprivate static func unknownNamespace(
        _ object: ObjectFacts,
        _ known: [String],
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .unknownNamespace,
            "the tree has no Namespace '\(object.namespace)'"
                + NearestName.question(for: object.namespace, among: known.prefix(1_000)),
            at: Place(index.location(of: object), object: object.identity.title, pointer: "/metadata/name")
        )
    }
}
