import Diagnostics

/// Finds units that are applied before what they need.
struct ApplyOrder {
    /// What an object of a unit needs, and the first that does.
    private struct Use {
        var thing: SyncProviders.Need.Thing
        var object: ObjectFacts
    }

    private(set) var found: [FieldFinding] = []

    private let index: ManifestIndex
    private let providers: SyncProviders
    private let dependencies: DependencyGraph
    /// Whether any of the Applications that a unit makes has a wave.
    private var hasWaves: Set<Int> = []
    /// Steps through the dependencies that may still be taken: circles and chains of thousands have no end of them.
    private var budget = 20_000_000

    init(_ index: ManifestIndex) {
        self.index = index
        providers = SyncProviders(index)
        dependencies = DependencyGraph(index.gitOps)
        for application in index.gitOps.applications where application.wave != 0 {
            if let parent = providers.parents[application.site] { hasWaves.insert(parent) }
        }
        for number in index.gitOps.units.indices { check(number) }
    }

    private mutating func check(_ number: Int) {
        let unit = index.gitOps.units[number]
        var reached: Set<Int>?
        for use in uses(of: unit) {
            let need = SyncProviders.Need(controller: unit.controller, cluster: unit.cluster, thing: use.thing)
            guard let all = providers.byNeed[need] else { continue }
            if unit.controller == .flux, reached == nil {
                reached = dependencies.reachable(from: unit.owner, budget: &budget)
                guard reached != nil else { return }
            }
            var problem: (SyncProviders.Provider, severity: Diagnostic.Severity)?
            for provider in all {
                guard let severity = severity(of: provider, for: number, use, reached ?? []) else {
                    problem = nil
                    break
                }
                problem = (provider, severity)
            }
            if let (provider, severity) = problem { report(use, of: number, provider, severity) }
        }
    }

    /// What the objects of a unit need, each thing once.
    private func uses(of unit: SyncUnit) -> [Use] {
        var uses: [Use] = []
        var namespaces: Set<String> = []
        var groups: Set<String> = []
        for object in index.samples(of: unit) {
            let namespace = unit.namespace(of: object)
            if !namespace.isEmpty, namespaces.insert(namespace).inserted {
                uses.append(Use(thing: .namespace(namespace), object: object))
            }
            let group = object.kind.group
            // The server's own groups have no dot, or end in `.k8s.io`.
            if group.utf8.contains(UInt8(ascii: ".")), !group.hasSuffix(".k8s.io"), groups.insert(group).inserted {
                uses.append(Use(thing: .group(group), object: object))
            }
        }
        return uses
    }

    /// How bad it is that a unit gets something from a provider; `nil` when it's there in time, or nobody can tell.
    private func severity(
        of provider: SyncProviders.Provider,
        for number: Int,
        _ use: Use,
        _ reached: Set<Int>
    ) -> Diagnostic.Severity? {
        let units = index.gitOps.units
        let unit = units[number]
        if provider.unit == number {
            // Within a unit, definitions and Namespaces go first; what a chart brings takes until it's installed.
            return provider.isChart && unit.controller == .flux ? .error : nil
        }
        if providers.isMade(number, by: provider.unit, units) { return nil }
        if unit.controller == .flux { return reached.contains(units[provider.unit].owner) ? nil : .error }
        guard let application = index.gitOps.application(of: unit),
            let other = index.gitOps.application(of: units[provider.unit]),
            let parent = providers.parents[unit.site], parent == providers.parents[other.site]
        else { return nil }
        switch use.thing {
        case .namespace(let namespace) where application.options.contains(.createsNamespace):
            if namespace == application.destination.namespace { return nil }
        case .group where application.options.contains(.skipsDryRun): return nil
        default: break
        }
        if other.wave < application.wave { return nil }
        if other.wave > application.wave { return .error }
        return hasWaves.contains(parent) ? .warning : nil
    }

    private mutating func report(
        _ use: Use,
        of number: Int,
        _ provider: SyncProviders.Provider,
        _ severity: Diagnostic.Severity
    ) {
        let unit = index.gitOps.units[number]
        let other = index.gitOps.units[provider.unit]
        let thing =
            switch use.thing {
            case .namespace(let name): "Namespace '\(name)'"
            case .group(let group): "the kinds of '\(group)'"
            case .account(_, let name): "ServiceAccount '\(name)'"
            }
        let advice: String
        if provider.unit == number {
            advice = "which a chart that it applies itself brings; move one of them into a Kustomization of its own"
        } else if unit.controller == .flux {
            advice = "which \(other.title) brings; wait for it with 'dependsOn'"
        } else {
            advice =
                "which \(other.title) brings in \(severity == .error ? "a later" : "the same") wave; give this a later one"
        }
        found.append(
            FieldFinding(
                .applyOrder,
                "\(use.object.identity.title) needs \(thing), \(advice)",
                at: unit.site,
                unit.controller == .flux
                    ? ["spec", "dependsOn"] : ["metadata", "annotations", "argocd.argoproj.io/sync-wave"],
                severity: severity,
                notes: [
                    .init(message: "it is brought here", site: provider.site, way: ["metadata", "name"]),
                    .init(message: "it is needed here", site: use.object.site, way: ["metadata", "name"]),
                ]
            )
        )
    }
}

extension Rule {
    /// What something needs is applied before it.
    static let applyOrder: Rule = .init(
        id: "apply-order",
        category: .gitops,
        severity: .error,
        summary: "what objects need is applied before them: namespaces, kinds, accounts",
        explanation: """
            A Namespace, a definition of kinds or the chart that brings it have to be there before what is in them or of
            them. Flux waits only for what `dependsOn` names, directly or through others; Argo CD syncs the Applications
            of one parent in the order of their waves. Which parent makes an Application, and which chart brings which
            kinds, is known of what the tree shows and of popular charts alone.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("base", path: "base")
                + GitOpsExample.kustomization("web", path: "web"),
            "base/namespace.yaml": GitOpsExample.namespace("web", GitOpsExample.guards),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("base", path: "base")
                + GitOpsExample.kustomization("web", path: "web", "dependsOn: [{name: base}]"),
            "base/namespace.yaml": GitOpsExample.namespace("web", GitOpsExample.guards),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in findings.report(ApplyOrder(index).found, index) }
    )
}
