/// How much a dashboard may ask of a preview.
///
/// A real one has some dozens of panels; the limits keep a file that was made to hurt from doing so.
enum DashboardLimits {
    /// The bytes of a file.
    static let bytes = 8 << 20
    /// Collections within one another.
    static let depth = 60
    /// Dashboards of a tree.
    static let dashboards = 1_000
    /// Folders within one another.
    static let folders = 16
    /// Panels of a dashboard.
    static let panels = 500
    /// Queries of a panel.
    static let targets = 52
    /// Variables of a dashboard.
    static let variables = 100
    /// Values of a variable.
    static let values = 1_000
    /// The bytes of a variable's value.
    static let valueBytes = 1_000
    /// Series of a query that are shown.
    static let series = 100
    /// Points of a series.
    static let points = 1_500
}
