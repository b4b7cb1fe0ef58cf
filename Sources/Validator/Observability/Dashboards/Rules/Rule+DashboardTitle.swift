import Diagnostics

extension Rule {
    /// A dashboard has a title.
    static let dashboardTitle = Rule(
        id: "dashboard-title",
        category: .observability,
        severity: .error,
        summary: "a dashboard has a title",
        explanation: "Grafana refuses a dashboard whose title is empty: it is not installed, and only the log says so.",
        bad: DashboardExample.tree(["\"title\": \"Web\"": "\"title\": \"\""]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            let title = dashboard.root["title"]?.string ?? ""
            guard title.allSatisfy(\.isWhitespace) else { return }
            findings.report(.missingTitle(dashboard))
        }
    )
}

extension Diagnostic {
    fileprivate static func missingTitle(_ dashboard: Dashboard) -> Diagnostic {
        Diagnostic(
            .dashboardTitle,
            "the dashboard has no title; Grafana refuses it",
            at: dashboard.place(of: dashboard.root["title"] ?? dashboard.root["uid"] ?? dashboard.root)
        )
    }
}
