public import Logging
import Synchronization

/// What is known of a request beside what it says.
public final class RequestContext: Sendable {
    /// The request's id, for logs and for the header `x-request-id`: the client's when it is one, otherwise made here.
    public let id: String
    /// Where the request stands in a trace.
    public let trace: TraceContext
    /// When its head was read.
    public let start: ContinuousClock.Instant
    /// What a body may have at most, in bytes.
    public let bodyLimit: Int
    private let baseLogger: Logger
    private let metrics: RequestMetrics?

    private struct State {
        var tenant: String?
        var failure: String?
        var active: MetricsRegistry.Gauge?
    }

    private let state: Mutex<State>

    /// The context of a request that no server counts: for tests of handlers.
    public convenience init(
        id: String,
        trace: TraceContext,
        start: ContinuousClock.Instant = .now,
        bodyLimit: Int = 1 << 20,
        tenant: String? = nil,
        logger: Logger
    ) {
        self.init(
            id: id,
            trace: trace,
            start: start,
            bodyLimit: bodyLimit,
            tenant: tenant,
            metrics: nil,
            logger: logger
        )
    }

    /// The context of a request that is counted among those that run, until `ended()`.
    init(
        id: String,
        trace: TraceContext,
        start: ContinuousClock.Instant = .now,
        bodyLimit: Int,
        tenant: String?,
        metrics: RequestMetrics?,
        logger: Logger
    ) {
        self.id = id
        self.trace = trace
        self.start = start
        self.bodyLimit = bodyLimit
        self.metrics = metrics
        let active = metrics?.active(of: tenant ?? "")
        active?.add(1)
        state = Mutex(State(tenant: tenant, active: active))
        baseLogger = logger
    }

    /// Writes lines that name the request. Made anew at each call: keep it where several lines are written.
    public var logger: Logger {
        var logger = baseLogger
        logger[metadataKey: "request_id"] = .string(id)
        logger[metadataKey: "trace_id"] = .string(trace.traceID)
        return logger
    }

    /// The tenant that the request is counted for.
    public var tenant: String? {
        state.withLock { $0.tenant }
    }

    /// Has the request counted for a tenant. The name comes from configuration, never from what a request says.
    public func attribute(to tenant: String) {
        state.withLock { state in
            guard state.tenant != tenant else { return }
            state.tenant = tenant
            guard let metrics, let before = state.active else { return }
            before.add(-1)
            let active = metrics.active(of: tenant)
            active.add(1)
            state.active = active
        }
    }

    /// Has the request counted as failed in a way of its own, where its response is one that the handler makes and whose
    /// status is 500 or more: the label `error_type`, so never a text of a request or of an upstream.
    public func failed(as code: String) {
        state.withLock { $0.failure = code }
    }

    var failure: String? {
        state.withLock { $0.failure }
    }

    /// The request runs no more.
    func ended() {
        state.withLock { state in
            state.active?.add(-1)
            state.active = nil
        }
    }
}
