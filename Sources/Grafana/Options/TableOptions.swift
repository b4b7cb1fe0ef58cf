public import YAML

/// Rows and columns (Grafana `public/app/plugins/panel/table/panelcfg.cue`).
public struct TableOptions: Structured {
    /// How high a row is.
    public enum CellHeight: String, EnumFieldValue {
        /// One line.
        case small = "sm"
        /// With some room.
        case medium = "md"
        /// With much room.
        case large = "lg"
    }

    /// Whether the columns' names are told.
    public var showHeader: Bool
    /// How high a row is.
    public var cellHeight: CellHeight

    /// A row for each series; ask with `Query.Format.table`.
    public init(
        showHeader: Bool = true,
        cellHeight: CellHeight = .small
    ) {
        self.showHeader = showHeader
        self.cellHeight = cellHeight
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            showHeader: visit.required("showHeader", value?.showHeader),
            cellHeight: visit.required("cellHeight", value?.cellHeight)
        )
    }
}
