import Diagnostics

extension Rule {
    /// What Flux waits for is there.
    static let unknownDependency: Rule = .init(
        id: "unknown-dependency",
        category: .gitops,
        severity: .error,
        summary: "what a Kustomization or a HelmRelease waits for is there",
        explanation: """
            Flux applies nothing of a Kustomization whose `dependsOn` names one that doesn't exist: it waits for ever. A
            HelmRelease waits for HelmReleases alone, and a Kustomization for Kustomizations, of its own namespace
            unless another is named.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("base", path: "base")
                + GitOpsExample.kustomization("web", path: "web", "dependsOn: [{name: bse}]"),
            "base/settings.yaml": GitOpsExample.settings("base"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("base", path: "base")
                + GitOpsExample.kustomization("web", path: "web", "dependsOn: [{name: base}]"),
            "base/settings.yaml": GitOpsExample.settings("base"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            guard !index.gitOps.hasUnseen else { return }
            let graph = DependencyGraph(index.gitOps)
            var found: [FieldFinding] = []
            for (node, targets) in zip(graph.nodes, graph.edges) {
                for (place, reference) in node.dependencies.enumerated() where targets[place] == nil {
                    let kind: ObjectKind = reference.kind == "HelmRelease" ? .helmRelease : .kustomization
                    let question = index.question(for: reference.name, kind, in: reference.namespace)
                    found.append(
                        FieldFinding(
                            .unknownDependency,
                            "no \(reference.kind) '\(reference.name)' in namespace '\(reference.namespace)'\(question)",
                            at: node.site,
                            ["spec", "dependsOn", String(place), "name"]
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )

    /// Nothing that Flux applies waits for itself.
    static let dependencyCycle: Rule = .init(
        id: "dependency-cycle",
        category: .gitops,
        severity: .error,
        summary: "nothing that Flux applies waits for itself",
        explanation: """
            Kustomizations, or HelmReleases, that wait for each other in a circle are never applied, and neither is
            what waits for them. The circle is printed; take out the `dependsOn` that has no reason.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("base", path: "base", "dependsOn: [{name: web}]")
                + GitOpsExample.kustomization("web", path: "web", "dependsOn: [{name: base}]"),
            "base/settings.yaml": GitOpsExample.settings("base"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("base", path: "base")
                + GitOpsExample.kustomization("web", path: "web", "dependsOn: [{name: base}]"),
            "base/settings.yaml": GitOpsExample.settings("base"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            let graph = DependencyGraph(index.gitOps)
            findings.report(graph.cycles().compactMap { FieldFinding(cycle: $0, graph) }, index)
        }
    )
}

extension FieldFinding {
    fileprivate init?(cycle: [Int], _ graph: DependencyGraph) {
        guard let first = cycle.first,
            let place = graph.edges[first].firstIndex(of: cycle.count > 1 ? cycle[1] : first)
        else { return nil }
        let names = (cycle + [first]).map { graph.nodes[$0].name }
        let shown = names.count > 12 ? names.prefix(10) + ["…", names[0]] : names[...]
        self.init(
            .dependencyCycle,
            "it waits for itself: \(shown.joined(separator: " -> "))",
            at: graph.nodes[first].site,
            ["spec", "dependsOn", String(place), "name"],
            notes: cycle.dropFirst().prefix(9).map { number in
                let node = graph.nodes[number]
                return Note(message: "'\(node.name)' waits here", site: node.site, way: ["spec", "dependsOn"])
            }
        )
    }
}
