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
    private let attribution: Mutex<String?>

    /// The context of a request.
    public init(
        id: String,
        trace: TraceContext,
        start: ContinuousClock.Instant = .now,
        bodyLimit: Int = 1 << 20,
        tenant: String? = nil,
        logger: Logger
    ) {
        self.id = id
        self.trace = trace
        self.start = start
        self.bodyLimit = bodyLimit
        attribution = Mutex(tenant)
        baseLogger = logger
    }

    /// Writes lines that name the request.
    public var logger: Logger {
        var logger = baseLogger
        logger[metadataKey: "request_id"] = .string(id)
        logger[metadataKey: "trace_id"] = .string(String(trace.traceID))
        return logger
    }

    /// The tenant that the request is counted for.
    public var tenant: String? {
        attribution.withLock { $0 }
    }

    /// Has the request counted for a tenant. The name comes from configuration, never from what a request says.
    public func attribute(to tenant: String) {
        attribution.withLock { $0 = tenant }
    }
}
