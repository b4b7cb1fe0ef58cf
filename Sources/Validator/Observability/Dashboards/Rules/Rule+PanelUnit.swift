import Diagnostics

extension Rule {
    /// A number has a unit that Grafana knows.
    static let panelUnit = Rule(
        id: "panel-unit",
        category: .observability,
        severity: .warning,
        summary: "a panel of numbers has a unit, and one that Grafana knows",
        explanation: """
            Without a unit 0.25 may be seconds, a share or requests a second. A unit that Grafana doesn't know is shown \
            behind the number as it is, and the number isn't scaled: `reqs` instead of `reqps`. A unit of one's own is \
            written with its sort, as `suffix:tokens`.
            """,
        bad: DashboardExample.tree(["\"unit\": \"reqps\"": "\"unit\": \"reqs\""]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for panel in dashboard.panels {
                let units = panel.units
                for node in units {
                    guard let unit = node.nonEmptyString, !unit.hasPrefix("$"), !GrafanaUnit.isKnown(unit) else {
                        continue
                    }
                    findings.report(.unknownUnit(unit, node, panel, dashboard))
                }
                guard panel.needsUnit, !panel.showsNoNumber, !units.contains(where: { $0.nonEmptyString != nil }) else {
                    continue
                }
                findings.report(.missingUnit(panel, dashboard))
            }
        }
    )
}

extension DashboardPanel {
    /// Every unit that it gives: for all fields, for some of them, and for the axes of old graphs.
    fileprivate var units: [JSONNode] {
        var units = [node.at("fieldConfig", "defaults", "unit")].compactMap(\.self)
        for override in node.at("fieldConfig", "overrides")?.elements ?? [] {
            for property in override["properties"]?.elements ?? [] where property["id"]?.string == "unit" {
                if let value = property["value"] { units.append(value) }
            }
        }
        switch type {
        case "graph": units += (node["yaxes"]?.elements ?? []).prefix(1).compactMap { $0["format"] }
        case "singlestat": units += [node["format"]].compactMap(\.self)
        default: break
        }
        return units
    }

    /// Whether words stand for its values, or it shows a label's.
    fileprivate var showsNoNumber: Bool {
        let mappings = node.at("fieldConfig", "defaults", "mappings")?.elements ?? []
        let fields = node.at("options", "reduceOptions", "fields")?.nonEmptyString
        return !mappings.isEmpty || fields != nil || node.at("options", "textMode")?.string == "name"
    }
}

extension Diagnostic {
    fileprivate static func unknownUnit(
        _ unit: String,
        _ node: JSONNode,
        _ panel: DashboardPanel,
        _ dashboard: Dashboard
    ) -> Diagnostic {
        let question = NearestName.question(for: unit, among: GrafanaUnit.ids.sorted())
        return Diagnostic(
            .panelUnit,
            "Grafana has no unit '\(unit)'" + (question.isEmpty ? "; of your own it is 'suffix:\(unit)'" : question),
            at: dashboard.place(of: node)
        )
    }

    fileprivate static func missingUnit(_ panel: DashboardPanel, _ dashboard: Dashboard) -> Diagnostic {
        let node = panel.node.at("fieldConfig", "defaults") ?? panel.node["title"] ?? panel.node
        return Diagnostic(
            .panelUnit,
            "\(panel.name) has no unit; 'none' and 'short' are some too",
            at: dashboard.place(of: node)
        )
    }
}
