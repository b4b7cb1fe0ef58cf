import Diagnostics

extension Rule {
    /// A dashboard is JSON.
    static let dashboardJSON = Rule(
        id: "dashboard-json",
        category: .observability,
        severity: .error,
        summary: "a dashboard is JSON",
        explanation: """
            Grafana reads dashboards as strict JSON: no comments, no comma before a closing bracket, no single quotes, no bytes \
            before the text. It leaves out a file that isn't, and says so in its log alone. A reader of YAML takes more, \
            so that nothing else finds this.
            """,
        bad: DashboardExample.tree(["\"overrides\": []}": "\"overrides\": [],}"]),
        good: DashboardExample.tree(),
        check: .elsewhere
    )
}

extension Diagnostic {
    /// A text that should be a dashboard and is no JSON.
    static func dashboardIsNoJSON(_ failure: JSONDocument.Failure, _ source: DashboardSource) -> Diagnostic {
        Diagnostic(
            .dashboardJSON,
            "the dashboard is no JSON: \(failure.message)",
            at: source.place(of: failure.offset..<failure.offset)
        )
    }
}
