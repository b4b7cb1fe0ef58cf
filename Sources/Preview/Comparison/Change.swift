/// What became of a panel or a dashboard since a revision.
enum Change: String, Sendable {
    case added, removed, changed
}

/// A field that differs.
struct FieldChange: Hashable, Sendable {
    /// What people call it: `query A`, `thresholds`.
    var name: String
    /// As it was; `nil` where there was none.
    var before: String?
    /// As it is; `nil` where there is none any more.
    var after: String?
}

/// A panel that differs from what a revision has.
struct PanelChange: Sendable {
    var change: Change
    /// What differs, where it was changed.
    var fields: [FieldChange]
    /// The panel as it was, under a key of its own.
    var before: Panel?
}

/// A dashboard that differs from what a revision has.
struct DashboardChange: Sendable {
    var change: Change
    /// What differs beside the panels.
    var fields: [FieldChange] = []
    /// By the keys of the panels as they are.
    var panels: [String: PanelChange] = [:]
    /// Panels that are gone, under keys of their own.
    var removed: [Panel] = []
}
