import Diagnostics

extension Rule {
    /// A dashboard fits into a ConfigMap.
    static let dashboardSize = Rule(
        id: "dashboard-size",
        category: .observability,
        severity: .warning,
        summary: "a dashboard is small enough for the ConfigMap that carries it",
        explanation: """
            The API server takes 1 MiB of data in a ConfigMap. Applied from the client, as `kubectl apply` and Argo CD do by \
            default, all of it goes into an annotation as well, and annotations may have 256 KiB together: a larger dashboard \
            can only be applied by the server. Split it, or apply it with `--server-side`.
            """,
        bad: .words("A dashboard of 300 KB in a ConfigMap that a controller applies from the client."),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            let size = dashboard.root.text.bytes.count
            guard size > Dashboard.annotationLimit else { return }
            findings.report(.dashboardSize(size, dashboard))
        }
    )
}

extension Dashboard {
    /// What fits into the annotation of an object that is applied from the client (Kubernetes:
    /// apimachinery/pkg/api/validation/objectmeta.go, `TotalAnnotationSizeLimitB`).
    static let annotationLimit = 256 << 10
    /// What fits into a ConfigMap (Kubernetes: pkg/apis/core/types.go, `MaxSecretSize`).
    static let objectLimit = 1 << 20
}

extension Diagnostic {
    fileprivate static func dashboardSize(_ size: Int, _ dashboard: Dashboard) -> Diagnostic {
        let isTooLarge = size > Dashboard.objectLimit
        return Diagnostic(
            .dashboardSize,
            isTooLarge
                ? "the dashboard has \(size) bytes, and no ConfigMap may have more than \(Dashboard.objectLimit); split it"
                : "the dashboard has \(size) bytes; over \(Dashboard.annotationLimit) it can only be applied by the server",
            at: dashboard.place(of: dashboard.root["title"] ?? dashboard.root),
            severity: isTooLarge ? .error : .warning
        )
    }
}
