import Diagnostics

extension Rule {
    /// An object is applied by one Application, and by one Kustomization of Flux.
    static let objectAppliedTwice: Rule = .init(
        id: "object-applied-twice",
        category: .gitops,
        severity: .error,
        summary: "an object is applied by one Application or Kustomization",
        explanation: """
            When two folders build one object of one file, the two that apply them take it from each other, and
            whichever is deleted first deletes it: a shared Namespace with all that is in it. Put what is shared into
            a folder of its own, and let one of them apply that. What two files define is reported by
            `duplicate-object`.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web") + GitOpsExample.application("api", path: "api"),
            "web/kustomization.yaml": GitOpsExample.resources("../shared"),
            "api/kustomization.yaml": GitOpsExample.resources("../shared"),
            "shared/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "shared/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/kustomization.yaml": GitOpsExample.resources("../shared"),
            "shared/kustomization.yaml": GitOpsExample.resources("settings.yaml"),
            "shared/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            let found = [SyncController.argocd, .flux].flatMap { index.objectsAppliedTwice(by: $0) }
            findings.report(found, index)
        }
    )
}

extension ManifestIndex {
    fileprivate func objectsAppliedTwice(by controller: SyncController) -> [FieldFinding] {
        var found: [FieldFinding] = []
        // The unit, counted from 1, that applies each object first.
        var appliers = [Int32](repeating: 0, count: gitOps.units.isEmpty ? 0 : objects.count)
        for (number, unit) in gitOps.units.enumerated() where unit.controller == controller {
            let own = Int32(truncatingIfNeeded: number + 1)
            var seen: Set<Int32> = []
            for file in unit.files {
                gitOps.forEachPlace(of: file, objects, kustomizations) { place in
                    let object = objects[Int(place)]
                    let earlier = appliers[Int(place)]
                    guard earlier != 0, earlier != own else {
                        appliers[Int(place)] = own
                        return
                    }
                    let other = gitOps.units[Int(earlier) - 1]
                    guard other.cluster == unit.cluster, unit.namespace(of: object) == other.namespace(of: object),
                        !unit.sharesFolder(with: other), seen.insert(earlier).inserted
                    else { return }
                    found.append(.appliedTwice(object, unit, other))
                }
            }
        }
        return found
    }
}

extension SyncUnit {
    /// Whether both apply one folder, which is reported as such.
    fileprivate func sharesFolder(with other: SyncUnit) -> Bool {
        folders.contains { own in
            other.folders.contains { $0.path == own.path || own.isWithin($0) || $0.isWithin(own) }
        }
    }
}

extension SyncUnit.Folder {
    fileprivate func isWithin(_ other: Self) -> Bool {
        guard case .manifests(true) = other.form else { return false }
        return other.path.isEmpty || path.hasPrefix(other.path + "/")
    }
}

extension FieldFinding {
    fileprivate static func appliedTwice(_ object: ObjectFacts, _ unit: SyncUnit, _ other: SyncUnit) -> FieldFinding {
        FieldFinding(
            .objectAppliedTwice,
            "\(object.identity.title) is applied by \(other.title) too; put what is shared into a folder of its own",
            at: unit.site,
            unit.folders.first?.way ?? [],
            notes: [
                .init(message: "it is applied here", site: other.site, way: other.folders.first?.way ?? []),
                .init(message: "it is defined here", site: object.site, way: ["metadata", "name"]),
            ]
        )
    }
}
