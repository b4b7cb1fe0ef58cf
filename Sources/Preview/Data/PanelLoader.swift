/// Asks the queries of panels.
struct PanelLoader: Sendable {
    var source: any DataSource
    var span: TimeSpan
    var variables: [VariableValue]

    /// What a panel shows: its queries one after the other, so that many panels at once stay few requests.
    func data(of panel: Panel) async -> PanelData {
        var queries: [PanelData.Query] = []
        for target in panel.targets where !target.isHidden {
            if let query = await result(of: target, panel) { queries.append(query) }
        }
        return PanelData(span: span, queries: queries)
    }

    private func result(of target: Panel.Target, _ panel: Panel) async -> PanelData.Query? {
        let least = [target.interval, panel.interval].first { !$0.isEmpty } ?? ""
        let filled = Interpolation(values: variables, builtIns: [:]).text(least)
        let step = QueryStep(span, points: panel.maxDataPoints, least: filled)
        let interpolation = Interpolation(values: variables, builtIns: step.variables)
        let expression = interpolation.text(target.expression)
        var query = PanelData.Query(
            refID: target.refID,
            expression: expression,
            legend: interpolation.text(target.legend),
            isTable: target.format == "table",
            step: step.milliseconds,
            isInstant: target.isInstant,
            series: [],
            problem: nil,
            notes: []
        )
        if let foreign = target.foreignSource {
            query.problem = "a query of the data source '\(foreign)' is not run here"
            return query
        }
        guard !expression.isEmpty else { return nil }
        do throws(QueryFailure) {
            let result = try await source.result(
                of: PanelQuery(
                    expression: expression,
                    span: span,
                    step: step.milliseconds,
                    isInstant: target.isInstant,
                    unit: panel.unit,
                    least: panel.bounds.least,
                    greatest: panel.bounds.greatest,
                    green: panel.green,
                    legend: query.legend
                )
            )
            query.series = result.series
            query.notes = result.warnings
            if result.count > result.series.count {
                query.notes.append("\(result.series.count) of \(result.count) series are shown")
            }
        } catch {
            query.problem = error.message
        }
        return query
    }
}
