/// A panel of a dashboard.
struct DashboardPanel {
    /// Where it stands, in the units of the grid.
    struct Grid: Hashable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
    }

    let node: JSONNode
    let type: String
    /// The number of the row, collapsed or not, that it belongs to as it is shown: panels of different groups never share a place.
    let group: Int

    /// Sorts of panels that show no data of their own (grafana: public/app/plugins/panel).
    private static let withoutData: Set<String> = [
        "row", "text", "news", "dashlist", "alertlist", "welcome", "gettingstarted", "pluginlist", "live", "debug",
        "annolist",
    ]
    /// Sorts whose values are numbers that a unit belongs to.
    private static let withUnit: Set<String> = [
        "bargauge", "gauge", "graph", "piechart", "singlestat", "stat", "timeseries",
    ]

    var title: String { node["title"]?.string ?? "" }
    var isRow: Bool { type == "row" }
    /// Whether it shows what it asks for; a library panel is defined elsewhere.
    var showsData: Bool { !Self.withoutData.contains(type) && node["libraryPanel"] == nil }
    var needsUnit: Bool { Self.withUnit.contains(type) && node["libraryPanel"] == nil }

    /// How it is called in messages.
    var name: String {
        if !title.isEmpty { return "panel '\(title)'" }
        return node["id"]?.integer.map { "panel \($0)" } ?? "the panel"
    }

    /// Its place; `nil` when it isn't given.
    var grid: Grid? {
        guard let node = node["gridPos"], let width = node["w"]?.integer, let height = node["h"]?.integer else {
            return nil
        }
        return Grid(x: node["x"]?.integer ?? 0, y: node["y"]?.integer ?? 0, width: width, height: height)
    }
}

extension DashboardPanel {
    /// Every panel of a dashboard: of collapsed rows too, and of the rows that dashboards had before version 16 of the schema.
    static func all(in root: JSONNode) -> [DashboardPanel] {
        var panels: [DashboardPanel] = []
        var group = 0
        func add(_ node: JSONNode, _ group: Int) {
            panels.append(DashboardPanel(node: node, type: node["type"]?.string ?? "", group: group))
        }
        for node in root["panels"]?.elements ?? [] where node.kind == .object {
            add(node, 0)
            guard let inner = node["panels"]?.elements, !inner.isEmpty else { continue }
            group += 1
            for panel in inner where panel.kind == .object { add(panel, group) }
        }
        for row in root["rows"]?.elements ?? [] {
            group += 1
            for panel in row["panels"]?.elements ?? [] where panel.kind == .object { add(panel, group) }
        }
        return panels
    }
}
