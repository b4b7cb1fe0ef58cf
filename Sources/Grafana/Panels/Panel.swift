/// A panel that has not been placed: what it says, asks and looks like.
public struct Panel: Hashable, Sendable {
    /// The title.
    public var title: String
    /// What the panel shows, and what to make of it.
    public var description: String
    /// What it looks like.
    public var visualization: Visualization
    /// What it asks.
    public var queries: [Query]
    /// How values are shown.
    public var fieldConfig: FieldConfig
    /// What differs for single series or columns.
    public var overrides: [FieldOverride]
    /// What is done to the answers before they are drawn.
    public var transformations: [Transformation]
    /// Whom it asks.
    public var datasource: DataSource
    /// Links at the panel's head.
    public var links: [DashboardLink]

    /// A panel; time series are coloured by name, everything else by thresholds, unless `fieldConfig` says otherwise.
    public init(
        title: String,
        description: String,
        _ visualization: Visualization,
        queries: [Query],
        fieldConfig: FieldConfig,
        overrides: [FieldOverride] = [],
        transformations: [Transformation] = [],
        datasource: DataSource = .prometheus,
        links: [DashboardLink] = []
    ) {
        self.title = title
        self.description = description
        self.visualization = visualization
        self.queries = queries
        self.fieldConfig = fieldConfig
        self.overrides = overrides
        self.transformations = transformations
        self.datasource = datasource
        self.links = links
        if case .timeSeries = visualization, fieldConfig.custom == nil {
            self.fieldConfig.custom = GraphFieldConfig()
        }
    }
}
