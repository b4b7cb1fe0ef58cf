import YAML

/// What the tree says of a Prometheus of the operator's: as an object, or in the values of kube-prometheus-stack.
struct PrometheusFacts: Sendable {
    /// An object that isn't confined to its namespace.
    struct Exclusion: Hashable, Sendable {
        var namespace: String
        /// `nil` for all of the namespace.
        var name: String?
    }

    /// The namespace that it runs in.
    var namespace: String
    /// The label by which rules are confined to their namespace.
    var enforcedNamespaceLabel: String?
    /// The rules that aren't.
    var exclusions: [Exclusion] = []
    /// How far apart scrapes are, in seconds.
    var scrapeInterval: Double?
    /// The labels that it adds to alerts.
    var externalLabels: [String] = []

    /// Those that an object describes.
    static func all(in object: ManifestObject) -> [PrometheusFacts] {
        let spec = object.root["spec"]
        switch (object.kind.kind, object.kind.group) {
        case ("Prometheus", "monitoring.coreos.com"):
            return spec.map { [PrometheusFacts($0, in: object.namespace)] } ?? []
        case ("HelmRelease", "helm.toolkit.fluxcd.io"):
            let namespace = spec?["targetNamespace"]?.string ?? object.namespace
            return [spec?["values"]].compactMap(\.self).compactMap { PrometheusFacts(values: $0, in: namespace) }
        case ("Application", "argoproj.io"):
            let sources = [spec?["source"]].compactMap(\.self) + (spec.map { Array($0.list("sources")) } ?? [])
            let namespace = spec?.at("destination", "namespace")?.string ?? ""
            return sources.compactMap { source in
                guard let helm = source["helm"] else { return nil }
                if let values = helm["valuesObject"] { return PrometheusFacts(values: values, in: namespace) }
                guard let text = helm["values"]?.string, let stream = try? YAMLStream.parse(text) else { return nil }
                return stream.documents.first.flatMap { PrometheusFacts(values: $0, in: namespace) }
            }
        default: return []
        }
    }

    /// kube-prometheus-stack: `values.yaml`, `prometheus.prometheusSpec`, which becomes the object's `spec`.
    private init?(values: YAMLNode, in namespace: String) {
        guard let spec = values.at("prometheus", "prometheusSpec") else { return nil }
        self.init(spec, in: values["namespaceOverride"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? namespace)
    }

    /// prometheus-operator: `pkg/apis/monitoring/v1/prometheus_types.go`, `PrometheusSpec`.
    private init(_ spec: YAMLNode, in namespace: String) {
        self.namespace = namespace
        enforcedNamespaceLabel = spec["enforcedNamespaceLabel"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        for exclusion in spec.list("excludedFromEnforcement") {
            guard exclusion["resource"]?.string == "prometheusrules", let own = exclusion["namespace"]?.string else {
                continue
            }
            let name = exclusion["name"]?.string
            exclusions.append(Exclusion(namespace: own, name: name == "" ? nil : name))
        }
        for exclusion in spec.list("prometheusRulesExcludedFromEnforce") {
            guard let own = exclusion["ruleNamespace"]?.string, let name = exclusion["ruleName"]?.string else {
                continue
            }
            exclusions.append(Exclusion(namespace: own, name: name))
        }
        scrapeInterval = spec["scrapeInterval"]?.string.flatMap(PrometheusDuration.seconds)
        externalLabels = spec["externalLabels"]?.entries.compactMap(\.key.keyText) ?? []
    }
}
