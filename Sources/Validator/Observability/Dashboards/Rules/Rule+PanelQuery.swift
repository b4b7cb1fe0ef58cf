import Diagnostics

extension Rule {
    /// A panel that shows data asks for some.
    static let panelQuery = Rule(
        id: "panel-query",
        category: .observability,
        severity: .warning,
        summary: "a panel that shows data has queries, each with a refId of its own and an expression",
        explanation: """
            A panel without a query is empty for ever. Of two queries with one `refId` Grafana shows one: what comes back is told \
            apart by it.
            """,
        bad: DashboardExample.tree([
            "{\"refId\": \"A\", \"expr\": \"sum(rate(http_requests_total[$__rate_interval]))\"}": ""
        ]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for panel in dashboard.panels where panel.showsData {
                let targets = panel.node["targets"]?.elements ?? []
                guard !targets.isEmpty else {
                    let node = panel.node["targets"] ?? panel.node["title"] ?? panel.node
                    findings.report(.panelQuery("\(panel.name) has no query", node, dashboard))
                    continue
                }
                var seen: Set<String> = []
                for target in targets {
                    if let node = target["refId"], let id = node.nonEmptyString, !seen.insert(id).inserted {
                        findings.report(
                            .panelQuery("two queries of \(panel.name) have the refId '\(id)'", node, dashboard)
                        )
                    }
                    if let node = target["expr"], (node.string ?? "").allSatisfy(\.isWhitespace) {
                        findings.report(.panelQuery("a query of \(panel.name) is empty", node, dashboard))
                    }
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func panelQuery(_ message: String, _ node: JSONNode, _ dashboard: Dashboard) -> Diagnostic {
        Diagnostic(.panelQuery, message, at: dashboard.place(of: node))
    }
}
