import PlatformContract
import ServiceRuntime
import Synchronization

/// Counts the calls of the gateway.
struct GatewayMetrics: Sendable {
    private let registry: MetricsRegistry
    private let tenant: String

    init(_ registry: MetricsRegistry, tenant: String) {
        self.registry = registry
        self.tenant = tenant
    }

    /// A call that begins now.
    func call(_ operation: LLMOperation) -> GatewayCall {
        GatewayCall { [registry, tenant] outcome, time in
            registry.counter(.llmProxyGatewayRequests, tenant, operation.rawValue, outcome.rawValue).increment()
            registry.histogram(.llmProxyGatewayDuration, tenant, operation.rawValue).observe(time.seconds)
        }
    }
}

/// One call of the gateway. It is counted once, when it has ended; one that everybody lets go of was not wanted any more.
final class GatewayCall: Sendable {
    private let start = ContinuousClock.now
    private let hasEnded = Atomic(false)
    private let count: @Sendable (UpstreamOutcome, Duration) -> Void

    init(count: @escaping @Sendable (UpstreamOutcome, Duration) -> Void) {
        self.count = count
    }

    deinit {
        ended(.cancelled)
    }

    /// It has ended. Later calls change nothing.
    func ended(_ outcome: UpstreamOutcome) {
        guard !hasEnded.exchange(true, ordering: .relaxed) else { return }
        count(outcome, .now - start)
    }
}
