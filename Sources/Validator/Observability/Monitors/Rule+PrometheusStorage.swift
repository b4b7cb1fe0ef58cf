import Diagnostics
import YAML

extension Rule {
    /// A Prometheus keeps its metrics on a volume that outlives its pods.
    static let prometheusStorage = Rule(
        id: "prometheus-storage",
        category: .observability,
        severity: .warning,
        summary: "a Prometheus keeps its metrics on a volume of a storage class",
        explanation: """
            Without a volume the operator puts the metrics into an `emptyDir`: whenever the pod moves, all of them are gone, and with \
            them the windows of every alert. A claim without a storage class is bound only where the cluster has a default \
            one; on EKS it has none, so the pod waits for ever. Name both.
            """,
        bad: .manifest(prometheus("retention: 15d")),
        good: .manifest(
            prometheus(
                "storage: {volumeClaimTemplate: {spec: {storageClassName: gp3, resources: {requests: {storage: 50Gi}}}}}"
            )
        ),
        check: .object(kinds: [.prometheus, .helmRelease, .application]) { object, _, findings in
            guard ScraperFacts(object) != nil, let values = PrometheusValues(object) else { return }
            let node = values.node
            let storage = node?.field(values.field)
            guard let storage, storage.count > 0 else {
                findings.report(
                    .noStorage(
                        "nothing says where its metrics are kept: they go into an emptyDir",
                        values,
                        object,
                        storage
                    )
                )
                return
            }
            if let directory = storage.field("emptyDir") {
                findings.report(
                    .noStorage(
                        "its metrics are kept in an emptyDir, which goes with the pod",
                        values,
                        object,
                        directory
                    )
                )
            } else if let claim = storage.field("volumeClaimTemplate"),
                (claim.at("spec", "storageClassName")?.string ?? "").isEmpty
            {
                findings.report(
                    .noStorage(
                        "its volume has no storage class, and not every cluster has a default one",
                        values,
                        object,
                        claim
                    )
                )
            }
        }
    )

    private static func prometheus(_ line: String) -> String {
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main, namespace: monitoring}
        spec:
          serviceMonitorSelector: {}
          \(line)

        """
    }
}

/// What says where a Prometheus keeps its metrics.
private struct PrometheusValues {
    /// The specification, or the chart's values for it.
    var node: YAMLNode?
    var field: StaticString

    /// `nil` where values that the tree doesn't show may say it, or values that are a text of their own.
    init?(_ object: ManifestObject) {
        guard let values = MonitoringValues(object) else { return nil }
        node = values.prometheus
        field = values.isChart ? "storageSpec" : "storage"
    }
}

extension Diagnostic {
    fileprivate static func noStorage(
        _ problem: String,
        _ values: PrometheusValues,
        _ object: ManifestObject,
        _ node: YAMLNode?
    ) -> Diagnostic {
        Diagnostic(
            .prometheusStorage,
            "\(problem); set '\(values.field)' with a volumeClaimTemplate and its storageClassName",
            at: object.place(of: node ?? values.node ?? object.root.at("metadata", "name") ?? object.root)
        )
    }
}
