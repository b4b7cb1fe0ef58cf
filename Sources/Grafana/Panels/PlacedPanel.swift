import YAML

/// A panel at its place.
public struct PlacedPanel: Hashable, Sendable {
    /// The number, unique in the dashboard.
    public let id: Int
    /// The title.
    public let title: String
    /// What the panel shows.
    public let description: String
    /// The place.
    public let gridPos: GridPosition
    /// Whom it asks.
    public let datasource: DataSource
    /// What it asks.
    public let targets: [Target]
    /// How values are shown.
    public let fieldConfig: FieldConfig
    /// What differs for single fields.
    public let overrides: [FieldOverride]
    /// What is done to the answers.
    public let transformations: [Transformation]
    /// Links at the panel's head.
    public let links: [DashboardLink]
    /// What it looks like.
    public let visualization: Visualization
}

extension PlacedPanel {
    init(_ panel: Panel, id: Int, gridPos: GridPosition) {
        self.init(
            id: id,
            title: panel.title,
            description: panel.description,
            gridPos: gridPos,
            datasource: panel.datasource,
            targets: panel.queries.enumerated().map { Target($1, index: $0, datasource: panel.datasource) },
            fieldConfig: panel.fieldConfig,
            overrides: panel.overrides,
            transformations: panel.transformations,
            links: panel.links,
            visualization: panel.visualization
        )
    }

    /// The fields after type and options.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visualization: Visualization,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        let id = try visit.required("id", value?.id)
        let title = try visit.required("title", value?.title)
        let description = try visit.required("description", value?.description)
        let gridPos = try visit.required("gridPos", value?.gridPos)
        let datasource = try visit.required("datasource", value?.datasource)
        let targets = try visit.required("targets", value?.targets)
        let fields = try visit.required(
            "fieldConfig",
            value.map { FieldConfigSource(defaults: $0.fieldConfig, overrides: $0.overrides) }
        )
        return try Self(
            id: id,
            title: title,
            description: description,
            gridPos: gridPos,
            datasource: datasource,
            targets: targets,
            fieldConfig: fields.defaults,
            overrides: fields.overrides,
            transformations: visit.optional("transformations", value?.transformations, default: []),
            links: visit.optional("links", value?.links, default: []),
            visualization: visualization
        )
    }
}

/// The heading of a row at its place. The panels of the row stand below it, not in it: it is not folded.
public struct PlacedRow: Hashable, Sendable {
    /// The number, unique in the dashboard.
    public let id: Int
    /// The heading.
    public let title: String
    /// The place.
    public let gridPos: GridPosition
}

extension PlacedRow {
    /// The fields after the type.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        let row = try Self(
            id: visit.required("id", value?.id),
            title: visit.required("title", value?.title),
            gridPos: visit.required("gridPos", value?.gridPos)
        )
        _ = try visit.required("collapsed", value.map { _ in false })
        _ = try visit.required("panels", value.map { _ in [String]() })
        return row
    }
}
