public import YAML

/// A large number (Grafana `public/app/plugins/panel/stat/panelcfg.cue`).
public struct StatOptions: Structured {
    /// What is coloured.
    public enum ColorMode: String, EnumFieldValue {
        /// The number.
        case value
        /// What is behind it.
        case background
        /// Nothing.
        case none
    }

    /// What is drawn behind the number.
    public enum GraphMode: String, EnumFieldValue {
        /// Nothing.
        case none
        /// The series, as an area.
        case area
    }

    /// What is told.
    public enum TextMode: String, EnumFieldValue {
        /// The number, and the name where there are several.
        case auto
        /// The number.
        case value
        /// Both.
        case valueAndName = "value_and_name"
        /// The name.
        case name
    }

    /// How the series becomes a number.
    public var reduceOptions: ReduceOptions
    /// Which way several are laid out.
    public var orientation: Orientation
    /// What is coloured.
    public var colorMode: ColorMode
    /// What is drawn behind the number.
    public var graphMode: GraphMode
    /// What is told.
    public var textMode: TextMode

    /// A large number, with its series behind it.
    public init(
        reduceOptions: ReduceOptions = ReduceOptions(),
        orientation: Orientation = .auto,
        colorMode: ColorMode = .value,
        graphMode: GraphMode = .area,
        textMode: TextMode = .auto
    ) {
        self.reduceOptions = reduceOptions
        self.orientation = orientation
        self.colorMode = colorMode
        self.graphMode = graphMode
        self.textMode = textMode
    }

    /// The fields in the order in which they are written; what Grafana does anyway is left out.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            reduceOptions: visit.required("reduceOptions", value?.reduceOptions),
            orientation: visit.optional("orientation", value?.orientation, default: .auto),
            colorMode: visit.optional("colorMode", value?.colorMode, default: .value),
            graphMode: visit.optional("graphMode", value?.graphMode, default: .area),
            textMode: visit.optional("textMode", value?.textMode, default: .auto)
        )
    }
}
