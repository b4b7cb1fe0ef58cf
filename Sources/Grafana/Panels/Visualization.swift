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
    /// Bars.
    case barGauge(BarGaugeOptions = BarGaugeOptions())
    /// States over time.
    case stateTimeline(StateTimelineOptions = StateTimelineOptions())
    /// The buckets of a histogram over time.
    case heatmap(HeatmapOptions)
}

extension Visualization {
    var kind: PanelKind {
        switch self {
        case .stat: .stat
        case .timeSeries: .timeSeries
        case .gauge: .gauge
        case .pieChart: .pieChart
        case .table: .table
        case .barGauge: .barGauge
        case .stateTimeline: .stateTimeline
        case .heatmap: .heatmap
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

    var barGauge: BarGaugeOptions? {
        guard case .barGauge(let options) = self else { return nil }
        return options
    }

    var stateTimeline: StateTimelineOptions? {
        guard case .stateTimeline(let options) = self else { return nil }
        return options
    }

    var heatmap: HeatmapOptions? {
        guard case .heatmap(let options) = self else { return nil }
        return options
    }

    var table: TableOptions? {
        guard case .table(let options) = self else { return nil }
        return options
    }
}
