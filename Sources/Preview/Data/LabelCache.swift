import Synchronization

/// Keeps the values of labels for some seconds: each panel of a page asks for the same ones.
final class LabelCache<Source: DataSource>: DataSource {
    private struct Key: Hashable {
        var label: String
        var selector: String?
        var seconds: Int
    }

    private struct Entry {
        var values: [String]
        var end: ContinuousClock.Instant
    }

    let source: Source
    private let entries = Mutex<[Key: Entry]>([:])

    private static var lifetime: Duration { .seconds(10) }
    private static var limit: Int { 256 }

    init(_ source: Source) {
        self.source = source
    }

    var name: DataSourceName { source.name }

    func result(of query: PanelQuery) async throws(QueryFailure) -> QueryResult {
        try await source.result(of: query)
    }

    func values(ofLabel label: String, selector: String?, in span: TimeSpan) async throws(QueryFailure) -> [String] {
        let key = Key(label: label, selector: selector, seconds: span.seconds)
        let now = ContinuousClock.now
        if let entry = entries.withLock({ $0[key] }), entry.end > now { return entry.values }
        let values = try await source.values(ofLabel: label, selector: selector, in: span)
        entries.withLock { entries in
            if entries.count >= Self.limit { entries.removeAll() }
            entries[key] = Entry(values: values, end: now + Self.lifetime)
        }
        return values
    }
}
