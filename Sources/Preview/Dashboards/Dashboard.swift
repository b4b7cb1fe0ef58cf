/// A Grafana dashboard, as far as a preview needs it: whoever wrote its JSON.
public struct Dashboard: Sendable {
    /// The file that it was read from.
    public var path: String
    /// What Grafana knows it by; the file's name without its ending where the JSON says none.
    public var uid: String
    /// What people know it by.
    public var title: String
    var description: String
    var tags: [String]
    /// The time range that it opens with: `now-1h`.
    var range: TimeRangeText
    /// How often it asks anew: `30s`; empty for never.
    var refresh: String
    /// `utc`, `browser`, or the name of a zone.
    var timezone: String
    var variables: [Variable]
    var items: [Item]

    /// What stands in the grid.
    enum Item: Sendable {
        case row(Row)
        case panel(Panel)
    }

    /// A heading over the panels that follow it.
    struct Row: Sendable {
        var title: String
        var isCollapsed: Bool
    }

    /// The panels in the order of the file.
    var panels: [Panel] {
        items.compactMap { item in
            if case .panel(let panel) = item { panel } else { nil }
        }
    }
}

/// The two ends of a time range as a dashboard writes them.
struct TimeRangeText: Hashable, Sendable {
    var from: String
    var to: String

    /// What Grafana opens a dashboard with that says nothing.
    static let standard = TimeRangeText(from: "now-6h", to: "now")
}
