public import YAML

/// The names of the series.
public struct Legend: Structured {
    /// How they are laid out.
    public enum DisplayMode: String, EnumFieldValue {
        /// One after the other.
        case list
        /// A line each, with its calculations.
        case table
    }

    /// Where they stand.
    public enum Placement: String, EnumFieldValue {
        /// Below the graph.
        case bottom
        /// Beside it.
        case right
    }

    /// Whether they are shown.
    public var showLegend: Bool
    /// How they are laid out.
    public var displayMode: DisplayMode
    /// Where they stand.
    public var placement: Placement
    /// What is told of each series.
    public var calcs: [ReduceOptions.Calculation]
    /// What is told of each part of a pie: `percent`, `value`.
    public var values: [String]?

    /// The names of the series.
    public init(
        showLegend: Bool = true,
        displayMode: DisplayMode = .list,
        placement: Placement = .bottom,
        calcs: [ReduceOptions.Calculation] = [],
        values: [String]? = nil
    ) {
        self.showLegend = showLegend
        self.displayMode = displayMode
        self.placement = placement
        self.calcs = calcs
        self.values = values
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            showLegend: visit.required("showLegend", value?.showLegend),
            displayMode: visit.required("displayMode", value?.displayMode),
            placement: visit.required("placement", value?.placement),
            calcs: visit.required("calcs", value?.calcs),
            values: visit.optional("values", value?.values)
        )
    }
}

/// What is told where the pointer is.
public struct Tooltip: Structured {
    /// Of which series.
    public enum Mode: String, EnumFieldValue {
        /// The nearest.
        case single
        /// All.
        case multi
        /// None.
        case none
    }

    /// In which order.
    public enum Sort: String, EnumFieldValue {
        /// The smallest first.
        case ascending = "asc"
        /// The largest first.
        case descending = "desc"
        /// As the series come.
        case none
    }

    /// Of which series.
    public var mode: Mode
    /// In which order.
    public var sort: Sort

    /// What is told where the pointer is.
    public init(mode: Mode = .multi, sort: Sort = .descending) {
        self.mode = mode
        self.sort = sort
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(mode: visit.required("mode", value?.mode), sort: visit.required("sort", value?.sort))
    }
}
