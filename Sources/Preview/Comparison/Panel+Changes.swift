extension Panel {
    /// What differs in another panel, in the order in which a reviewer asks: what it shows, what it asks, when it turns red.
    func changes(to new: Panel) -> [FieldChange] {
        var changes: [FieldChange] = []
        func compare(_ name: String, _ before: String?, _ after: String?) {
            if before != after { changes.append(FieldChange(name: name, before: before, after: after)) }
        }
        compare("title", title, new.title)
        compare("type", type, new.type)
        compare("row", section, new.section)
        let before = Self.byID(targets)
        let after = Self.byID(new.targets)
        for id in Set(before.keys).union(after.keys).sorted() {
            compare("query \(id)", before[id]?.expression, after[id]?.expression)
            if let before = before[id], let after = after[id] {
                compare("legend \(id)", before.legend, after.legend)
                compare("evaluation \(id)", before.evaluation, after.evaluation)
            }
        }
        compare("size", grid.size, new.grid.size)
        for (name, values) in Self.differing(fields, new.fields) { compare(name, values.before, values.after) }
        return changes
    }

    private static func byID(_ targets: [Target]) -> [String: Target] {
        Dictionary(targets.map { ($0.refID, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private typealias Values = (before: String?, after: String?)

    /// The fields that differ, those of one list or object as one.
    private static func differing(
        _ old: [(path: String, value: String)],
        _ new: [(path: String, value: String)]
    ) -> [(name: String, values: Values)] {
        let (before, after) = (grouped(old), grouped(new))
        let names = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
        return names.map { ($0, (before[$0], after[$0])) }
    }

    /// The fields by the names that people have for them.
    private static func grouped(_ fields: [(path: String, value: String)]) -> [String: String] {
        var groups: [String: [String]] = [:]
        for (path, value) in fields {
            let (name, rest) = name(of: path)
            groups[name, default: []].append(rest.isEmpty ? value : "\(rest): \(value)")
        }
        return groups.mapValues { $0.joined(separator: "\n") }
    }

    private static func name(of path: String) -> (name: String, rest: String) {
        let shared = [
            ("fieldConfig.defaults.thresholds", "thresholds"), ("fieldConfig.defaults.mappings", "value mappings"),
            ("fieldConfig.overrides", "overrides"), ("options.legend", "legend"), ("options.tooltip", "tooltip"),
            ("options.reduceOptions", "reduction"), ("transformations", "transformations"), ("links", "links"),
            ("datasource", "data source"),
        ]
        for (prefix, name) in shared where path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count)
            if rest.isEmpty || rest.hasPrefix(".") || rest.hasPrefix("[") {
                return (name, String(rest.hasPrefix(".") ? rest.dropFirst() : rest))
            }
        }
        for prefix in ["fieldConfig.defaults.custom.", "fieldConfig.defaults.", "options."] where path.hasPrefix(prefix)
        {
            return (String(path.dropFirst(prefix.count)), "")
        }
        return (path, "")
    }
}

extension Panel.Target {
    /// When it is asked.
    fileprivate var evaluation: String {
        (isInstant ? "instant" : "range") + (isHidden ? ", hidden" : "")
            + (interval.isEmpty ? "" : ", step \(interval)")
    }
}

extension GridPlace {
    fileprivate var size: String { "\(width) of 24 wide, \(height) high" }
}
