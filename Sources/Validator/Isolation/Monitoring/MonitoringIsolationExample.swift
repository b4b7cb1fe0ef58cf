/// What the examples of rules about a shared monitoring stack have in common.
enum MonitoringIsolationExample {
    /// A release of the chart with these values, written in one line each.
    static func stack(prometheus: String = confined, alertmanager: String = "", grafana: String = ownNamespace)
        -> String
    {
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: kube-prometheus-stack, namespace: monitoring}
        spec:
          interval: 30m
          chart: {spec: {chart: kube-prometheus-stack, version: 81.4.5, sourceRef: {kind: HelmRepository, name: charts}}}
          values:
            prometheus: {prometheusSpec: {\(prometheus)}}
            alertmanager: {alertmanagerSpec: {\(alertmanager)}}
            grafana: {\(grafana)}

        """
    }

    private static let confined = "enforcedNamespaceLabel: namespace"
    private static let ownNamespace = sidecar("searchNamespace: monitoring")

    static func sidecar(_ dashboards: String) -> String {
        "sidecar: {dashboards: {\(dashboards)}}"
    }
}
