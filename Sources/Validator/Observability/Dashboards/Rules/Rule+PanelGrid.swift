import Diagnostics

extension Rule {
    /// Panels lie within the grid and beside one another.
    static let panelGrid = Rule(
        id: "panel-grid",
        category: .observability,
        severity: .warning,
        summary: "panels lie within the 24 columns of the grid, and none on another",
        explanation: """
            Grafana moves a panel that lies on another one, or beyond the edge, to where there is room: the dashboard looks \
            otherwise than it was drawn, and differently after every change. A grid has 24 columns; rows of a dashboard go on \
            downwards without end.
            """,
        bad: DashboardExample.tree(["\"x\": 0, \"y\": 0, \"w\": 12": "\"x\": 16, \"y\": 0, \"w\": 12"]),
        good: DashboardExample.tree(["\"x\": 0, \"y\": 0, \"w\": 12": "\"x\": 12, \"y\": 0, \"w\": 12"]),
        check: .dashboard { dashboard, findings in
            var placed = PlacedPanels()
            for panel in dashboard.panels {
                // The rows of old dashboards lay out their panels themselves.
                guard let node = panel.node["gridPos"] else { continue }
                guard let grid = panel.grid else {
                    findings.report(.panelGrid("\(panel.name) has no width or height", node, dashboard))
                    continue
                }
                if let problem = grid.problem {
                    findings.report(.panelGrid("\(panel.name) \(problem)", node, dashboard))
                    continue
                }
                guard let other = placed.place(grid, panel) else { continue }
                findings.report(
                    .panelGrid("\(panel.name) lies on \(other.name)", node, dashboard, other: other.node["gridPos"])
                )
            }
        }
    )
}

extension DashboardPanel.Grid {
    /// The columns of the grid (grafana: public/app/core/constants.ts, `GRID_COLUMN_COUNT`).
    private static let columns = 24

    /// What is wrong with a place, whatever else there is.
    fileprivate var problem: String? {
        if width <= 0 || height <= 0 { return "is \(width) wide and \(height) high" }
        if x < 0 || y < 0 { return "starts at column \(x) and line \(y); both start at 0" }
        if width > Self.columns || x > Self.columns - width {
            return "reaches from column \(x) beyond the last of \(Self.columns): it is \(width) wide"
        }
        if y > 100_000 || height > 100_000 {
            return "is at line \(y) and \(height) high, further down than anybody scrolls"
        }
        return nil
    }

    fileprivate func overlaps(_ other: Self) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}

/// The panels that have a place already.
private struct PlacedPanels {
    private var panels: [(grid: DashboardPanel.Grid, panel: DashboardPanel)] = []
    /// More than any dashboard has; each panel is compared with each.
    private static let limit = 500

    /// Places a panel, and returns the one that it lies on.
    mutating func place(_ grid: DashboardPanel.Grid, _ panel: DashboardPanel) -> DashboardPanel? {
        guard panels.count < Self.limit else { return nil }
        let other = panels.first { $0.panel.group == panel.group && $0.grid.overlaps(grid) }?.panel
        panels.append((grid, panel))
        return other
    }
}

extension Diagnostic {
    fileprivate static func panelGrid(
        _ message: String,
        _ node: JSONNode,
        _ dashboard: Dashboard,
        other: JSONNode? = nil
    ) -> Diagnostic {
        Diagnostic(
            .panelGrid,
            message,
            at: dashboard.place(of: node),
            notes: other.map { [Note("the other one is here", at: dashboard.place(of: $0).location)] } ?? []
        )
    }
}
