public import YAML

/// A bar for each series (Grafana `public/app/plugins/panel/bargauge/panelcfg.cue`).
public struct BarGaugeOptions: Structured {
    /// How a bar is drawn (`packages/grafana-schema/src/common/mudball.cue`, `BarGaugeDisplayMode`).
    public enum DisplayMode: String, EnumFieldValue {
        /// In one colour.
        case basic
        /// Like the lamps of an amplifier.
        case lcd
        /// From the colour of the lowest value to that of its own.
        case gradient
    }

    /// How a series becomes a number.
    public var reduceOptions: ReduceOptions
    /// Which way the bars run.
    public var orientation: Orientation
    /// How a bar is drawn.
    public var displayMode: DisplayMode
    /// Whether the rest of the scale is drawn, too.
    public var showUnfilled: Bool

    /// A bar for each series.
    public init(
        reduceOptions: ReduceOptions = ReduceOptions(),
        orientation: Orientation = .horizontal,
        displayMode: DisplayMode = .basic,
        showUnfilled: Bool = true
    ) {
        self.reduceOptions = reduceOptions
        self.orientation = orientation
        self.displayMode = displayMode
        self.showUnfilled = showUnfilled
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            reduceOptions: visit.required("reduceOptions", value?.reduceOptions),
            orientation: visit.required("orientation", value?.orientation),
            displayMode: visit.required("displayMode", value?.displayMode),
            showUnfilled: visit.required("showUnfilled", value?.showUnfilled)
        )
    }
}
