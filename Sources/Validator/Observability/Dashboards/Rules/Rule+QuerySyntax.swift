import Diagnostics
import PromQL

extension Rule {
    /// A query of a dashboard is PromQL.
    static let dashboardQuerySyntax = Rule(
        id: "dashboard-query-syntax",
        category: .observability,
        severity: .error,
        summary: "a query to Prometheus in a dashboard parses",
        explanation: """
            A panel whose query doesn't parse shows an error instead of data, and nobody sees it before an incident. Variables of \
            Grafana may stand where Grafana puts text: `$__rate_interval`, `${name:regex}`. Queries of panels, annotations and \
            variables (`label_values`, `query_result`) are looked at.
            """,
        bad: DashboardExample.tree(["sum(rate(": "sum(rat("]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for query in dashboard.queries {
                guard case .failure(let error)? = query.outcome else { continue }
                findings.report(.querySyntax(error, query, dashboard))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func querySyntax(_ error: PromQLError, _ query: DashboardQuery, _ dashboard: Dashboard)
        -> Diagnostic
    {
        Diagnostic(.dashboardQuerySyntax, error.description, at: query.place(of: error.range, in: dashboard))
    }
}
