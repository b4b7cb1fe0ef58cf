/// What a panel, a query, a variable or an annotation asks.
struct DataSourceReference {
    let node: JSONNode
    /// The sort, as `prometheus`, where it is said.
    var type: String?
    /// The unique id; in old dashboards the name.
    var id: String?
    /// Where the id stands.
    var idNode: JSONNode

    /// A `datasource`; `nil` when there is none.
    init?(_ node: JSONNode?) {
        guard let node else { return nil }
        self.node = node
        type = node["type"]?.string
        idNode = node["uid"] ?? node
        id = idNode.string
    }

    /// Grafana's own ones, which every installation has (grafana: packages/grafana-data, `datasource.ts`;
    /// public/app/features/dashboard/constants: `-- Mixed --`, `-- Dashboard --`, `-- Grafana --`).
    private static let own: Set<String> = [
        "grafana", "-- Grafana --", "-- Mixed --", "-- Dashboard --", "__expr__", "-100",
    ]

    /// Whether it names one data source of one installation.
    var isHardCoded: Bool {
        guard let id, !id.isEmpty else { return false }
        return !id.hasPrefix("$") && !id.hasPrefix("[[") && !Self.own.contains(id) && type != "__expr__"
            && type != "datasource"
    }

    /// The variable that it is taken from.
    var variable: String? {
        guard let id else { return nil }
        return VariableReference.names(in: id).first?.name
    }
}
