import YAML

/// What the tree says of the parts of a monitoring stack: an object of prometheus-operator's, or the values of
/// kube-prometheus-stack for all of them.
struct MonitoringValues {
    /// Whether a chart makes the objects of the values.
    let isChart: Bool
    /// The specification of a Prometheus.
    let prometheus: YAMLNode?
    /// The specification of an Alertmanager.
    let alertmanager: YAMLNode?
    /// The values of Grafana's chart.
    let grafana: YAMLNode?
    /// Whether there is an Alertmanager, and a Grafana, unless the values say otherwise.
    let hasAlertmanager: Bool
    let hasGrafana: Bool

    /// `nil` for other objects, and where values that the tree doesn't show may say more.
    init?(_ object: ManifestObject) {
        let spec = object.root["spec"]
        switch object.kind {
        case .prometheus: self.init(prometheus: spec)
        case .alertmanager: self.init(alertmanager: spec)
        case .helmRelease:
            guard ScraperFacts(object) != nil, spec?["valuesFrom"] == nil else { return nil }
            self.init(chart: spec?["values"])
        case .application:
            let sources = [spec?["source"]].compactMap(\.self) + (spec.map { Array($0.list("sources")) } ?? [])
            let stack = sources.first { $0["chart"]?.string == "kube-prometheus-stack" }
            guard let helm = stack?["helm"], let values = helm["valuesObject"], helm["valueFiles"] == nil else {
                return nil
            }
            self.init(chart: values)
        default: return nil
        }
    }

    private init(prometheus: YAMLNode? = nil, alertmanager: YAMLNode? = nil) {
        isChart = false
        self.prometheus = prometheus
        self.alertmanager = alertmanager
        grafana = nil
        hasAlertmanager = alertmanager != nil
        hasGrafana = false
    }

    /// prometheus-community/helm-charts: kube-prometheus-stack/values.yaml.
    private init(chart values: YAMLNode?) {
        isChart = true
        prometheus = values?.at("prometheus", "prometheusSpec")
        alertmanager = values?.at("alertmanager", "alertmanagerSpec")
        grafana = values?["grafana"]
        hasAlertmanager = values?.at("alertmanager", "enabled")?.isFalse != true
        hasGrafana = values?.at("grafana", "enabled")?.isFalse != true
    }
}

extension ObjectKind {
    static let alertmanager = ObjectKind("Alertmanager", "monitoring.coreos.com")
    static let application = ObjectKind("Application", "argoproj.io")
    static let helmRelease = ObjectKind("HelmRelease", "helm.toolkit.fluxcd.io")
    static let prometheus = ObjectKind("Prometheus", "monitoring.coreos.com")

    /// The kinds that say something of a monitoring stack.
    static let monitoringStack = [alertmanager, application, helmRelease, prometheus]
}
