import PlatformContract
import Synchronization

/// The request metrics of a service: what the dispatcher counts with, without building a text a request.
final class RequestMetrics: Sendable {
    private let registry: MetricsRegistry
    private let active = Mutex<[String: MetricsRegistry.Gauge]>([:])
    /// What could not be read as a request.
    let unread: EndpointMetrics

    init(_ registry: MetricsRegistry) {
        self.registry = registry
        unread = EndpointMetrics(registry, method: "other", endpoint: "other")
    }

    /// The metrics of a method and a path, both from closed sets.
    func endpoint(_ path: String, method: String) -> EndpointMetrics {
        EndpointMetrics(registry, method: method, endpoint: path)
    }

    /// The requests of a tenant that run now.
    func active(of tenant: String) -> MetricsRegistry.Gauge {
        active.withLock { gauges in
            if let known = gauges[tenant] { return known }
            let gauge = registry.gauge(.httpRequestsActive, tenant)
            gauges[tenant] = gauge
            return gauge
        }
    }
}

/// The request metrics of one method and endpoint.
final class EndpointMetrics: Sendable {
    private struct Handles {
        var duration: MetricsRegistry.Histogram
        var requests: [(status: Int, counter: MetricsRegistry.Counter)] = []
        var errors: [(code: String, counter: MetricsRegistry.Counter)] = []
    }

    private let registry: MetricsRegistry
    private let method: String
    private let endpoint: String
    private let tenants = Mutex<[String: Handles]>([:])

    init(_ registry: MetricsRegistry, method: String, endpoint: String) {
        self.registry = registry
        self.method = method
        self.endpoint = endpoint
    }

    /// Counts a request that has ended.
    ///
    /// - Parameters:
    ///   - tenant: a tenant's name, or empty; never a request's text.
    ///   - status: what was sent, or 499.
    ///   - error: what failed, in a word; `nil` where nothing did.
    ///   - duration: since its head was read; `nil` where none was.
    func record(tenant: String, status: Int, error: String?, after duration: Duration?) {
        tenants.withLock { tenants in
            let (requests, errors, histogram) = Self.handles(
                in: &tenants[
                    tenant,
                    default: Handles(duration: registry.histogram(.httpRequestDuration, method, endpoint, tenant))
                ],
                status: status,
                error: error,
                makeRequests: { registry.counter(.httpRequests, method, endpoint, tenant, String(status)) },
                makeErrors: { registry.counter(.httpRequestErrors, method, endpoint, tenant, $0) }
            )
            requests.increment()
            errors?.increment()
            if let duration { histogram.observe(duration.inSeconds) }
        }
    }

    private static func handles(
        in handles: inout Handles,
        status: Int,
        error: String?,
        makeRequests: () -> MetricsRegistry.Counter,
        makeErrors: (String) -> MetricsRegistry.Counter
    ) -> (MetricsRegistry.Counter, MetricsRegistry.Counter?, MetricsRegistry.Histogram) {
        let requests: MetricsRegistry.Counter
        if let known = handles.requests.first(where: { $0.status == status }) {
            requests = known.counter
        } else {
            requests = makeRequests()
            handles.requests.append((status, requests))
        }
        guard let error else { return (requests, nil, handles.duration) }
        if let known = handles.errors.first(where: { $0.code == error }) {
            return (requests, known.counter, handles.duration)
        }
        let errors = makeErrors(error)
        handles.errors.append((error, errors))
        return (requests, errors, handles.duration)
    }
}

extension Duration {
    /// As a number of seconds.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
