import PlatformContract
import ServiceRuntime
import Synchronization

/// Counts attempts at upstreams in series that are looked up once. There are as many as configured upstreams times outcomes.
final class AttemptMetrics: Sendable {
    private struct Handles {
        var requests: [UpstreamOutcome: MetricsRegistry.Counter] = [:]
        var firstByte: MetricsRegistry.Histogram?
    }

    private let registry: MetricsRegistry
    private let upstreams = Mutex<[String: Handles]>([:])

    init(_ registry: MetricsRegistry) {
        self.registry = registry
    }

    func count(_ upstream: String, _ outcome: UpstreamOutcome, firstByte: Duration?) {
        let (requests, times) = upstreams.withLock { upstreams in
            Self.handles(
                in: &upstreams[upstream, default: Handles()],
                outcome,
                hasTime: firstByte != nil,
                makeRequests: { registry.counter(.llmUpstreamRequests, upstream, outcome.rawValue) },
                makeTimes: { registry.histogram(.llmUpstreamFirstByte, upstream) }
            )
        }
        requests.increment()
        if let firstByte { times?.observe(firstByte) }
    }

    private static func handles(
        in handles: inout Handles,
        _ outcome: UpstreamOutcome,
        hasTime: Bool,
        makeRequests: () -> MetricsRegistry.Counter,
        makeTimes: () -> MetricsRegistry.Histogram
    ) -> (MetricsRegistry.Counter, MetricsRegistry.Histogram?) {
        let requests = handles.requests[outcome] ?? makeRequests()
        handles.requests[outcome] = requests
        if hasTime, handles.firstByte == nil { handles.firstByte = makeTimes() }
        return (requests, handles.firstByte)
    }
}
