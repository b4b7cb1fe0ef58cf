import PromQL

/// Made-up values: the same for the same query, plausible for its panel's unit, with the labels that the query leaves.
///
/// A query that Prometheus would refuse is refused here in the same way, so that a preview without a Prometheus shows it.
struct SampleSource: DataSource {
    var name: DataSourceName { .sample }

    /// Series of a query.
    static let seriesLimit = 8

    func result(of query: PanelQuery) async throws(QueryFailure) -> QueryResult {
        let expression: Expression
        do throws(PromQLError) {
            expression = try Expression(parsing: query.expression)
        } catch {
            let hint = error.hint.map { "; \($0)" } ?? ""
            throw QueryFailure(message: "1:\(error.range.lowerBound + 1): parse error: \(error.message)\(hint)")
        }
        let shape = SampleShape(expression, legend: Legend.labels(of: query.legend))
        let measure = SampleMeasure(query, expression)
        let step = query.isInstant ? 0 : query.step
        let start = query.isInstant ? query.span.end * 1_000 : query.span.start * 1_000 / query.step * query.step
        let count = query.isInstant ? 1 : (query.span.end * 1_000 - start) / query.step + 1
        let series = shape.series(limit: shape.labels["le"] == nil ? Self.seriesLimit : 4 * Self.seriesLimit).map {
            labels in
            let curve = SampleCurve(measure, labels: labels)
            return Series(
                labels: labels,
                start: start,
                step: step,
                values: (0..<count).map { curve.value(at: (start + $0 * step) / 1_000) }
            )
        }
        return QueryResult(series: series, count: series.count)
    }

    func values(ofLabel label: String, selector: String?, in span: TimeSpan) async throws(QueryFailure) -> [String] {
        guard let selector, let expression = try? Expression(parsing: selector) else {
            return SampleLabels.values(of: label)
        }
        return SampleShape(expression, legend: [label]).labels[label] ?? SampleLabels.values(of: label)
    }
}
