/// What a panel looks like.
public enum Visualization: Hashable, Sendable {
    /// A large number.
    case stat(StatOptions = StatOptions())
    /// Lines over time.
    case timeSeries(TimeSeriesOptions = TimeSeriesOptions())
    /// Arcs.
    case gauge(GaugeOptions = GaugeOptions())
    /// Shares of a whole.
    case pieChart(PieChartOptions = PieChartOptions())
    /// Rows and columns.
    case table(TableOptions = TableOptions())
}

extension Visualization {
    var kind: PanelKind {
        switch self {
        case .stat: .stat
        case .timeSeries: .timeSeries
        case .gauge: .gauge
        case .pieChart: .pieChart
        case .table: .table
        }
    }

    var stat: StatOptions? {
        guard case .stat(let options) = self else { return nil }
        return options
    }

    var timeSeries: TimeSeriesOptions? {
        guard case .timeSeries(let options) = self else { return nil }
        return options
    }

    var gauge: GaugeOptions? {
        guard case .gauge(let options) = self else { return nil }
        return options
    }

    var pieChart: PieChartOptions? {
        guard case .pieChart(let options) = self else { return nil }
        return options
    }

    var table: TableOptions? {
        guard case .table(let options) = self else { return nil }
        return options
    }
}
