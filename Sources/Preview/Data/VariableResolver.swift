/// Finds what a dashboard's variables can be, and are.
struct VariableResolver: Sendable {
    var source: any DataSource
    var span: TimeSpan

    /// The values of all variables in their order: one can be in the query of those after it.
    ///
    /// - Parameter chosen: what people chose, by the variables' names.
    func values(of dashboard: Dashboard, chosen: [String: [String]]) async -> [VariableValue] {
        var values: [VariableValue] = []
        let builtIns = QueryStep(span, points: nil, least: "").variables
        for variable in dashboard.variables where variable.kind != .adhoc {
            let before = Interpolation(values: values, builtIns: builtIns)
            values.append(await value(of: variable, chosen: chosen[variable.name], before))
        }
        return values
    }

    private func value(of variable: Variable, chosen: [String]?, _ before: Interpolation) async -> VariableValue {
        var problem: String?
        var options: [Variable.Option] = []
        switch variable.kind {
        case .query:
            do throws(QueryFailure) {
                options = try await found(before.text(variable.query), variable)
            } catch {
                problem = error.message
            }
        case .custom, .interval: options = Self.listed(before.text(variable.query))
        case .constant: options = [.init(text: variable.query, value: variable.query)]
        case .datasource: options = [.init(text: "this preview's", value: "preview")]
        case .textbox:
            let text = chosen?.first ?? variable.current.first?.value ?? variable.query
            options = [.init(text: text, value: text)]
        case .adhoc, .other: options = variable.current
        }
        if options.isEmpty { options = variable.options.filter { $0.value != Variable.all } }
        if variable.includesAll { options.insert(.init(text: "All", value: Variable.all), at: 0) }
        let value = VariableValue(variable: variable, options: options, chosen: [], problem: problem)
        return Self.choosing(chosen ?? variable.current.map(\.value), value)
    }

    /// What is wanted, as far as it can be chosen; otherwise what Grafana would take, which is the first.
    private static func choosing(_ wanted: [String], _ value: VariableValue) -> VariableValue {
        var value = value
        let known = Set(value.options.map(\.value))
        let chosen = wanted.filter { known.contains($0) }
        if chosen.contains(Variable.all) {
            value.chosen = [Variable.all]
        } else if chosen.isEmpty {
            value.chosen = value.options.first.map { [$0.value] } ?? []
        } else {
            value.chosen = value.variable.isMulti ? chosen : [chosen[0]]
        }
        return value
    }

    /// `label_values(selector, label)`, `label_values(label)`, `query_result(query)` and a plain selector: the queries of variables
    /// (Grafana, `packages/grafana-prometheus/src/metric_find_query.ts`).
    private func found(_ query: String, _ variable: Variable) async throws(QueryFailure) -> [Variable.Option] {
        let texts: [String]
        switch VariableQuery(query) {
        case .labelValues(let label, let selector):
            texts = try await source.values(ofLabel: label, selector: selector, in: span)
        case .metrics: texts = try await source.values(ofLabel: "__name__", selector: nil, in: span)
        case .result(let expression), .series(let expression):
            let query = PanelQuery(
                expression: expression,
                span: span,
                step: 60_000,
                isInstant: true,
                unit: "",
                legend: ""
            )
            texts = try await source.result(of: query).series.map { Legend.name(of: $0, format: "", expression: "") }
        case .unknown:
            throw QueryFailure(
                message: "the query '\(query)' is none that a preview runs; write label_values(metric, label)"
            )
        }
        return Self.filtered(texts, variable.pattern)
    }

    /// The texts that a pattern `/…/` matches, each once; of a pattern with a group, what the group matches.
    private static func filtered(_ texts: [String], _ pattern: String) -> [Variable.Option] {
        var seen: Set<String> = []
        let expression = VariablePattern(pattern)
        return texts.prefix(DashboardLimits.values).compactMap { text in
            guard let value = expression.map({ $0.taken(from: text) }) ?? text, !value.isEmpty,
                value.utf8.count <= DashboardLimits.valueBytes, seen.insert(value).inserted
            else { return nil }
            return Variable.Option(text: value, value: value)
        }
    }

    /// `a,b : c`: values, and texts before a colon.
    private static func listed(_ query: String) -> [Variable.Option] {
        query.split(separator: ",").prefix(DashboardLimits.values).compactMap { part in
            let halves = part.split(separator: " : ", maxSplits: 1).map { String($0.trimmed) }
            guard let value = halves.last, !value.isEmpty, value.utf8.count <= DashboardLimits.valueBytes else {
                return nil
            }
            return Variable.Option(text: halves[0], value: value)
        }
    }
}
