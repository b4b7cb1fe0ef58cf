extension ManifestIndex {
    /// Whether a selector may mean pods that Prometheus' operator makes of objects that are kept elsewhere.
    ///
    /// Where the tree has monitors or rules, some Prometheus reads them. The operator labels its pods with
    /// `app.kubernetes.io/name` (prometheus-operator: `ApplicationNameLabelKey`),
    /// and so does Grafana's chart.
    func mayMeanOperatorsPods(_ selector: LabelSelector) -> Bool {
        let names = ["prometheus", "alertmanager", "thanos-ruler", "grafana"]
        return hasMonitoring
            && selector.labels.contains { $0.key == "app.kubernetes.io/name" && names.contains($0.value) }
    }
}
