import Diagnostics

extension Rule {
    /// Within an Application, what objects need is in no later wave.
    static let waveOrder: Rule = .init(
        id: "wave-order",
        category: .gitops,
        severity: .error,
        summary:
            "within an Application, a Namespace and a definition of kinds are in no later wave than what needs them",
        explanation: """
            Argo CD applies the waves of an Application one after the other, and goes on only when a wave is healthy.
            An object in an earlier wave than its Namespace, or than the definition of its kind, is refused, and with it
            the sync. Within a wave the order is right by itself.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/all.yaml": GitOpsExample.namespace(
                "web",
                "annotations: {argocd.argoproj.io/sync-options: \"Prune=confirm\", argocd.argoproj.io/sync-wave: \"1\"}"
            ) + GitOpsExample.settings(),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/all.yaml": GitOpsExample.namespace(
                "web",
                "annotations: {argocd.argoproj.io/sync-options: \"Prune=confirm\"}"
            )
                + GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for unit in index.gitOps.units where unit.controller == .argocd {
                guard unit.files.contains(where: { index.gitOps.hasWaves($0.file) }) else { continue }
                found += index.laterThanUsed(in: unit)
            }
            findings.report(found, index)
        }
    )
}

extension ManifestIndex {
    /// Namespaces and definitions of a unit that come after what needs them.
    fileprivate func laterThanUsed(in unit: SyncUnit) -> [FieldFinding] {
        var namespaces: [String: ObjectFacts] = [:]
        var groups: [String: ObjectFacts] = [:]
        forEachObject(of: unit) { object in
            if object.kind == .namespace { namespaces[object.name] = object }
            if object.kind == .customResourceDefinition, let dot = object.name.firstIndex(of: ".") {
                groups[String(object.name[object.name.index(after: dot)...])] = object
            }
        }
        var found: [FieldFinding] = []
        var seen: Set<ObjectSite> = []
        forEachObject(of: unit) { object in
            for provider in [namespaces[unit.namespace(of: object)], groups[object.kind.group]].compactMap(\.self) {
                let wave = gitOps.mark(object.site)?.wave ?? 0
                guard provider.site != object.site, let later = gitOps.mark(provider.site)?.wave, later > wave,
                    seen.insert(provider.site).inserted
                else { continue }
                found.append(
                    FieldFinding(
                        .waveOrder,
                        "\(object.identity.title) needs this in wave \(wave), and it comes in wave \(later)",
                        at: provider.site,
                        ["metadata", "annotations", "argocd.argoproj.io/sync-wave"],
                        notes: [.init(message: "it is needed here", site: object.site, way: ["metadata", "name"])]
                    )
                )
            }
        }
        return found
    }
}

extension GitOpsIndex {
    /// Whether an object of a file has a wave of its own.
    fileprivate func hasWaves(_ file: Int32) -> Bool { marks(in: file).contains { $0.wave != 0 } }
}
