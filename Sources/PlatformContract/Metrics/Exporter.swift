extension Metric {
    /// Who exports a metric, and what scraping makes of its labels.
    public struct Exporter: Hashable, Sendable {
        /// Its name, as its project writes it.
        public var name: String
        /// The labels that scraping adds to each of its series.
        public var targetLabels: [Label]
        /// Whether its monitor sets `honorLabels`: a label that a series has itself then wins over the target's.
        public var honorsLabels = false
    }
}

/// What the monitors of kube-prometheus-stack set is in its chart (`charts/kube-prometheus-stack/templates/exporters` and
/// `values.yaml`, and those of its subcharts).
extension Metric.Exporter {
    /// Our own services: the tenant's application, the proxy and the gateway.
    public static let services = Self(name: "tenantry", targetLabels: .serviceMonitor)

    /// Its monitor honours labels, so that `namespace`, `pod` and `container` are those that a series is about; a series that
    /// has none of its own, as those of nodes, has kube-state-metrics' own.
    public static let kubeStateMetrics = Self(
        name: "kube-state-metrics",
        targetLabels: .operatorTarget,
        honorsLabels: true
    )

    /// The kubelets. Their targets are nodes, not pods, and the monitor adds `metrics_path`.
    public static let kubelet = Self(name: "kubelet", targetLabels: .kubelet, honorsLabels: true)

    /// cAdvisor, which is part of the kubelets.
    public static let cAdvisor = Self(name: "cadvisor", targetLabels: .kubelet, honorsLabels: true)

    /// node_exporter, a pod on each node.
    public static let nodeExporter = Self(name: "node-exporter", targetLabels: .operatorTarget)

    /// Prometheus.
    public static let prometheus = Self(name: "prometheus", targetLabels: .operatorTarget)

    /// Prometheus, which writes these of each target after a scrape, with the target's labels alone.
    public static let scraping = Self(name: "prometheus", targetLabels: .operatorTarget)

    /// Prometheus, which writes these of its alerts: there is no target.
    public static let alerting = Self(name: "prometheus", targetLabels: [])

    /// Alertmanager.
    public static let alertmanager = Self(name: "alertmanager", targetLabels: .operatorTarget)

    /// The operator of Prometheus.
    public static let prometheusOperator = Self(
        name: "prometheus-operator",
        targetLabels: .operatorTarget,
        honorsLabels: true
    )

    /// Grafana.
    public static let grafana = Self(name: "grafana", targetLabels: .operatorTarget, honorsLabels: true)

    /// The API servers, which are no pods where the cloud runs them.
    public static let apiServer = Self(
        name: "kube-apiserver",
        targetLabels: [.namespace, .service, .job, .instance, .endpoint]
    )

    /// CoreDNS.
    public static let coreDNS = Self(name: "coredns", targetLabels: .operatorTarget)

    /// Argo CD's application controller, by a PodMonitor of ours, which honours labels: `namespace` is that of what a series is
    /// about.
    public static let argoCD = Self(name: "argo-cd", targetLabels: .podMonitor, honorsLabels: true)

    /// Flux' controllers, likewise.
    public static let flux = Self(name: "flux", targetLabels: .podMonitor, honorsLabels: true)

    /// External Secrets' controller, likewise.
    public static let externalSecrets = Self(name: "external-secrets", targetLabels: .podMonitor, honorsLabels: true)

    /// cert-manager's controller, likewise.
    public static let certManager = Self(name: "cert-manager", targetLabels: .podMonitor, honorsLabels: true)

    /// Whatever is built with controller-runtime: Flux, External Secrets, the operator of Prometheus.
    public static let controllerRuntime = Self(
        name: "controller-runtime",
        targetLabels: .operatorTarget,
        honorsLabels: true
    )

    /// What is written in Go, and our services where they export the same.
    public static let clients = Self(name: "prometheus clients", targetLabels: .operatorTarget)
}

extension [Metric.Label] {
    fileprivate static var operatorTarget: Self { Metric.Label.operatorTarget }
    fileprivate static var serviceMonitor: Self { Metric.Label.serviceMonitor }
    fileprivate static var kubelet: Self { [.namespace, .service, .job, .instance, .endpoint, .node, .metricsPath] }
    /// A PodMonitor has no Service (prometheus-operator `pkg/prometheus/promcfg.go`, `generatePodMonitorConfig`).
    fileprivate static var podMonitor: Self { [.namespace, .pod, .container, .job, .instance, .endpoint] }
}
