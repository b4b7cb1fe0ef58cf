import Diagnostics

extension Rule {
    /// Grafana's sidecar finds every dashboard.
    static let dashboardNotLoaded = Rule(
        id: "dashboard-not-loaded",
        category: .observability,
        severity: .warning,
        summary: "a ConfigMap with dashboards has the label by which Grafana's sidecar finds it, and keys of its own",
        explanation: """
            The sidecar of kube-prometheus-stack's Grafana loads ConfigMaps labelled `grafana_dashboard`; a dashboard in \
            another one is never seen. It writes every key as a file, so that of two ConfigMaps with one key only the last is \
            loaded. Asked where the label is in use in the tree, in other ConfigMaps or by the chart.
            """,
        bad: tree("web"),
        good: tree("web\n  options: {labels: {grafana_dashboard: \"1\"}}"),
        check: .tree { index, findings in
            let maps = DashboardMap.all(index)
            guard maps.contains(where: \.isLabelled) || !index.scraperObjects.isEmpty else { return }
            var keys: [String: DashboardMap] = [:]
            for map in maps {
                guard map.isLabelled else {
                    findings.report(.dashboardNotLoaded(map))
                    continue
                }
                for key in map.keys {
                    guard let first = keys[key], first.name != map.name else {
                        keys[key] = map
                        continue
                    }
                    findings.report(.dashboardOverwritten(key, map, first))
                }
            }
        }
    )

    private static func tree(_ generator: String) -> Example {
        .tree([
            "kustomization.yaml": """
            namespace: monitoring
            configMapGenerator:
            - files: [web.json]
              name: \(generator)
            - files: [api.json]
              name: api
              options: {labels: {grafana_dashboard: "1"}}

            """,
            "web.json": DashboardExample.text(),
            "api.json": DashboardExample.text([
                "\"title\": \"Web\"": "\"title\": \"API\"", "\"uid\": \"web\"": "\"uid\": \"api\"",
            ]),
        ])
    }
}

/// A ConfigMap with dashboards.
private struct DashboardMap {
    var name: String
    var keys: [String]
    var isLabelled: Bool
    var place: Place

    /// The sidecar's label (prometheus-community/helm-charts: kube-prometheus-stack/values.yaml, `grafana.sidecar.dashboards.label`).
    private static let label = "grafana_dashboard"

    static func all(_ index: ManifestIndex) -> [DashboardMap] {
        generated(index) + written(index)
    }

    /// Those that kustomizations make of files.
    private static func generated(_ index: ManifestIndex) -> [DashboardMap] {
        let files = Set(index.dashboards.filter { $0.key == nil }.map(\.file))
        guard !files.isEmpty else { return [] }
        let graph = index.kustomizations
        return graph.kustomizations.indices.flatMap { number -> [DashboardMap] in
            let kustomization = graph.kustomizations[number]
            let isLabelledByAll =
                (kustomization.generatedLabels + kustomization.labels).contains { $0.key == label }
                || graph.views(ofKustomization: number).contains { $0.labels.contains { $0.key == label } }
            var filesOf: [Int32: [String]] = [:]
            for entry in kustomization.entries where entry.role == .file && "\(entry.field)" == "configMapGenerator" {
                guard let path = kustomization.path(of: entry), let file = index.tree.file(at: path),
                    files.contains(file)
                else {
                    continue
                }
                filesOf[entry.index, default: []].append(TreePath.name(of: path))
            }
            guard !filesOf.isEmpty else { return [] }
            return kustomization.generated.filter { $0.kind == .configMap }.compactMap { generated in
                guard filesOf[generated.index] != nil else { return nil }
                return DashboardMap(
                    name: "\(kustomization.path) \(generated.name)",
                    keys: generated.data.keys,
                    isLabelled: isLabelledByAll || generated.labels.contains { $0.key == label },
                    place: Place(path: kustomization.path, range: SourceRange(at: generated.position))
                )
            }
        }
    }

    /// Those that are written out.
    private static func written(_ index: ManifestIndex) -> [DashboardMap] {
        index.dashboards.compactMap { facts in
            guard let key = facts.key, let holder = facts.holder, holder.isConfigMap else { return nil }
            return DashboardMap(
                name: holder.title,
                keys: [key],
                isLabelled: holder.labels.contains { $0.key == label },
                place: holder.place
            )
        }
    }
}

extension Diagnostic {
    fileprivate static func dashboardNotLoaded(_ map: DashboardMap) -> Diagnostic {
        Diagnostic(
            .dashboardNotLoaded,
            "Grafana's sidecar doesn't find the ConfigMap: it lacks the label 'grafana_dashboard'",
            at: map.place
        )
    }

    fileprivate static func dashboardOverwritten(_ key: String, _ map: DashboardMap, _ first: DashboardMap)
        -> Diagnostic
    {
        Diagnostic(
            .dashboardNotLoaded,
            "another ConfigMap has the key '\(key)'; the sidecar writes one over the other",
            at: map.place,
            notes: [Note("the other one is here", at: first.place.location)]
        )
    }
}
