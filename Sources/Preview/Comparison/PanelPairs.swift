/// Which panel of a dashboard was which before.
///
/// Ids say little: who puts a panel in between numbers those after it anew. So a panel is first the one of the same title in the same
/// row, then of the same title elsewhere, then of the same queries, then of the same id and type.
struct PanelPairs {
    /// What was, by the keys of what is.
    private(set) var before: [String: Panel] = [:]
    /// What is no more.
    private(set) var removed: [Panel]

    init(_ old: [Panel], _ new: [Panel]) {
        removed = old
        pair(new) { $0.title.isEmpty ? nil : [$0.section, $0.title, $0.type] }
        pair(new) { $0.title.isEmpty ? nil : [$0.section, $0.title] }
        pair(new) { $0.title.isEmpty ? nil : [$0.title] }
        pair(new) { $0.targets.isEmpty ? nil : $0.targets.map(\.expression) }
        pair(new) { panel in panel.id.map { ["\($0)", panel.type] } }
    }

    /// Pairs those that have the same of something, in their order.
    private mutating func pair(_ new: [Panel], by identity: (Panel) -> [String]?) {
        var places: [[String]: [Int]] = [:]
        for (index, panel) in removed.enumerated() {
            if let identity = identity(panel) { places[identity, default: []].append(index) }
        }
        var taken: Set<Int> = []
        for panel in new where before[panel.key] == nil {
            guard let identity = identity(panel), let index = places[identity]?.first else { continue }
            places[identity]?.removeFirst()
            before[panel.key] = removed[index]
            taken.insert(index)
        }
        removed = removed.indices.filter { !taken.contains($0) }.map { removed[$0] }
    }
}
