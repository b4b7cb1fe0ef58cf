import Diagnostics

extension Rule {
    /// A dashboard from Git can't be edited in Grafana.
    static let dashboardEditable = Rule(
        id: "dashboard-editable",
        category: .observability,
        severity: .warning,
        summary: "a dashboard from Git can't be edited in Grafana",
        explanation: """
            What someone edits in Grafana is lost when the dashboard is installed again from Git, or can't be saved at all. \
            `"editable": false` says so beforehand.
            """,
        bad: DashboardExample.tree(["\"editable\": false": "\"editable\": true"]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            guard dashboard.root["editable"]?.boolean != false else { return }
            findings.report(.editable(dashboard))
        }
    )
}

extension Diagnostic {
    fileprivate static func editable(_ dashboard: Dashboard) -> Diagnostic {
        let node = dashboard.root["editable"] ?? dashboard.root["title"] ?? dashboard.root
        return Diagnostic(
            .dashboardEditable,
            "the dashboard can be edited in Grafana, and what is edited there is lost; set '\"editable\": false'",
            at: dashboard.place(of: node)
        )
    }
}
