import PlatformContract

extension Dashboards {
    /// The share of requests that failed, by a label.
    ///
    /// A tenant whose requests never failed has no series of errors, and counts as 0; one without requests has no share,
    /// and gives nothing rather than a division by zero.
    static func errorRatio(
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch>,
        by label: Metric.Label,
        over range: String
    ) -> String {
        let errors = "sum by (\(label)) (rate(\(Metric.httpRequestErrors.selector(matchers))[\(range)]))"
        let requests = "sum by (\(label)) (rate(\(Metric.httpRequests.selector(matchers))[\(range)]))"
        return "(\(errors) or \(requests) * 0) / (\(requests) > 0)"
    }
}
