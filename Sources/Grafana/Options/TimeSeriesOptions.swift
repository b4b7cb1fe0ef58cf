public import YAML

/// Lines over time (Grafana `public/app/plugins/panel/timeseries/panelcfg.cue`).
public struct TimeSeriesOptions: Structured {
    /// The names of the series.
    public var legend: Legend
    /// What is told where the pointer is.
    public var tooltip: Tooltip

    /// A line for each series.
    public init(
        legend: Legend = Legend(),
        tooltip: Tooltip = Tooltip()
    ) {
        self.legend = legend
        self.tooltip = tooltip
    }

    /// The fields in the order in which they are written; what Grafana does anyway is left out.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            legend: visit.optional("legend", value?.legend, default: Legend()),
            tooltip: visit.required("tooltip", value?.tooltip)
        )
    }
}
