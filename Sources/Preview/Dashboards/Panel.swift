/// A panel of a dashboard.
struct Panel: Sendable {
    /// What it is called on the page: unique in its dashboard, whatever the ids of the JSON are.
    var key: String
    var id: Int?
    /// `timeseries`, `stat`; any other too.
    var type: String
    var title: String
    /// The title of the row that it stands under; empty before the first row.
    var section: String
    var grid: GridPlace
    var targets: [Target]
    /// The unit's identifier; empty for none.
    var unit: String
    /// The least and the greatest value that the field's configuration names.
    var bounds: (least: Double?, greatest: Double?)
    /// The values that its thresholds colour green.
    var green: ClosedRange<Double>?
    /// The points that a query may give at most, where the panel says so.
    var maxDataPoints: Int?
    /// The least step, `1m`, where the panel says so.
    var interval: String
    /// The panel as JSON without the panels in it, for the page.
    var json: String
    /// What the panel is, field by field, for a comparison: paths and values.
    var fields: [(path: String, value: String)]

    /// A query of a panel.
    struct Target: Sendable {
        var refID: String
        var expression: String
        var legend: String
        var isInstant: Bool
        var isHidden: Bool
        var interval: String
        /// `time_series`, `table`, `heatmap`.
        var format: String
        /// The kind of data source where it is none of Prometheus's.
        var foreignSource: String?
    }
}

/// Where a panel stands: a grid of 24 columns, and rows of 30 pixels with 8 between them (Grafana,
/// `packages/grafana-data/src/types/dashboard.ts` and `public/app/core/constants.ts`).
struct GridPlace: Hashable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    /// A place within the grid, whatever was written.
    init(x: Int, y: Int, width: Int, height: Int) {
        self.x = min(max(x, 0), 23)
        self.y = min(max(y, 0), 10_000)
        self.width = min(max(width, 1), 24 - self.x)
        self.height = min(max(height, 1), 60)
    }
}
