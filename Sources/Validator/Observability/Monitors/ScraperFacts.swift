import YAML

/// A Prometheus of the operator's, as far as the tree shows it: which monitors it follows, and what its pods are.
struct ScraperFacts: Sendable {
    /// Which objects of a kind it follows.
    enum Selection: Hashable, Sendable {
        case nothing
        case matching(LabelSelector)
        /// Values that the tree doesn't show decide.
        case unknown
    }

    /// The namespace of its pods; `nil` for that of the object.
    var namespace: String?
    /// The labels that its pods certainly have.
    var podLabels: [Label]
    /// Which ServiceMonitors and PodMonitors it follows, by their labels, and by those of their namespaces; without
    /// namespaces only those of its own.
    var serviceMonitors: Selection
    var podMonitors: Selection
    var serviceMonitorNamespaces: LabelSelector?
    var podMonitorNamespaces: LabelSelector?
    /// Whether it limits the samples of every scrape.
    var limitsSamples = false

    /// What all its pods have, however it is installed (prometheus-operator: pkg/prometheus/statefulset.go,
    /// `makeStatefulSetSpec`).
    static let nameLabel = Label(key: "app.kubernetes.io/name", value: "prometheus")

    /// Where and what the scraping pods are when nothing in the tree says: kube-prometheus-stack in `monitoring`.
    static let assumed = (namespace: "monitoring", labels: [nameLabel])
}

extension ScraperFacts {
    /// Reads a Prometheus, or the release of a chart that installs one; `nil` for anything else.
    init?(_ object: ManifestObject) {
        guard object.kind.group.utf8.contains(UInt8(ascii: ".")) else { return nil }
        let spec = object.root["spec"]
        switch (object.kind.kind, object.kind.group) {
        case ("Prometheus", "monitoring.coreos.com"), ("PrometheusAgent", "monitoring.coreos.com"):
            self.init(prometheus: spec, name: object.name)
        case ("HelmRelease", "helm.toolkit.fluxcd.io"):
            guard Self.isStack(spec?.at("chart", "spec", "chart")?.string ?? spec?.at("chartRef", "name")?.string)
            else {
                return nil
            }
            let target = spec?["targetNamespace"]?.string
            // fluxcd: helm-controller api/v2, `HelmRelease.GetReleaseName`.
            let name = spec?["releaseName"]?.string ?? [target, object.name].compactMap(\.self).joined(separator: "-")
            self.init(stack: spec?["values"], release: name, isComplete: spec?["valuesFrom"] == nil)
            namespace = target
        case ("Application", "argoproj.io"):
            let sources = [spec?["source"]].compactMap(\.self) + (spec.map { Array($0.list("sources")) } ?? [])
            guard let source = sources.first(where: { Self.isStack($0["chart"]?.string) }) else { return nil }
            let helm = source["helm"]
            let text = helm?["values"].flatMap { try? YAMLStream.parse($0.text).documents.first }
            let isComplete = helm?["valueFiles"] == nil && helm?["parameters"] == nil
            self.init(
                stack: helm?["valuesObject"] ?? text,
                release: helm?["releaseName"]?.string ?? object.name,
                isComplete: isComplete
            )
            namespace = spec?.at("destination", "namespace")?.string
        default:
            return nil
        }
    }

    private static func isStack(_ chart: String?) -> Bool {
        chart.map { $0 == "kube-prometheus-stack" || $0.hasSuffix("/kube-prometheus-stack") } ?? false
    }

    /// No selector selects nothing, an empty one everything; no selector of namespaces only its own (prometheus-operator:
    /// pkg/apis/monitoring/v1/prometheus_types.go, `CommonPrometheusFields`).
    private init(prometheus spec: YAMLNode?, name: String) {
        func selection(_ field: StaticString) -> Selection {
            spec?.field(field).map { .matching(LabelSelector($0)) } ?? .nothing
        }
        let fixed = [
            Self.nameLabel, Label(key: "app.kubernetes.io/instance", value: name),
            Label(key: "app.kubernetes.io/managed-by", value: "prometheus-operator"),
            Label(key: "operator.prometheus.io/name", value: name), Label(key: "prometheus", value: name),
        ]
        let own = spec?.at("podMetadata", "labels")?.labels ?? []
        podLabels = fixed + own.filter { label in !fixed.contains { $0.key == label.key } }
        serviceMonitors = selection("serviceMonitorSelector")
        podMonitors = selection("podMonitorSelector")
        serviceMonitorNamespaces = spec?.field("serviceMonitorNamespaceSelector").map { LabelSelector($0) }
        podMonitorNamespaces = spec?.field("podMonitorNamespaceSelector").map { LabelSelector($0) }
        limitsSamples = (spec?["enforcedSampleLimit"]?.integer ?? 0) > 0
    }

    /// The chart follows what has its release's label, in every namespace, unless its values say otherwise
    /// (prometheus-community/helm-charts: kube-prometheus-stack/templates/prometheus/prometheus.yaml).
    private init(stack values: YAMLNode?, release: String, isComplete: Bool) {
        let spec = values?.at("prometheus", "prometheusSpec")
        let byRelease = LabelSelector(labels: [Label(key: "release", value: release)])
        func selection(_ field: StaticString, _ usesRelease: StaticString) -> Selection {
            guard isComplete else { return .unknown }
            if let node = spec?.field(field), node.count > 0 { return .matching(LabelSelector(node)) }
            let isOff = spec?.field(usesRelease).map { !$0.isTrue } ?? false
            return .matching(isOff ? LabelSelector(labels: []) : byRelease)
        }
        func namespaces(_ field: StaticString) -> LabelSelector {
            spec?.field(field).map { LabelSelector($0) } ?? LabelSelector(labels: [])
        }
        podLabels = [Self.nameLabel]
        if let own = spec?.at("podMetadata", "labels") { podLabels += own.labels }
        serviceMonitors = selection("serviceMonitorSelector", "serviceMonitorSelectorNilUsesHelmValues")
        podMonitors = selection("podMonitorSelector", "podMonitorSelectorNilUsesHelmValues")
        serviceMonitorNamespaces = namespaces("serviceMonitorNamespaceSelector")
        podMonitorNamespaces = namespaces("podMonitorNamespaceSelector")
        limitsSamples = (spec?["enforcedSampleLimit"]?.integer ?? 0) > 0
    }
}
