import Diagnostics
import YAML

extension Rule {
    /// Grafana's sidecar takes dashboards from namespaces that no tenant writes to.
    static let dashboardsFromAnywhere = Rule(
        id: "dashboards-from-anywhere",
        category: .isolation,
        severity: .warning,
        summary: "Grafana's sidecar reads ConfigMaps of the namespaces that are named",
        explanation: """
            By default the sidecar of kube-prometheus-stack reads labelled ConfigMaps of every namespace. Whoever may write one writes \
            files at any place of Grafana's volume (`k8s-sidecar-target-directory`), replaces other dashboards of the same \
            name, and makes the sidecar fetch any address (keys that end in `.url`). Let it read the namespace alone \
            that dashboards are in.
            """,
        bad: .manifest(
            MonitoringIsolationExample.stack(grafana: MonitoringIsolationExample.sidecar("searchNamespace: ALL"))
        ),
        good: .manifest(MonitoringIsolationExample.stack()),
        check: .manifest(kinds: ObjectKind.monitoringStack) { object, findings in
            guard let values = MonitoringValues(object), values.isChart, values.hasGrafana else { return }
            let dashboards = values.grafana?.at("sidecar", "dashboards")
            guard dashboards?["enabled"]?.isFalse != true else { return }
            let namespaces = dashboards?["searchNamespace"]
            // A list, or a text with commas.
            let names = namespaces.map {
                $0.kind == .sequence ? $0.elements.map(\.text) : $0.text.split(separator: ",").map(String.init)
            }
            guard names.map({ $0.isEmpty || $0.contains("ALL") }) ?? true else { return }
            findings.report(
                .dashboardsFromAnywhere(
                    "the sidecar takes dashboards from ConfigMaps of every namespace, also of tenants'; "
                        + "set 'sidecar.dashboards.searchNamespace' to the namespace that they are in",
                    at: object.place(of: namespaces ?? dashboards ?? values.grafana ?? object.nameNode)
                )
            )
        }
    )

    /// Nobody looks into Grafana without an account.
    static let anonymousGrafana = Rule(
        id: "anonymous-grafana",
        category: .isolation,
        severity: .error,
        summary: "Grafana shows nothing to whoever has no account",
        explanation: """
            With anonymous access everybody who reaches Grafana, every tenant's browser among them, sees the dashboards of all, and asks \
            its data sources for any series. A tenant's dashboard is no limit: it is the viewer who writes the queries.
            """,
        bad: .manifest(
            MonitoringIsolationExample.stack(
                grafana: MonitoringIsolationExample.sidecar("searchNamespace: monitoring")
                    + ", grafana.ini: {auth.anonymous: {enabled: true}}"
            )
        ),
        good: .manifest(
            MonitoringIsolationExample.stack(
                grafana: MonitoringIsolationExample.sidecar("searchNamespace: monitoring")
                    + ", grafana.ini: {auth.anonymous: {enabled: false}}"
            )
        ),
        check: .manifest(kinds: ObjectKind.monitoringStack) { object, findings in
            guard let grafana = MonitoringValues(object)?.grafana else { return }
            // A section of the file, or the variable that overrides it (Grafana: conf/defaults.ini, `[auth.anonymous]`).
            let settings = [
                grafana.at("grafana.ini", "auth.anonymous", "enabled"), grafana.at("env", "GF_AUTH_ANONYMOUS_ENABLED"),
            ]
            for setting in settings.compactMap(\.self) where setting.text == "true" {
                findings.report(
                    .anonymousGrafana(
                        "everybody who reaches Grafana sees what it shows to all tenants; take this out",
                        at: object.place(of: setting)
                    )
                )
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func anonymousGrafana(_ message: String, at place: Place, fix: Fix? = nil) -> Diagnostic {
        Diagnostic(.anonymousGrafana, message, at: place, fix: fix)
    }

    fileprivate static func dashboardsFromAnywhere(_ message: String, at place: Place, fix: Fix? = nil) -> Diagnostic {
        Diagnostic(.dashboardsFromAnywhere, message, at: place, fix: fix)
    }
}
