import UpstreamHTTP

/// Dashboards in a browser, without a Grafana: as one file, or served.
public struct Preview: Sendable {
    /// Where the values come from.
    public enum Source: Hashable, Sendable {
        /// Values that are made up, the same each time.
        case sample
        /// A Prometheus, which is asked the dashboards' queries and nothing else.
        case prometheus(PrometheusAddress)
    }

    /// What dashboards are compared with.
    public struct Base: Sendable {
        /// What people call the revision: `origin/main`.
        public var revision: String
        /// The dashboards that it has.
        public var dashboards: [Dashboard]

        /// A revision and its dashboards.
        public init(revision: String, dashboards: [Dashboard]) {
            self.revision = revision
            self.dashboards = dashboards
        }
    }

    /// Why there is no preview.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and how to mend it: lower case, one sentence.
        public var description: String
    }

    let dashboards: [Dashboard]
    let comparison: Comparison?
    let source: any DataSource
    let range: TimeRangeText?

    /// A preview of dashboards.
    ///
    /// - Parameters:
    ///   - dashboards: the dashboards, each of its own uid; of those with the same one the first is shown.
    ///   - base: what they are compared with.
    ///   - source: where the values come from.
    ///   - range: how far back they go, `1h`; what each dashboard says when left out.
    /// - Throws: `Problem` when the range is none, or the system has no thread left.
    public init(
        _ dashboards: [Dashboard],
        comparedWith base: Base? = nil,
        source: Source = .sample,
        range: String? = nil
    ) throws(Problem) {
        self.dashboards = Self.distinct(dashboards)
        comparison = base.map {
            Comparison(of: dashboards, with: Self.distinct($0.dashboards), revision: $0.revision)
        }
        switch source {
        case .sample: self.source = SampleSource()
        case .prometheus(let address):
            do throws(UpstreamError) {
                self.source = LabelCache(try PrometheusSource(address))
            } catch {
                throw Problem(description: "the system has no thread for requests left")
            }
        }
        if let range, TimeSpan.seconds(range) == nil {
            throw Problem(description: "'\(range)' is no range; write 15m, 6h or 7d")
        }
        self.range = range.map { TimeRangeText(from: "now-\($0)", to: "now") }
    }

    private static func distinct(_ dashboards: [Dashboard]) -> [Dashboard] {
        var uids: Set<String> = []
        return dashboards.filter { uids.insert($0.uid).inserted }
    }

    /// Asks the source whether it answers, so that what is wrong with it is told once, and not by each panel.
    ///
    /// - Throws: `Problem` when it doesn't.
    public func checkSource() async throws(Problem) {
        guard let source = source as? LabelCache<PrometheusSource> else { return }
        do throws(QueryFailure) {
            try await source.source.check()
        } catch {
            throw Problem(description: error.message)
        }
    }
}
