public import YAML

/// States over time: a line for each series, coloured by its value (Grafana
/// `public/app/plugins/panel/state-timeline/panelcfg.cue`).
public struct StateTimelineOptions: Structured {
    /// When the value is written on its span (`packages/grafana-schema/src/common/mudball.cue`, `VisibilityMode`).
    public enum ShowValue: String, EnumFieldValue {
        /// When there is room.
        case auto
        /// Never.
        case never
        /// Always.
        case always
    }

    /// When the value is written on its span.
    public var showValue: ShowValue
    /// The height of a line, as a share of its place.
    public var rowHeight: Double
    /// Whether equal values that follow one another are one span.
    public var mergeValues: Bool
    /// The names of the states.
    public var legend: Legend
    /// What is told where the pointer is.
    public var tooltip: Tooltip

    /// A line of states for each series.
    public init(
        showValue: ShowValue = .never,
        rowHeight: Double = 0.9,
        mergeValues: Bool = true,
        legend: Legend = Legend(showLegend: false),
        tooltip: Tooltip = Tooltip(mode: .single, sort: .none)
    ) {
        self.showValue = showValue
        self.rowHeight = rowHeight
        self.mergeValues = mergeValues
        self.legend = legend
        self.tooltip = tooltip
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            showValue: visit.required("showValue", value?.showValue),
            rowHeight: visit.required("rowHeight", value?.rowHeight),
            mergeValues: visit.required("mergeValues", value?.mergeValues),
            legend: visit.required("legend", value?.legend),
            tooltip: visit.required("tooltip", value?.tooltip)
        )
    }
}
