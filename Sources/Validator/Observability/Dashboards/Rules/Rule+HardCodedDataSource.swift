import Diagnostics

extension Rule {
    /// No dashboard is tied to one installation's data source.
    static let hardCodedDataSource = Rule(
        id: "hard-coded-data-source",
        category: .observability,
        severity: .error,
        summary: "panels, queries, variables and annotations take their data source from a variable",
        explanation: """
            The `uid` of a data source is made up by one installation: in another one, or after that one is set up anew, the panel \
            says 'Datasource not found'. Take it from a variable of the sort `datasource`: `${datasource}`. The \
            name of a data source is no better than its id.
            """,
        bad: DashboardExample.tree([
            "\"datasource\": {\"type\": \"prometheus\", \"uid\": \"${datasource}\"},\n      \"targets\"":
                "\"datasource\": {\"type\": \"prometheus\", \"uid\": \"P1809F7CD0C75ACF3\"},\n      \"description\": \"In ${datasource}.\",\n      \"targets\""
        ]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for use in dashboard.dataSources {
                guard let reference = DataSourceReference(use.node), reference.isHardCoded, let id = reference.id else {
                    continue
                }
                findings.report(.hardCoded(id, use.owner, reference.idNode, dashboard))
            }
        }
    )

    /// A dashboard has a variable for its data source.
    static let dataSourceVariable = Rule(
        id: "data-source-variable",
        category: .observability,
        severity: .warning,
        summary: "a dashboard with queries has a variable for its data source, named and labelled as everywhere",
        explanation: """
            Who has several Prometheus servers looks at each with the same dashboard, and links between dashboards hand the choice on \
            when the variable has the same name in all of them: `datasource`, labelled 'Data source', or with the sort of the \
            source in front (`prometheus_datasource`, 'Prometheus data source') where there are several.
            """,
        bad: DashboardExample.tree(["\"name\": \"datasource\"": "\"name\": \"ds\"", "${datasource}": "${ds}"]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            let sources = dashboard.variables.filter { $0.type == "datasource" }
            guard !sources.isEmpty else {
                if !dashboard.queries.isEmpty { findings.report(.noDataSourceVariable(dashboard)) }
                return
            }
            for variable in sources {
                for problem in variable.namingProblems(isOnly: sources.count == 1) {
                    findings.report(.dataSourceVariable(problem.message, problem.node, dashboard))
                }
            }
        }
    )
}

extension Dashboard {
    /// Something that asks a data source.
    struct DataSourceUse {
        var owner: String
        var node: JSONNode
    }

    /// Every data source that is asked, and by what.
    var dataSources: [DataSourceUse] {
        var uses: [DataSourceUse] = []
        func add(_ owner: String, _ node: JSONNode?) {
            if let node { uses.append(DataSourceUse(owner: owner, node: node)) }
        }
        for panel in panels {
            add(panel.name, panel.node["datasource"])
            for target in panel.node["targets"]?.elements ?? [] {
                add("a query of \(panel.name)", target["datasource"])
            }
        }
        for variable in variables { add("the variable '\(variable.name)'", variable.node["datasource"]) }
        for annotation in annotations {
            add("the annotation '\(annotation["name"]?.string ?? "")'", annotation["datasource"])
        }
        return uses
    }
}

extension DashboardVariable {
    fileprivate func namingProblems(isOnly: Bool) -> [(message: String, node: JSONNode)] {
        let sort = node["query"]?.string ?? ""
        let names = (isOnly ? ["datasource"] : []) + ["\(sort.lowercased())_datasource"]
        let labels = (isOnly ? ["Data source"] : []) + ["\(sort.prefix(1).uppercased())\(sort.dropFirst()) data source"]
        var problems: [(message: String, node: JSONNode)] = []
        if !names.contains(name) {
            let wanted = names.map { "'\($0)'" }.joined(separator: " or ")
            problems.append(
                ("the variable of the data source is named '\(name)'; name it \(wanted)", node["name"] ?? node)
            )
        }
        let label = node["label"]?.string ?? ""
        if !labels.contains(where: { $0.lowercased() == label.lowercased() }) {
            let wanted = labels.map { "'\($0)'" }.joined(separator: " or ")
            problems.append(
                (
                    "the variable of the data source is labelled '\(label)'; label it \(wanted)",
                    node["label"] ?? node["name"] ?? node
                )
            )
        }
        return problems
    }
}

extension Diagnostic {
    fileprivate static func hardCoded(_ id: String, _ owner: String, _ node: JSONNode, _ dashboard: Dashboard)
        -> Diagnostic
    {
        let variable = dashboard.variables.first { $0.type == "datasource" }?.name ?? "datasource"
        return Diagnostic(
            .hardCodedDataSource,
            "\(owner) asks the data source '\(id.prefix(60))' of one installation; write '${\(variable)}'",
            at: dashboard.place(of: node)
        )
    }

    fileprivate static func noDataSourceVariable(_ dashboard: Dashboard) -> Diagnostic {
        let node = dashboard.root["templating"] ?? dashboard.root["title"] ?? dashboard.root
        return Diagnostic(
            .dataSourceVariable,
            "the dashboard has no variable of the sort 'datasource'",
            at: dashboard.place(of: node)
        )
    }

    fileprivate static func dataSourceVariable(_ message: String, _ node: JSONNode, _ dashboard: Dashboard)
        -> Diagnostic
    {
        Diagnostic(.dataSourceVariable, message, at: dashboard.place(of: node))
    }
}
