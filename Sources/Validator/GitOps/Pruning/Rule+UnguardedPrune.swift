import Diagnostics

extension Rule {
    /// What holds other things, or data, isn't pruned without a question.
    static let unguardedPrune: Rule = .init(
        id: "unguarded-prune",
        category: .gitops,
        severity: .error,
        summary: "a Namespace, a PersistentVolumeClaim or a definition of kinds is guarded where a controller prunes",
        explanation: """
            A Namespace that is no longer in Git is pruned with all that is in it, volumes included, a
            PersistentVolumeClaim with its data, and a CustomResourceDefinition with every object of its kinds. A folder
            that is renamed, or a file that is lost in a merge, is enough. For Argo CD, annotate
            `argocd.argoproj.io/sync-options: Prune=confirm,Delete=confirm`; for Flux,
            `kustomize.toolkit.fluxcd.io/prune: disabled`. Deleting them is then a step of its own.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web"),
            "web/namespace.yaml": GitOpsExample.namespace("web"),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web"),
            "web/namespace.yaml": GitOpsExample.namespace("web", GitOpsExample.guards),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for unit in index.gitOps.units {
                let (prunes, deletes) = index.gitOps.removal(of: unit)
                guard prunes || deletes, index.samples(of: unit).contains(where: { $0.kind.holdsOthers }) else {
                    continue
                }
                index.forEachObject(of: unit) { object in
                    guard object.kind.holdsOthers else { return }
                    let flags = index.gitOps.mark(object.site)?.flags ?? []
                    guard !flags.contains(.hook),
                        let missing = unit.controller.missingGuard(flags, prunes: prunes, deletes: deletes)
                    else { return }
                    found.append(.unguarded(object, unit, missing, isPruned: prunes))
                }
            }
            findings.report(found, index)
        }
    )
}

extension ObjectKind {
    /// Whether more goes with an object of the kind than the object.
    fileprivate var holdsOthers: Bool {
        self == .namespace || self == .customResourceDefinition || self == ObjectKind("PersistentVolumeClaim")
    }
}

extension GitOpsIndex {
    /// Whether a unit deletes what is no longer in Git, and whether deleting it deletes what it holds.
    fileprivate func removal(of unit: SyncUnit) -> (prunes: Bool, deletes: Bool) {
        if let application = application(of: unit) {
            return (
                application.options.contains(.prunes) && !application.options.contains(.keepsAll),
                application.options.contains(.cascades) && !application.options.contains(.keepsOnDelete)
            )
        }
        guard let options = kustomization(of: unit)?.options else { return (false, false) }
        return (options.contains(.prunes), options.contains(.cascades))
    }
}

extension SyncController {
    /// The annotation that an object lacks; `nil` when it is guarded.
    fileprivate func missingGuard(_ flags: SyncMark.Flags, prunes: Bool, deletes: Bool) -> String? {
        switch self {
        case .flux:
            return flags.contains(.keptByFlux) ? nil : "kustomize.toolkit.fluxcd.io/prune: disabled"
        case .argocd:
            var options: [String] = []
            if prunes, !flags.contains(.keptByPrune) { options.append("Prune=confirm") }
            if deletes, !flags.contains(.keptByDelete) { options.append("Delete=confirm") }
            return options.isEmpty ? nil : "argocd.argoproj.io/sync-options: \(options.joined(separator: ","))"
        }
    }
}

extension FieldFinding {
    fileprivate static func unguarded(
        _ object: ObjectFacts,
        _ unit: SyncUnit,
        _ missing: String,
        isPruned: Bool
    ) -> FieldFinding {
        let what =
            switch object.kind {
            case .namespace: "all that is in it"
            case .customResourceDefinition: "every object of its kinds"
            default: "its data"
            }
        let cause = isPruned ? "is pruned when it is no longer in Git" : "is deleted with \(unit.title)"
        return FieldFinding(
            .unguardedPrune,
            "\(object.identity.title) \(cause), and \(what) with it; annotate '\(missing)'",
            at: object.site,
            ["metadata", "name"],
            notes: [.init(message: "\(unit.title) applies it", site: unit.site, way: unit.folders.first?.way ?? [])]
        )
    }
}
