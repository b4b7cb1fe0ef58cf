/// A query of a panel with its variables filled in.
struct PanelQuery: Hashable, Sendable {
    var expression: String
    var span: TimeSpan
    /// Milliseconds between two points.
    var step: Int
    /// Whether only the value at the span's end is asked for.
    var isInstant: Bool
    /// The unit and bounds of its panel, by which a sample is plausible.
    var unit: String
    var least: Double?
    var greatest: Double?
    /// The values that the panel's thresholds colour green.
    var green: ClosedRange<Double>?
    /// How its series are called: `{{tenant}}`.
    var legend: String
}

/// Where the values of panels and variables come from.
protocol DataSource: Sendable {
    /// What people are told of it.
    var name: DataSourceName { get }

    /// What a query gives.
    func result(of query: PanelQuery) async throws(QueryFailure) -> QueryResult

    /// The values of a label, of all series or of those that a selector selects.
    func values(ofLabel label: String, selector: String?, in span: TimeSpan) async throws(QueryFailure) -> [String]
}

/// What people are told of a data source.
enum DataSourceName: Hashable, Sendable {
    case sample
    case prometheus(String)
}
