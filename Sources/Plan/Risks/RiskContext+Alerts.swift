extension RiskContext {
    /// Alerts that nobody raises any more, while what they were about stays.
    func alerts() -> [Risk] {
        // By name over all objects of a namespace: an alert may move from one to another.
        var lost: [String: [String: ObjectKey]] = [:]
        for object in old.objects("PrometheusRule", group: Self.monitoring) {
            for name in Self.alerts(of: object) { lost[object.key.namespace, default: [:]][name] = object.key }
        }
        for object in new.objects("PrometheusRule", group: Self.monitoring) {
            for name in Self.alerts(of: object) { lost[object.key.namespace]?[name] = nil }
        }
        let gone = Set(changes.filter { $0.action == .destroy && $0.key.kind == "Namespace" }.map(\.key.name))
        return lost.filter { !gone.contains($0.key) }.values.flatMap { alerts -> [Risk] in
            Dictionary(grouping: alerts) { $0.value }.map { key, names in
                let names = names.map(\.key).sorted()
                let shown =
                    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
                return Risk(.alertRemoved, key, "no longer raises \(shown)")
            }
        }
    }

    private static let monitoring = "monitoring.coreos.com"

    private static func alerts(of object: PlanObject) -> Set<String> {
        Set(
            (object.value["spec"]?.list("groups") ?? []).flatMap { $0.list("rules") }.compactMap { $0["alert"]?.string }
        )
    }
}
