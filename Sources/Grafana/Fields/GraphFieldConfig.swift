public import YAML

/// How a time series is drawn (Grafana `packages/grafana-schema/src/common/mudball.cue`, `GraphFieldConfig`).
public struct GraphFieldConfig: Structured {
    /// What is drawn.
    public enum DrawStyle: String, EnumFieldValue {
        /// A line from value to value.
        case line
        /// A bar a value.
        case bars
        /// A point a value.
        case points
    }

    /// When points are drawn on a line.
    public enum ShowPoints: String, EnumFieldValue {
        /// When there is room.
        case auto
        /// Never.
        case never
        /// Always.
        case always
    }

    /// How thresholds are drawn.
    public enum ThresholdsMode: String, EnumFieldValue {
        /// Not at all.
        case off
        /// A line at each.
        case line
        /// A dashed line at each.
        case dashed
        /// A coloured area above each.
        case area
    }

    /// How series are put together.
    public enum StackingMode: String, EnumFieldValue {
        /// Each from zero.
        case none
        /// One on the other.
        case normal
        /// One on the other, as shares of their sum.
        case percent
    }

    /// What is drawn.
    public var drawStyle: DrawStyle
    /// The width of the line, in pixels.
    public var lineWidth: Int
    /// How dense the area below the line is, in per cent.
    public var fillOpacity: Int
    /// When points are drawn.
    public var showPoints: ShowPoints
    /// How series are put together.
    public var stacking: StackingMode
    /// How thresholds are drawn.
    public var thresholdsStyle: ThresholdsMode

    /// How a time series is drawn.
    public init(
        drawStyle: DrawStyle = .line,
        lineWidth: Int = 1,
        fillOpacity: Int = 10,
        showPoints: ShowPoints = .never,
        stacking: StackingMode = .none,
        thresholdsStyle: ThresholdsMode = .off
    ) {
        self.drawStyle = drawStyle
        self.lineWidth = lineWidth
        self.fillOpacity = fillOpacity
        self.showPoints = showPoints
        self.stacking = stacking
        self.thresholdsStyle = thresholdsStyle
    }

    /// The fields in the order in which they are written; what Grafana does anyway is left out.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            drawStyle: visit.optional("drawStyle", value?.drawStyle, default: .line),
            lineWidth: visit.optional("lineWidth", value?.lineWidth, default: 1),
            fillOpacity: visit.required("fillOpacity", value?.fillOpacity),
            showPoints: visit.required("showPoints", value?.showPoints),
            stacking: visit.optional(
                "stacking",
                value.map { ModeBox(mode: $0.stacking) },
                default: ModeBox(mode: .none)
            ).mode,
            thresholdsStyle: visit.optional(
                "thresholdsStyle",
                value.map { ModeBox(mode: $0.thresholdsStyle) },
                default: ModeBox(mode: .off)
            ).mode
        )
    }
}

/// An object that holds a mode alone.
private struct ModeBox<Mode: EnumFieldValue>: Structured {
    var mode: Mode

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(mode: visit.required("mode", value?.mode))
    }
}
