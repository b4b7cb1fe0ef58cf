import Diagnostics

extension Rule {
    /// Panels have ids of their own.
    static let panelID = Rule(
        id: "panel-id",
        category: .observability,
        severity: .error,
        summary: "every panel of a dashboard has an id of its own",
        explanation: """
            Links to a panel, its rendered image and what a panel takes from another one go by its `id`. Of two panels with one \
            id only one is found, and Grafana gives ids anew when it loads such a dashboard, each time others.
            """,
        bad: DashboardExample.tree([
            "\"panels\": [\n":
                "\"panels\": [\n    {\"id\": 1, \"type\": \"row\", \"title\": \"Now\", \"gridPos\": {\"x\": 0, \"y\": 8, \"w\": 24, \"h\": 1}},\n"
        ]),
        good: DashboardExample.tree([
            "\"panels\": [\n":
                "\"panels\": [\n    {\"id\": 2, \"type\": \"row\", \"title\": \"Now\", \"gridPos\": {\"x\": 0, \"y\": 8, \"w\": 24, \"h\": 1}},\n"
        ]),
        check: .dashboard { dashboard, findings in
            var seen: [Int: JSONNode] = [:]
            for panel in dashboard.panels {
                guard let node = panel.node["id"], let id = node.integer else {
                    findings.report(.panelID("\(panel.name) has no id", panel.node["title"] ?? panel.node, dashboard))
                    continue
                }
                if id <= 0 {
                    findings.report(.panelID("the id of \(panel.name) is \(id); ids start at 1", node, dashboard))
                } else if let first = seen[id] {
                    findings.report(
                        .panelID("\(panel.name) has the id \(id) of another panel", node, dashboard, other: first)
                    )
                } else {
                    seen[id] = node
                }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func panelID(
        _ message: String,
        _ node: JSONNode,
        _ dashboard: Dashboard,
        other: JSONNode? = nil
    ) -> Diagnostic {
        Diagnostic(
            .panelID,
            message,
            at: dashboard.place(of: node),
            notes: other.map { [Note("the other one is here", at: dashboard.place(of: $0).location)] } ?? []
        )
    }
}
