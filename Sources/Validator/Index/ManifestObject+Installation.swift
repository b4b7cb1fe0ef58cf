import YAML

extension ManifestObject {
    /// The namespaces into which a controller installs, because of this object, what the tree doesn't show: a chart, or the
    /// pods of an operator. Nothing can be said there about selectors that match nothing.
    var installationNamespaces: [String] {
        let spec = root["spec"]
        switch (kind.kind, kind.group) {
        // fluxcd: HelmRelease.spec.targetNamespace, the object's own by default.
        case ("HelmRelease", "helm.toolkit.fluxcd.io"):
            return [spec?["targetNamespace"]?.string ?? namespace]
        // argo-cd: Application.spec.source.chart, or one of several sources.
        case ("Application", "argoproj.io"):
            let sources = [spec?["source"]].compactMap(\.self) + (spec.map { Array($0.list("sources")) } ?? [])
            guard sources.contains(where: { $0["chart"] != nil }) else { return [] }
            return [spec?.at("destination", "namespace")?.string ?? ""]
        // argo-cd reads projects in its own namespace alone, so that is where it is installed.
        case ("AppProject", "argoproj.io"):
            return [namespace]
        // prometheus-operator makes StatefulSets of these.
        case ("Prometheus", "monitoring.coreos.com"), ("PrometheusAgent", "monitoring.coreos.com"),
            ("Alertmanager", "monitoring.coreos.com"), ("ThanosRuler", "monitoring.coreos.com"),
            ("Grafana", "grafana.integreatly.org"):
            return [namespace]
        default:
            return []
        }
    }
}
