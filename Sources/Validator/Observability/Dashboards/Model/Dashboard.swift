import Diagnostics

/// A dashboard of Grafana in the classic form of JSON (grafana: kinds/dashboard/dashboard_kind.cue), as rules look at it.
struct Dashboard {
    let source: DashboardSource
    let root: JSONNode
    /// Every panel, those within rows too, in the order of the text.
    let panels: [DashboardPanel]
    let variables: [DashboardVariable]
    /// Everything that asks a data source.
    let queries: [DashboardQuery]
    /// Every use of a variable.
    let references: [VariableReference]

    /// What it is called in messages.
    var title: String { root["title"]?.nonEmptyString ?? source.name }

    init(_ root: JSONNode, source: DashboardSource) {
        self.root = root
        self.source = source
        panels = DashboardPanel.all(in: root)
        variables = root.at("templating", "list").map { $0.elements.map { DashboardVariable($0) } } ?? []
        queries = DashboardQuery.all(in: root, panels, variables)
        references = VariableReference.all(in: root)
    }

    /// Where a value of it stands.
    func place(of node: JSONNode) -> Place {
        source.place(of: node.range)
    }

    /// Where a part of a string stands, in UTF-8 bytes of what the string says.
    func place(of part: Range<Int>, in string: JSONNode) -> Place {
        source.place(of: string.place(of: part))
    }

    /// The annotations that are queries, not Grafana's own ones.
    var annotations: [JSONNode] {
        (root.at("annotations", "list")?.elements ?? []).filter { $0["builtIn"] == nil }
    }
}

extension Dashboard {
    /// The dashboard that a text is; `nil` for another text.
    ///
    /// What Grafana's API exports has it in a field of its own.
    static func root(of text: JSONDocument) -> JSONNode? {
        let root = text.root["dashboard"].flatMap { $0.kind == .object ? $0 : nil } ?? text.root
        guard root["apiVersion"] == nil else {
            // grafana: apps/dashboard, `dashboard.grafana.app/v1beta1`: the classic form as a specification.
            guard let spec = root["spec"], root["kind"]?.string == "Dashboard", spec["panels"] != nil else {
                return nil
            }
            return spec
        }
        let hasPanels = root["panels"]?.kind == .array || root["rows"]?.kind == .array
        let marks = ["schemaVersion", "templating", "annotations", "title", "timezone", "uid"]
        guard hasPanels, marks.contains(where: { root[$0] != nil }) else { return nil }
        return root
    }

    /// Whether a text that is no JSON was to be one, by its words.
    static func isMeant(in bytes: [UInt8]) -> Bool {
        bytes.contains("\"panels\"")
            && (bytes.contains("\"gridPos\"") || bytes.contains("\"schemaVersion\"")
                || bytes.contains("\"templating\""))
    }

    /// Whether a text may be one, by its words: cheap, and true for all that are.
    static func mayBe(in bytes: [UInt8]) -> Bool {
        bytes.contains("\"panels\"") || bytes.contains("\"rows\"")
    }
}
