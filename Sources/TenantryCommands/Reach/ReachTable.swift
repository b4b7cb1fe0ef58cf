import Diagnostics
import Validator

/// The ways of a map in columns.
struct ReachTable {
    private let map: NetworkMap

    init(_ map: NetworkMap) {
        self.map = map
    }

    /// The columns, each as wide as it has to be.
    var text: String {
        guard !map.edges.isEmpty else { return "no way is open\n" }
        let rows =
            [["FROM", "TO", "PORTS", "LET OUT BY", "LET IN BY"]]
            + map.edges.map { edge in
                [
                    map.nodes[edge.source].title, map.nodes[edge.target].title,
                    edge.ports.joined(separator: ", ") + (edge.isCertain ? "" : " (maybe)"),
                    map.reason(of: edge, isEgress: true), map.reason(of: edge, isEgress: false),
                ]
            }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  "
            )
            while line.hasSuffix(" ") { line.removeLast() }
            return line + "\n"
        }
        .joined()
    }
}

extension NetworkMap {
    /// Why an edge is open at one end, in a few words: the place of the entry, or that nothing isolates it.
    func reason(of edge: Edge, isEgress: Bool) -> String {
        let end = nodes[isEgress ? edge.source : edge.target]
        let reasons = edge.reasons.filter { $0.isEgress == isEgress }
        guard let first = reasons.first else { return "-" }
        guard let location = first.location else {
            return first.policy ?? (end.kind == .unseenPods ? "(no policy in the tree)" : "(no policy)")
        }
        let place = location.range.map { "\(location.path):\($0.start.line)" } ?? location.path
        return reasons.count > 1 ? "\(place) and \(reasons.count - 1) more" : place
    }
}
