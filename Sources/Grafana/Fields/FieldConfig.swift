public import YAML

/// How values are shown, whatever the visualization.
public struct FieldConfig: Structured {
    /// The unit.
    public var unit: Unit
    /// The smallest value of the scale.
    public var min: Double?
    /// The largest value of the scale.
    public var max: Double?
    /// The digits after the point; what suits the value when not set.
    public var decimals: Int?
    /// What is shown when there is no value.
    public var noValue: String?
    /// What the colours come from.
    public var color: FieldColor
    /// Colours by value.
    public var thresholds: Thresholds
    /// Texts for values.
    public var mappings: [ValueMapping]
    /// Where a value leads.
    public var links: [DataLink]
    /// How a time series is drawn.
    public var custom: GraphFieldConfig?

    /// How values are shown.
    public init(
        unit: Unit,
        min: Double? = nil,
        max: Double? = nil,
        decimals: Int? = nil,
        noValue: String? = nil,
        color: FieldColor = .thresholds,
        thresholds: Thresholds = Thresholds(.green),
        mappings: [ValueMapping] = [],
        links: [DataLink] = [],
        custom: GraphFieldConfig? = nil
    ) {
        self.unit = unit
        self.min = min
        self.max = max
        self.decimals = decimals
        self.noValue = noValue
        self.color = color
        self.thresholds = thresholds
        self.mappings = mappings
        self.links = links
        self.custom = custom
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            unit: visit.required("unit", value?.unit),
            min: visit.optional("min", value?.min),
            max: visit.optional("max", value?.max),
            decimals: visit.optional("decimals", value?.decimals),
            noValue: visit.optional("noValue", value?.noValue),
            color: visit.required("color", value?.color),
            thresholds: visit.optional("thresholds", value?.tellingThresholds) ?? Thresholds(.green),
            mappings: visit.optional("mappings", value?.mappings, default: []),
            links: visit.optional("links", value?.links, default: []),
            custom: visit.optional("custom", value?.custom)
        )
    }
}

extension FieldConfig {
    /// The thresholds, unless nothing is drawn of them: with colours of a palette, one step tells nothing.
    fileprivate var tellingThresholds: Thresholds? {
        color.mode == .thresholds || thresholds != Thresholds(.green) ? thresholds : nil
    }
}

/// What the colour of a value or series comes from.
public struct FieldColor: Structured {
    /// The schemes that are used here, of those that Grafana has.
    public enum Mode: String, EnumFieldValue {
        /// The thresholds.
        case thresholds
        /// The palette, by the order of the series.
        case palette = "palette-classic"
        /// The palette, by the name of the series: the same wherever it is shown.
        case paletteByName = "palette-classic-by-name"
        /// One colour.
        case fixed
    }

    /// What the colour comes from.
    public var mode: Mode
    /// The one colour, where it is one.
    public var fixedColor: Color?

    /// The thresholds' colours.
    public static let thresholds = FieldColor(mode: .thresholds)
    /// Colours of the palette, by the name of the series.
    public static let paletteByName = FieldColor(mode: .paletteByName)

    /// One colour.
    public static func fixed(_ color: Color) -> FieldColor {
        FieldColor(mode: .fixed, fixedColor: color)
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            mode: visit.required("mode", value?.mode),
            fixedColor: visit.optional("fixedColor", value?.fixedColor)
        )
    }
}

/// The wrapper that the format puts around `FieldConfig` and what differs from it.
struct FieldConfigSource: Structured {
    var defaults: FieldConfig
    var overrides: [FieldOverride] = []

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            defaults: visit.required("defaults", value?.defaults),
            overrides: visit.required("overrides", value?.overrides)
        )
    }
}
