import PlatformContract
import Synchronization

/// The request metrics of a service: what the dispatcher counts with, without building a text a request.
final class RequestMetrics: Sendable {
    private let registry: MetricsRegistry
    private let active = Mutex(Tenants<MetricsRegistry.Gauge>())
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
            gauges.forget(after: registry.removals)
            if let known = gauges.handles[tenant] { return known }
            let gauge = registry.gauge(.httpRequestsActive, tenant)
            gauges.handles[tenant] = gauge
            return gauge
        }
    }
}

/// What is kept of each tenant. When series were dropped, all is looked up anew: a tenant that left may come back.
private struct Tenants<Handle: Sendable>: Sendable {
    var handles: [String: Handle] = [:]
    private var removals = 0

    mutating func forget(after removals: borrowing Atomic<Int>) {
        let now = removals.load(ordering: .acquiring)
        guard now != self.removals else { return }
        self.removals = now
        handles = [:]
    }
}

/// The request metrics of one method and endpoint.
final class EndpointMetrics: Sendable {
    private struct Handles: Sendable {
        var duration: MetricsRegistry.Histogram
        var requests: [(status: Int, counter: MetricsRegistry.Counter)] = []
        var errors: [(code: String, counter: MetricsRegistry.Counter)] = []
    }

    private let registry: MetricsRegistry
    private let method: String
    private let endpoint: String
    private let tenants = Mutex(Tenants<Handles>())

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
            tenants.forget(after: registry.removals)
            let (requests, errors, histogram) = Self.handles(
                in: &tenants.handles[
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
            if let duration { histogram.observe(duration.seconds) }
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
