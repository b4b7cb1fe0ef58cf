public import YAML

/// Shares of a whole (Grafana `public/app/plugins/panel/piechart/panelcfg.cue`).
public struct PieChartOptions: Structured {
    /// What it looks like.
    public enum PieType: String, EnumFieldValue {
        /// A disc.
        case pie
        /// A ring.
        case donut
    }

    /// What is told on a part.
    public enum DisplayLabel: String, EnumFieldValue {
        /// Its name.
        case name
        /// Its share.
        case percent
        /// Its value.
        case value
    }

    /// How a series becomes a part.
    public var reduceOptions: ReduceOptions
    /// What it looks like.
    public var pieType: PieType
    /// What is told on each part.
    public var displayLabels: [DisplayLabel]
    /// The names of the parts.
    public var legend: Legend
    /// What is told where the pointer is.
    public var tooltip: Tooltip

    /// A part for each series.
    public init(
        reduceOptions: ReduceOptions = ReduceOptions(),
        pieType: PieType = .pie,
        displayLabels: [DisplayLabel] = [.percent],
        legend: Legend = Legend(displayMode: .table, placement: .right, values: ["percent", "value"]),
        tooltip: Tooltip = Tooltip(mode: .single, sort: .none)
    ) {
        self.reduceOptions = reduceOptions
        self.pieType = pieType
        self.displayLabels = displayLabels
        self.legend = legend
        self.tooltip = tooltip
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            reduceOptions: visit.required("reduceOptions", value?.reduceOptions),
            pieType: visit.required("pieType", value?.pieType),
            displayLabels: visit.required("displayLabels", value?.displayLabels),
            legend: visit.required("legend", value?.legend),
            tooltip: visit.required("tooltip", value?.tooltip)
        )
    }
}
