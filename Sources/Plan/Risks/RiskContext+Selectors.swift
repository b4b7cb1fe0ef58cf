extension RiskContext {
    /// Objects that selected something, and no longer do.
    func selectors() -> [Risk] {
        let isAffected = changes.contains { $0.action != .add || $0.key.kind == "Namespace" }
        guard isAffected else { return [] }
        return new.objects.values.sorted { $0.key < $1.key }.compactMap { object in
            guard let before = old.objects[object.key] else { return nil }
            // What stays selects the same as long as the pods do, which are not looked at twice for nothing.
            guard let selected = Self.selected(by: before, in: old, workloads.old), !selected.isEmpty,
                Self.selected(by: object, in: new, workloads.new)?.isEmpty == true
            else { return nil }
            let names = selected.prefix(3).map(\.title).joined(separator: ", ")
            return Risk(.selectsNothing, object.key, "no longer selects anything; it selected \(names)")
        }
    }

    /// What an object selects; `nil` for one that selects nothing by its nature.
    private static func selected(
        by object: PlanObject,
        in version: TreeVersion,
        _ workloads: [String: [Workload]]
    ) -> [ObjectKey]? {
        let spec = object.value["spec"]
        switch (object.key.kind, object.key.group) {
        case ("Service", ""):
            guard let labels = spec?["selector"]?.strings, !labels.isEmpty else { return nil }
            return pods(PlanSelector(labels: labels), in: [object.key.namespace], workloads)
        case ("NetworkPolicy", "networking.k8s.io"):
            return pods(PlanSelector(spec?["podSelector"]), in: [object.key.namespace], workloads)
        case ("PodDisruptionBudget", "policy"):
            return pods(PlanSelector(spec?["selector"]), in: [object.key.namespace], workloads)
        case ("PodMonitor", "monitoring.coreos.com"):
            return namespaces(of: object).flatMap { pods(PlanSelector(spec?["selector"]), in: $0, workloads) }
        case ("ServiceMonitor", "monitoring.coreos.com"):
            let selector = PlanSelector(spec?["selector"])
            return namespaces(of: object).map { namespaces in
                version.objects("Service", group: "").filter { service in
                    namespaces.contains(service.key.namespace)
                        && selector.matches(service.value.at("metadata", "labels")?.strings ?? [:])
                }
                .map(\.key)
            }
        default: return nil
        }
    }

    /// The namespaces that a monitor looks into; `nil` for all, of which the unit shows only some.
    private static func namespaces(of monitor: PlanObject) -> [String]? {
        let selector = monitor.value.at("spec", "namespaceSelector")
        guard selector?["any"]?.isTrue != true else { return nil }
        let names = selector?.list("matchNames").compactMap(\.string) ?? []
        return names.isEmpty ? [monitor.key.namespace] : names
    }

    private static func pods(
        _ selector: PlanSelector,
        in namespaces: [String],
        _ workloads: [String: [Workload]]
    ) -> [ObjectKey] {
        namespaces.flatMap { workloads[$0] ?? [] }.filter { selector.matches($0.labels) }.map(\.object.key)
    }
}
