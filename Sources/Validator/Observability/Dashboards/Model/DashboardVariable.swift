/// A variable of a dashboard.
struct DashboardVariable {
    let node: JSONNode
    let name: String
    /// `query`, `datasource`, `constant`, `custom`, `interval`, `textbox`, `adhoc`, `groupby`, `switch`.
    let type: String

    init(_ node: JSONNode) {
        self.node = node
        name = node["name"]?.string ?? ""
        type = node["type"]?.string ?? ""
    }

    /// The value that a constant has.
    var constant: String? {
        guard type == "constant" else { return nil }
        return node["query"]?.nonEmptyString ?? node.at("current", "value")?.nonEmptyString
    }
}
