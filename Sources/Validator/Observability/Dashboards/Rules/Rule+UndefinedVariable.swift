import Diagnostics

extension Rule {
    /// A variable that is used is defined.
    static let undefinedVariable = Rule(
        id: "undefined-variable",
        category: .observability,
        severity: .error,
        summary: "a variable that a dashboard uses is defined in it, once",
        explanation: """
            Grafana leaves `$name` as it is when nothing defines it: the query then asks for a label with that very value, or doesn't \
            parse, and the panel stays empty. Variables that start with `__` are Grafana's own; those that there are \
            in queries are known.
            """,
        bad: DashboardExample.tree(["http_requests_total[$__": "http_requests_total{tenant=\\\"$tenant\\\"}[$__"]),
        good: DashboardExample.tree(["http_requests_total[$__": "http_requests_total{tenant=\\\"acme\\\"}[$__"]),
        check: .dashboard { dashboard, findings in
            let defined = Set(dashboard.variables.map(\.name))
            for reference in dashboard.references {
                guard let names = reference.possibleNames(defined), !names.contains(reference.name) else { continue }
                findings.report(.undefinedVariable(reference, names, dashboard))
            }
            var seen: Set<String> = []
            for variable in dashboard.variables where !variable.name.isEmpty && !seen.insert(variable.name).inserted {
                findings.report(.variableDefinedTwice(variable, dashboard))
            }
        }
    )

    /// A variable that is defined is used.
    static let unusedVariable = Rule(
        id: "unused-variable",
        category: .observability,
        severity: .warning,
        summary: "a variable that a dashboard defines is used in it",
        explanation: """
            Who chooses a value sees nothing change, and believes what the panels then show. Use the variable in the queries, or remove \
            it. Ad-hoc filters work by themselves, and a constant may be there for links that pass it on.
            """,
        bad: DashboardExample.tree([
            "\"query\": \"prometheus\"}\n":
                "\"query\": \"prometheus\"},\n    {\"type\": \"textbox\", \"name\": \"tenant\", \"query\": \"\"}\n"
        ]),
        good: DashboardExample.tree([
            "\"query\": \"prometheus\"}\n":
                "\"query\": \"prometheus\"},\n    {\"type\": \"textbox\", \"name\": \"tenant\", \"query\": \"\"}\n",
            "http_requests_total[$__": "http_requests_total{tenant=\\\"$tenant\\\"}[$__",
        ]),
        check: .dashboard { dashboard, findings in
            for (index, variable) in dashboard.variables.enumerated() {
                guard !variable.name.isEmpty, !["adhoc", "groupby"].contains(variable.type) else { continue }
                let isUsed = dashboard.references.contains { $0.name == variable.name && $0.variable != index }
                guard !isUsed, !(variable.type == "constant" && dashboard.passesVariablesOn) else { continue }
                findings.report(.unusedVariable(variable, dashboard))
            }
        }
    )
}

extension VariableReference {
    /// Grafana's own variables in queries (grafana: docs/sources/dashboards/variables/add-template-variables, "Global variables";
    /// packages/grafana-prometheus/src/datasource.ts, `interpolateVariablesInQueries`).
    private static let builtIn: Set<String> = [
        "__auto", "__dashboard", "__from", "__interval", "__interval_ms", "__name", "__org", "__range", "__range_ms",
        "__range_s", "__rate_interval", "__rate_interval_ms", "__searchFilter", "__timeFilter", "__timezone", "__to",
        "__user", "timeFilter",
    ]

    /// Members of which Grafana replaces variables, so that a name that nothing defines is a mistake there.
    private static let fields: Set<String> = ["expr", "query", "repeat", "uid", "definition", "datasource"]

    /// The names that there may be where this one stands; `nil` where anything may stand.
    fileprivate func possibleNames(_ defined: Set<String>) -> Set<String>? {
        guard Self.fields.contains(field) || (field == "title" && !name.hasPrefix("__")) else { return nil }
        guard name.hasPrefix("__") else { return defined }
        return field == "expr" ? defined.union(Self.builtIn) : nil
    }
}

extension Dashboard {
    /// Whether a link hands its variables to another dashboard.
    fileprivate var passesVariablesOn: Bool {
        (root["links"]?.elements ?? []).contains { $0["includeVars"]?.boolean == true }
    }
}

extension Diagnostic {
    fileprivate static func undefinedVariable(
        _ reference: VariableReference,
        _ names: Set<String>,
        _ dashboard: Dashboard
    ) -> Diagnostic {
        let isOwn = reference.name.hasPrefix("__")
        return Diagnostic(
            .undefinedVariable,
            (isOwn
                ? "Grafana has no variable '\(reference.name)'" : "the dashboard has no variable '\(reference.name)'")
                + NearestName.question(for: reference.name, among: names.sorted()),
            at: dashboard.place(of: reference.range, in: reference.node)
        )
    }

    fileprivate static func variableDefinedTwice(_ variable: DashboardVariable, _ dashboard: Dashboard) -> Diagnostic {
        Diagnostic(
            .undefinedVariable,
            "the variable '\(variable.name)' is defined twice",
            at: dashboard.place(of: variable.node["name"] ?? variable.node)
        )
    }

    fileprivate static func unusedVariable(_ variable: DashboardVariable, _ dashboard: Dashboard) -> Diagnostic {
        Diagnostic(
            .unusedVariable,
            "nothing in the dashboard uses the variable '\(variable.name)'",
            at: dashboard.place(of: variable.node["name"] ?? variable.node)
        )
    }
}
