public import YAML

/// A panel or the heading of a row, at its place. Only a `Dashboard` makes them, from its sections, or reads them.
public enum PlacedItem: Hashable, Sendable {
    /// A heading.
    case row(PlacedRow)
    /// A panel.
    case panel(PlacedPanel)

    /// The number, unique in the dashboard.
    public var id: Int {
        switch self {
        case .row(let row): row.id
        case .panel(let panel): panel.id
        }
    }

    /// The place.
    public var gridPos: GridPosition {
        switch self {
        case .row(let row): row.gridPos
        case .panel(let panel): panel.gridPos
        }
    }

    /// The panel, if it is one.
    public var panel: PlacedPanel? {
        guard case .panel(let panel) = self else { return nil }
        return panel
    }
}

/// The plugin that draws a panel.
enum PanelKind: String, EnumFieldValue {
    case stat
    case timeSeries = "timeseries"
    case gauge
    case pieChart = "piechart"
    case table
    case barGauge = "bargauge"
    case stateTimeline = "state-timeline"
    case heatmap
    case row
}

extension PlacedItem: Structured {
    /// The fields in the order in which they are written, the type first as the others depend on it.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        let kind = try visit.required("type", value?.kind)
        let visualization = value?.panel?.visualization
        switch kind {
        case .row:
            return .row(try PlacedRow.fields(of: value?.row, &visit))
        case .stat:
            let options = try visit.required("options", visualization?.stat)
            return .panel(try PlacedPanel.fields(of: value?.panel, .stat(options), &visit))
        case .timeSeries:
            let options = try visit.required("options", visualization?.timeSeries)
            return .panel(try PlacedPanel.fields(of: value?.panel, .timeSeries(options), &visit))
        case .gauge:
            let options = try visit.required("options", visualization?.gauge)
            return .panel(try PlacedPanel.fields(of: value?.panel, .gauge(options), &visit))
        case .pieChart:
            let options = try visit.required("options", visualization?.pieChart)
            return .panel(try PlacedPanel.fields(of: value?.panel, .pieChart(options), &visit))
        case .table:
            let options = try visit.required("options", visualization?.table)
            return .panel(try PlacedPanel.fields(of: value?.panel, .table(options), &visit))
        case .barGauge:
            let options = try visit.required("options", visualization?.barGauge)
            return .panel(try PlacedPanel.fields(of: value?.panel, .barGauge(options), &visit))
        case .stateTimeline:
            let options = try visit.required("options", visualization?.stateTimeline)
            return .panel(try PlacedPanel.fields(of: value?.panel, .stateTimeline(options), &visit))
        case .heatmap:
            let options = try visit.required("options", visualization?.heatmap)
            return .panel(try PlacedPanel.fields(of: value?.panel, .heatmap(options), &visit))
        }
    }

    private var kind: PanelKind {
        switch self {
        case .row: .row
        case .panel(let panel): panel.visualization.kind
        }
    }

    private var row: PlacedRow? {
        guard case .row(let row) = self else { return nil }
        return row
    }
}
