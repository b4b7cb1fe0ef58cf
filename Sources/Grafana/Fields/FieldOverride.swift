public import YAML

/// What differs for one series, or for one column of a table: the field of a name.
public struct FieldOverride: Structured {
    /// The name of the field, as it is after renaming.
    public var field: String
    /// What differs.
    public var properties: [Property]

    /// What differs for the field of a name.
    public init(field: String, _ properties: [Property]) {
        self.field = field
        self.properties = properties
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        let matcher = try visit.required("matcher", value.map { Matcher(id: .byName, options: $0.field) })
        return try Self(field: matcher.options, visit.required("properties", value?.properties))
    }

    /// One thing that differs (Grafana `packages/grafana-data/src/field/standardFieldConfigEditorRegistry.ts`, and for
    /// `custom.` those of the visualization).
    public enum Property: Hashable, Sendable {
        /// The unit.
        case unit(Unit)
        /// The digits after the point.
        case decimals(Int)
        /// The largest value of the scale.
        case max(Double)
        /// What the colours come from.
        case color(FieldColor)
        /// Colours by value.
        case thresholds(Thresholds)
        /// Texts for values.
        case mappings([ValueMapping])
        /// Where a value leads.
        case links([DataLink])
        /// How a cell of a table is drawn.
        case cell(TableCell)
        /// How the line of a time series is drawn.
        case lineStyle(LineStyle)
    }

    private enum MatcherID: String, EnumFieldValue {
        case byName
    }

    private struct Matcher: Structured {
        var id: MatcherID
        var options: String

        static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(id: visit.required("id", value?.id), options: visit.required("options", value?.options))
        }
    }
}

extension FieldOverride.Property: Structured {
    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        switch try visit.required("id", value?.id) {
        case .unit: .unit(try visit.required("value", value?.unit))
        case .decimals: .decimals(try visit.required("value", value?.decimals))
        case .max: .max(try visit.required("value", value?.max))
        case .color: .color(try visit.required("value", value?.color))
        case .thresholds: .thresholds(try visit.required("value", value?.thresholds))
        case .mappings: .mappings(try visit.required("value", value?.mappings))
        case .links: .links(try visit.required("value", value?.links))
        case .cell: .cell(try visit.required("value", value?.cell))
        case .lineStyle: .lineStyle(try visit.required("value", value?.lineStyle))
        }
    }

    private enum ID: String, EnumFieldValue {
        case unit
        case decimals
        case max
        case color
        case thresholds
        case mappings
        case links
        case cell = "custom.cellOptions"
        case lineStyle = "custom.lineStyle"
    }

    private var id: ID {
        switch self {
        case .unit: .unit
        case .decimals: .decimals
        case .max: .max
        case .color: .color
        case .thresholds: .thresholds
        case .mappings: .mappings
        case .links: .links
        case .cell: .cell
        case .lineStyle: .lineStyle
        }
    }

    private var unit: Unit? { if case .unit(let value) = self { value } else { nil } }
    private var decimals: Int? { if case .decimals(let value) = self { value } else { nil } }
    private var max: Double? { if case .max(let value) = self { value } else { nil } }
    private var color: FieldColor? { if case .color(let value) = self { value } else { nil } }
    private var thresholds: Thresholds? { if case .thresholds(let value) = self { value } else { nil } }
    private var mappings: [ValueMapping]? { if case .mappings(let value) = self { value } else { nil } }
    private var links: [DataLink]? { if case .links(let value) = self { value } else { nil } }
    private var cell: TableCell? { if case .cell(let value) = self { value } else { nil } }
    private var lineStyle: LineStyle? { if case .lineStyle(let value) = self { value } else { nil } }
}

/// How a cell of a table is drawn (Grafana `packages/grafana-schema/src/common/table.cue`, `TableCellDisplayMode`).
public struct TableCell: Structured {
    /// What is coloured.
    public enum Kind: String, EnumFieldValue {
        /// Nothing.
        case auto
        /// The text.
        case text = "color-text"
        /// What is behind it.
        case background = "color-background"
    }

    /// What is coloured.
    public var type: Kind

    /// A cell of which something is coloured.
    public init(type: Kind) {
        self.type = type
    }

    /// The one field.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(type: visit.required("type", value?.type))
    }
}

/// Whether a line is whole (Grafana `packages/grafana-schema/src/common/mudball.cue`, `LineStyle`).
public struct LineStyle: Structured {
    /// Whether it is whole.
    public enum Fill: String, EnumFieldValue {
        /// It is.
        case solid
        /// It is dashes.
        case dash
    }

    /// Whether it is whole.
    public var fill: Fill
    /// The lengths of dashes and gaps, in pixels.
    public var dash: [Int]?

    /// Dashes of ten pixels.
    public static let dashed = LineStyle(fill: .dash, dash: [10, 10])

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(fill: visit.required("fill", value?.fill), dash: visit.optional("dash", value?.dash))
    }
}
