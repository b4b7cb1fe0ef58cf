import Diagnostics

extension Rule {
    /// A dashboard doesn't ask more than a server answers at once.
    static let queryCount = Rule(
        id: "dashboard-query-count",
        category: .observability,
        severity: .info,
        summary: "a dashboard asks no more than 100 queries at once",
        explanation: """
            Everyone who has a dashboard open asks all of its queries with every refresh. Prometheus answers 20 at once by default, the others \
            wait. Panels of a collapsed row ask nothing until it is opened: put what isn't needed at once into one.
            """,
        bad: .words("A dashboard of 60 panels with two queries each, none of them in a collapsed row."),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            let count = dashboard.queries.count { query in
                guard case .panel(let panel) = query.owner, !query.isHidden else { return false }
                return dashboard.panels[panel].group == 0
            }
            guard count > 100 else { return }
            findings.report(.queryCount(count, dashboard))
        }
    )
}

extension Diagnostic {
    fileprivate static func queryCount(_ count: Int, _ dashboard: Dashboard) -> Diagnostic {
        Diagnostic(
            .queryCount,
            "the dashboard asks \(count) queries with every refresh; put panels into collapsed rows",
            at: dashboard.place(of: dashboard.root["title"] ?? dashboard.root)
        )
    }
}
