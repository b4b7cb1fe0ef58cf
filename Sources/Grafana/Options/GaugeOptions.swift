public import YAML

/// An arc between minimum and maximum (Grafana `public/app/plugins/panel/gauge/panelcfg.cue`).
public struct GaugeOptions: Structured {
    /// How a series becomes a number.
    public var reduceOptions: ReduceOptions
    /// Which way several are laid out.
    public var orientation: Orientation
    /// Whether the thresholds' values are told.
    public var showThresholdLabels: Bool
    /// Whether the thresholds' colours are drawn.
    public var showThresholdMarkers: Bool

    /// An arc for each series.
    public init(
        reduceOptions: ReduceOptions = ReduceOptions(),
        orientation: Orientation = .auto,
        showThresholdLabels: Bool = false,
        showThresholdMarkers: Bool = true
    ) {
        self.reduceOptions = reduceOptions
        self.orientation = orientation
        self.showThresholdLabels = showThresholdLabels
        self.showThresholdMarkers = showThresholdMarkers
    }

    /// The fields in the order in which they are written; what Grafana does anyway is left out.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            reduceOptions: visit.required("reduceOptions", value?.reduceOptions),
            orientation: visit.optional("orientation", value?.orientation, default: .auto),
            showThresholdLabels: visit.optional("showThresholdLabels", value?.showThresholdLabels, default: false),
            showThresholdMarkers: visit.optional("showThresholdMarkers", value?.showThresholdMarkers, default: true)
        )
    }
}
