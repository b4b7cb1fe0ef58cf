import Diagnostics

extension Rule {
    /// The values of a variable are asked for when the range of time changes.
    static let variableRefresh = Rule(
        id: "variable-refresh",
        category: .observability,
        severity: .warning,
        summary: "a variable that asks for its values does so whenever the range of time changes",
        explanation: """
            A variable that is filled when the dashboard is loaded, or never again, doesn't list what only exists in another range of \
            time: the pods of yesterday's incident can't be chosen. `"refresh": 2` asks again with every range.
            """,
        bad: DashboardExample.tree([
            "\"query\": \"prometheus\"}\n": """
            "query": "prometheus"},
                {"type": "query", "name": "code", "datasource": {"type": "prometheus", "uid": "${datasource}"}, "refresh": 1,
                 "query": {"query": "label_values(http_requests_total, status)", "refId": "A"}}

            """, "http_requests_total[$__": "http_requests_total{status=\\\"$code\\\"}[$__",
        ]),
        good: DashboardExample.tree([
            "\"query\": \"prometheus\"}\n": """
            "query": "prometheus"},
                {"type": "query", "name": "code", "datasource": {"type": "prometheus", "uid": "${datasource}"}, "refresh": 2,
                 "query": {"query": "label_values(http_requests_total, status)", "refId": "A"}}

            """, "http_requests_total[$__": "http_requests_total{status=\\\"$code\\\"}[$__",
        ]),
        check: .dashboard { dashboard, findings in
            for variable in dashboard.variables where variable.type == "query" {
                guard variable.node["refresh"]?.integer != 2 else { continue }
                findings.report(.variableRefresh(variable, dashboard))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func variableRefresh(_ variable: DashboardVariable, _ dashboard: Dashboard) -> Diagnostic {
        let node = variable.node["refresh"] ?? variable.node["name"] ?? variable.node
        return Diagnostic(
            .variableRefresh,
            "the variable '\(variable.name)' isn't filled again when the range of time changes; set '\"refresh\": 2'",
            at: dashboard.place(of: node)
        )
    }
}
