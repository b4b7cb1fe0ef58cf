/// What differs between the dashboards of a tree and those of a revision.
struct Comparison: Sendable {
    /// What people called the revision.
    var revision: String
    /// By the uids of the dashboards; none for those that are the same.
    var dashboards: [String: DashboardChange]
    /// Dashboards that are gone, as they were.
    var removed: [Dashboard]

    init(of dashboards: [Dashboard], with old: [Dashboard], revision: String) {
        self.revision = revision
        let before = Dictionary(old.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [String: DashboardChange] = [:]
        for dashboard in dashboards {
            guard let before = before[dashboard.uid] else {
                changes[dashboard.uid] = DashboardChange(change: .added)
                continue
            }
            let change = Self.change(from: before, to: dashboard)
            if !change.fields.isEmpty || !change.panels.isEmpty || !change.removed.isEmpty {
                changes[dashboard.uid] = change
            }
        }
        self.dashboards = changes
        let uids = Set(dashboards.map(\.uid))
        removed = old.filter { !uids.contains($0.uid) }
    }

    private static func change(from old: Dashboard, to new: Dashboard) -> DashboardChange {
        var change = DashboardChange(change: .changed, fields: fields(from: old, to: new))
        let pairs = PanelPairs(old.panels, new.panels)
        for panel in new.panels {
            guard var before = pairs.before[panel.key] else {
                change.panels[panel.key] = PanelChange(change: .added, fields: [])
                continue
            }
            let fields = before.changes(to: panel)
            guard !fields.isEmpty else { continue }
            before.key = "before-\(before.key)"
            change.panels[panel.key] = PanelChange(change: .changed, fields: fields, before: before)
        }
        change.removed = pairs.removed.map { panel in
            var panel = panel
            panel.key = "removed-\(panel.key)"
            return panel
        }
        return change
    }

    private static func fields(from old: Dashboard, to new: Dashboard) -> [FieldChange] {
        var fields: [FieldChange] = []
        func compare(_ name: String, _ before: String?, _ after: String?) {
            if before != after { fields.append(FieldChange(name: name, before: before, after: after)) }
        }
        compare("title", old.title, new.title)
        compare("description", old.description, new.description)
        compare("time range", "\(old.range.from) to \(old.range.to)", "\(new.range.from) to \(new.range.to)")
        compare("refresh", old.refresh, new.refresh)
        compare("tags", old.tags.joined(separator: ", "), new.tags.joined(separator: ", "))
        let before = Dictionary(old.variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for name in Set(before.keys).union(after.keys).sorted() {
            compare("variable \(name)", before[name]?.summary, after[name]?.summary)
        }
        return fields
    }
}

extension Variable {
    /// What a reviewer reads of it.
    fileprivate var summary: String {
        var parts = [kind.rawValue, query].filter { !$0.isEmpty }
        if isMulti { parts.append("several values") }
        if includesAll { parts.append("with All\(allValue.map { " = \($0)" } ?? "")") }
        if !pattern.isEmpty { parts.append(pattern) }
        return parts.joined(separator: ", ")
    }
}
