import HTTPTypes
import ServiceRuntime

/// What a page asks for.
struct PreviewRequest: Sendable {
    var dashboard: Int
    var panel: String
    var range: TimeRangeText?
    /// By the variables' names.
    var chosen: [String: [String]]

    /// Values of all variables together.
    private static let valueLimit = 500

    /// - Throws: `ServiceError` 400 for a query that can't be read.
    init(_ query: String?) throws(ServiceError) {
        guard let query, let pairs = PercentEncoding.pairs(query) else {
            throw .badQuery("the query is not encoded as it has to be")
        }
        guard pairs.count <= Self.valueLimit else { throw .badQuery("the query has too many parts") }
        let first = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        guard let dashboard = first["dashboard"].flatMap({ Int($0) }) else {
            throw .badQuery("there is no dashboard's number")
        }
        self.dashboard = dashboard
        panel = first["panel"] ?? ""
        if let from = first["from"], let to = first["to"] { range = TimeRangeText(from: from, to: to) }
        chosen = [:]
        for pair in pairs where pair.name.hasPrefix("var-") {
            chosen[String(pair.name.dropFirst(4)), default: []].append(
                String(pair.value.prefix(DashboardLimits.valueBytes))
            )
        }
    }
}

extension ServiceError {
    static func badQuery(_ message: String) -> ServiceError {
        ServiceError(.badRequest, code: "bad_query", message)
    }
}
