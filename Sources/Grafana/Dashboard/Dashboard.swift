public import YAML

/// A Grafana dashboard in the classic JSON format, provisioned from a file and not edited by hand.
///
/// Property names are those of Grafana's schema (`packages/grafana-schema/src/raw/dashboard/x/dashboard_types.gen.ts`).
/// What is not set is not written.
///
/// ```swift
/// let dashboard = Dashboard(
///     uid: "web",
///     title: "Web",
///     sections: [
///         Section(lines: [
///             Line(height: 8, [
///                 Panel(
///                     title: "Request rate",
///                     description: "Requests a second.",
///                     .timeSeries(),
///                     queries: [Query("sum(rate(http_requests_total[$__rate_interval]))", legend: "requests")],
///                     fieldConfig: FieldConfig(unit: .requestsPerSecond)
///                 )
///             ])
///         ])
///     ]
/// )
/// print(dashboard.json())
/// ```
public struct Dashboard: Structured {
    /// What the dashboard is called by other dashboards, alerts and URLs; it stays when the title changes.
    public var uid: DashboardUID
    /// The title, unique in its folder.
    public var title: String
    /// What the dashboard shows.
    public var description: String?
    /// Words to find and link the dashboard by.
    public var tags: [String]
    /// The time zone in which times are shown.
    public var timezone: TimeZone
    /// Whether the dashboard can be changed in Grafana; a provisioned one would lose the changes.
    public var editable: Bool
    /// How the pointer is shared among panels.
    public var graphTooltip: CursorSync
    /// How often the panels are asked anew: `30s`, `1m`.
    public var refresh: String
    /// The version of the JSON format; Grafana brings an older one up to date when it reads it.
    public var schemaVersion: Int
    /// The time range that is shown first.
    public var time: TimeRange
    /// The dashboard's variables.
    public var templating: Variables
    /// Events that are drawn over time series.
    public var annotations: Annotations?
    /// Links to other dashboards and pages.
    public var links: [DashboardLink]
    /// The panels and the headings of their rows, placed.
    public private(set) var panels: [PlacedItem]

    /// A dashboard whose panels are placed one section below the other; see `Section`.
    public init(
        uid: DashboardUID,
        title: String,
        description: String? = nil,
        tags: [String] = [],
        timezone: TimeZone = .utc,
        editable: Bool = false,
        graphTooltip: CursorSync = .crosshair,
        refresh: String = "30s",
        time: TimeRange = .lastHour,
        variables: [Variable] = [.prometheus],
        annotations: [Annotation] = [],
        links: [DashboardLink] = [],
        sections: [Section]
    ) {
        self.uid = uid
        self.title = title
        self.description = description
        self.tags = tags
        self.timezone = timezone
        self.editable = editable
        self.graphTooltip = graphTooltip
        self.refresh = refresh
        self.schemaVersion = 41
        self.time = time
        self.templating = Variables(list: variables)
        self.annotations = annotations.isEmpty ? nil : Annotations(list: annotations)
        self.links = links
        self.panels = Layout.place(sections)
    }

    /// The dashboard as JSON, two spaces a level, ending in a line feed.
    ///
    /// It is written here, and not by `Structured.json()`, as only code of this module is compiled for the writer.
    public func json() -> String {
        var writer = JSONWriter(capacity: 16_384)
        write(to: &writer)
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Dashboard {
    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        var dashboard = try Self(
            uid: visit.required("uid", value?.uid),
            title: visit.required("title", value?.title),
            description: visit.optional("description", value?.description),
            tags: visit.optional("tags", value?.tags, default: []),
            timezone: visit.required("timezone", value?.timezone),
            editable: visit.required("editable", value?.editable),
            graphTooltip: visit.optional("graphTooltip", value?.graphTooltip, default: .off),
            refresh: visit.required("refresh", value?.refresh),
            time: visit.required("time", value?.time),
            sections: []
        )
        dashboard.schemaVersion = try visit.required("schemaVersion", value?.schemaVersion)
        dashboard.templating = try visit.required("templating", value?.templating)
        dashboard.annotations = try visit.optional("annotations", value?.annotations)
        dashboard.links = try visit.optional("links", value?.links, default: [])
        dashboard.panels = try visit.required("panels", value?.panels)
        return dashboard
    }
}
