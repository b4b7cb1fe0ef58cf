/// What units bring that others can't be applied without.
struct SyncProviders {
    /// A thing that is needed, by the controller that has to bring it.
    struct Need: Hashable {
        enum Thing: Hashable {
            case namespace(String)
            /// The kinds of an API group.
            case group(String)
            case account(namespace: String, name: String)
        }

        var controller: SyncController
        var cluster: String
        var thing: Thing
    }

    /// A unit that brings it, and the object that does.
    struct Provider {
        var unit: Int
        var site: ObjectSite
        /// Whether a chart brings it, which takes time after the unit has been applied.
        var isChart: Bool
    }

    private(set) var byNeed: [Need: [Provider]] = [:]
    /// The unit that applies the Application or the Kustomization at a site.
    private(set) var parents: [ObjectSite: Int] = [:]

    /// The API groups whose definitions popular charts install (their `crds` folders, or `installCRDs`).
    private static let groups: [String: [String]] = [
        "argo-cd": ["argoproj.io"],
        "cert-manager": ["cert-manager.io", "acme.cert-manager.io"],
        "external-secrets": ["external-secrets.io", "generators.external-secrets.io"],
        "grafana-operator": ["grafana.integreatly.org"],
        "keda": ["keda.sh"],
        "kube-prometheus-stack": ["monitoring.coreos.com"],
        "prometheus-operator-crds": ["monitoring.coreos.com"],
        "sealed-secrets": ["bitnami.com"],
    ]

    /// The kinds whose objects bring something.
    private static let kinds: Set<ObjectKind> = [
        .application, .customResourceDefinition, .kustomization, .helmRelease, .namespace, .serviceAccount,
    ]

    init(_ index: ManifestIndex) {
        let charts = Dictionary(
            index.gitOps.releases.map { ($0.site, $0.chart) },
            uniquingKeysWith: { first, _ in first }
        )
        for (number, unit) in index.gitOps.units.enumerated() {
            if let application = index.gitOps.application(of: unit) {
                for chart in application.sources.compactMap(\.chart) { add(chart, of: unit, number, unit.site) }
            }
            guard index.samples(of: unit).contains(where: { Self.kinds.contains($0.kind) }) else { continue }
            index.forEachObject(of: unit) { object in
                switch object.kind {
                case .namespace: add(.namespace(object.name), of: unit, number, object.site)
                case .customResourceDefinition:
                    // A definition is named after its kinds and their group.
                    guard let dot = object.name.firstIndex(of: ".") else { return }
                    add(.group(String(object.name[object.name.index(after: dot)...])), of: unit, number, object.site)
                case .serviceAccount:
                    add(
                        .account(namespace: unit.namespace(of: object), name: object.name),
                        of: unit,
                        number,
                        object.site
                    )
                case .helmRelease:
                    if let chart = charts[object.site] { add(chart, of: unit, number, object.site) }
                case .application, .kustomization: parents[object.site] = number
                default: break
                }
            }
        }
    }

    private mutating func add(_ chart: String, of unit: SyncUnit, _ number: Int, _ site: ObjectSite) {
        for group in Self.groups[chart] ?? [] { add(.group(group), of: unit, number, site, isChart: true) }
    }

    private mutating func add(
        _ thing: Need.Thing,
        of unit: SyncUnit,
        _ number: Int,
        _ site: ObjectSite,
        isChart: Bool = false
    ) {
        byNeed[Need(controller: unit.controller, cluster: unit.cluster, thing: thing), default: []].append(
            Provider(unit: number, site: site, isChart: isChart)
        )
    }

    /// Whether a unit, or one of those that make it, is made by another.
    func isMade(_ unit: Int, by maker: Int, _ units: [SyncUnit]) -> Bool {
        var next = parents[units[unit].site]
        // Units can make each other.
        for _ in 0..<16 {
            guard let parent = next else { return false }
            if parent == maker { return true }
            next = parents[units[parent].site]
        }
        return false
    }
}
