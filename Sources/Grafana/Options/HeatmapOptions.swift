public import YAML

/// How many observations fell into each bucket of a histogram over time (Grafana
/// `public/app/plugins/panel/heatmap/panelcfg.gen.ts`); ask with `Query.Format.heatmap`, which takes apart Prometheus'
/// cumulative buckets.
public struct HeatmapOptions: Structured {
    /// The unit of the buckets' bounds.
    public var unit: Unit
    /// A scheme of colours from `d3-scale-chromatic`: `Oranges`, `Blues`.
    public var scheme: String

    /// A line for each bucket, named by its upper bound.
    public init(unit: Unit, scheme: String = "Oranges") {
        self.unit = unit
        self.scheme = scheme
    }

    /// The fields in the order in which they are written; those that have no choice here are Grafana's defaults.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        _ = try visit.required("calculate", value.map { _ in false })
        _ = try visit.required("cellGap", value.map { _ in 1 })
        let color = try visit.required("color", value.map { HeatmapColor(scheme: $0.scheme) })
        _ = try visit.required("exemplars", value.map { _ in HeatmapExemplars(color: "rgba(255,0,255,0.7)") })
        // Buckets without observations are left blank.
        _ = try visit.required("filterValues", value.map { _ in HeatmapFilter(le: 1e-9) })
        _ = try visit.required("legend", value.map { _ in HeatmapLegend(show: true) })
        _ = try visit.required("rowsFrame", value.map { _ in HeatmapRows(layout: "auto") })
        _ = try visit.required("showValue", value.map { _ in "never" })
        _ = try visit.required("tooltip", value.map { _ in HeatmapTooltip(mode: .single, yHistogram: true) })
        let axis = try visit.required("yAxis", value.map { HeatmapAxis(unit: $0.unit) })
        return Self(unit: axis.unit, scheme: color.scheme)
    }
}

/// The colours of the cells.
private struct HeatmapColor: Structured {
    var mode = "scheme"
    var scheme: String
    var scale = "exponential"
    var exponent = 0.5
    var fill = "dark-orange"
    var reverse = false
    var steps = 64

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            mode: visit.required("mode", value?.mode),
            scheme: visit.required("scheme", value?.scheme),
            scale: visit.required("scale", value?.scale),
            exponent: visit.required("exponent", value?.exponent),
            fill: visit.required("fill", value?.fill),
            reverse: visit.required("reverse", value?.reverse),
            steps: visit.required("steps", value?.steps)
        )
    }
}

private struct HeatmapExemplars: Structured {
    var color: String

    static func fields<Visitor: FieldVisitor>(of value: Self?, _ visit: inout Visitor) throws(Visitor.Failure) -> Self {
        try Self(color: visit.required("color", value?.color))
    }
}

private struct HeatmapFilter: Structured {
    var le: Double

    static func fields<Visitor: FieldVisitor>(of value: Self?, _ visit: inout Visitor) throws(Visitor.Failure) -> Self {
        try Self(le: visit.required("le", value?.le))
    }
}

private struct HeatmapLegend: Structured {
    var show: Bool

    static func fields<Visitor: FieldVisitor>(of value: Self?, _ visit: inout Visitor) throws(Visitor.Failure) -> Self {
        try Self(show: visit.required("show", value?.show))
    }
}

private struct HeatmapRows: Structured {
    var layout: String

    static func fields<Visitor: FieldVisitor>(of value: Self?, _ visit: inout Visitor) throws(Visitor.Failure) -> Self {
        try Self(layout: visit.required("layout", value?.layout))
    }
}

private struct HeatmapTooltip: Structured {
    var mode: Tooltip.Mode
    var yHistogram: Bool

    static func fields<Visitor: FieldVisitor>(of value: Self?, _ visit: inout Visitor) throws(Visitor.Failure) -> Self {
        try Self(mode: visit.required("mode", value?.mode), yHistogram: visit.required("yHistogram", value?.yHistogram))
    }
}

private struct HeatmapAxis: Structured {
    var unit: Unit

    static func fields<Visitor: FieldVisitor>(of value: Self?, _ visit: inout Visitor) throws(Visitor.Failure) -> Self {
        _ = try visit.required("axisPlacement", value.map { _ in "left" })
        return try Self(unit: visit.required("unit", value?.unit))
    }
}
