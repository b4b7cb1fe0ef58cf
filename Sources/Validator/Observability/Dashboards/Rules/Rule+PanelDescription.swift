import Diagnostics

extension Rule {
    /// A panel says what it shows.
    static let panelDescription = Rule(
        id: "panel-description",
        category: .observability,
        severity: .warning,
        summary: "a panel that shows data has a title and a description",
        explanation: """
            Who looks at a dashboard at night didn't write it. The title says what is shown, the description what is good and \
            bad about it and where the number comes from.
            """,
        bad: DashboardExample.tree(["      \"description\": \"Requests answered a second.\",\n": ""]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for panel in dashboard.panels where panel.showsData {
                let missing = ["title", "description"].filter {
                    (panel.node[$0]?.string ?? "").allSatisfy(\.isWhitespace)
                }
                guard !missing.isEmpty else { continue }
                findings.report(.panelDescription(missing, panel, dashboard))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func panelDescription(
        _ missing: [String],
        _ panel: DashboardPanel,
        _ dashboard: Dashboard
    ) -> Diagnostic {
        let node = panel.node[missing[0]] ?? panel.node["title"] ?? panel.node
        return Diagnostic(
            .panelDescription,
            "\(panel.name) has no \(missing.joined(separator: " and no "))",
            at: dashboard.place(of: node)
        )
    }
}
