import PlatformContract
import ServiceRuntime
import Synchronization

/// Counts calls, by tenant and model. The names are those of configuration: a call is only one once a policy allows it.
final class CallMetrics: Sendable {
    private let registry: MetricsRegistry
    private let handles = Mutex<[CallHandles.Kind: CallHandles]>([:])
    private let tenants = Mutex<[String: Tenant]>([:])

    private struct Tenant: Sendable {
        let gauges: TenantGauges
        /// Calls that have not ended.
        var open = 0
        /// Whether the tenant has left, and its series go with its last call.
        var hasLeft = false
    }

    init(_ registry: MetricsRegistry) {
        self.registry = registry
    }

    /// A call was admitted.
    func began(_ record: CallRecord, _ state: LimitState) {
        let gauges = tenants.withLock { all in
            func change(_ tenant: inout Tenant) -> TenantGauges {
                tenant.open += 1
                tenant.hasLeft = false
                return tenant.gauges
            }
            return change(&all[record.tenant, default: Tenant(gauges: TenantGauges(registry, record.tenant))])
        }
        gauges.requests.add(1)
        if record.isStream { gauges.streams.add(1) }
        gauges.show(state)
    }

    /// A call has ended.
    func ended(_ record: CallRecord) {
        handles(of: record).count(record)
        tenants.withLock { all in
            guard let gauges = all[record.tenant]?.gauges else { return }
            gauges.requests.add(-1)
            if record.isStream { gauges.streams.add(-1) }
            all[record.tenant]?.open -= 1
            if let tenant = all[record.tenant], tenant.hasLeft, tenant.open == 0 { remove(record.tenant, from: &all) }
        }
    }

    /// A request was refused before it was a call.
    func rejected(_ call: RejectedCall, _ operation: LLMOperation) {
        let tenant = call.tenant ?? MetricLabelValue.other
        registry.counter(.llmRequestsRejected, tenant, call.reason.label.rawValue).increment()
        registry.counter(
            .llmRequests,
            tenant,
            MetricLabelValue.other,
            operation.rawValue,
            LLMRequestOutcome.rejected.rawValue
        ).increment()
    }

    /// A tenant has left: what was counted of it is nobody's any more, once the calls that run have ended.
    func forget(tenant: String) {
        tenants.withLock { all in
            if let known = all[tenant], known.open > 0 {
                all[tenant]?.hasLeft = true
            } else {
                remove(tenant, from: &all)
            }
        }
    }

    /// Within the lock: a call that begins meanwhile would count in series that are gone.
    private func remove(_ tenant: String, from all: inout [String: Tenant]) {
        all[tenant] = nil
        handles.withLock { handles in handles = handles.filter { $0.key.tenant != tenant } }
        registry.removeSeries(where: .tenant, is: tenant)
    }

    private func handles(of record: CallRecord) -> CallHandles {
        let kind = CallHandles.Kind(record)
        return handles.withLock { all in
            if let known = all[kind] { return known }
            let new = CallHandles(registry, kind)
            all[kind] = new
            return new
        }
    }
}

/// What goes up and down for a tenant.
private struct TenantGauges: Sendable {
    let requests: MetricsRegistry.Gauge
    let streams: MetricsRegistry.Gauge
    private let allowed: [LLMLimit: MetricsRegistry.Gauge]
    private let remaining: [LLMLimit: MetricsRegistry.Gauge]

    init(_ registry: MetricsRegistry, _ tenant: String) {
        func gauges(_ metric: Metric) -> [LLMLimit: MetricsRegistry.Gauge] {
            Dictionary(
                uniqueKeysWithValues: LLMLimit.allCases.map { ($0, registry.gauge(metric, tenant, $0.rawValue)) }
            )
        }
        requests = registry.gauge(.llmRequestsInFlight, tenant)
        streams = registry.gauge(.llmStreamsInFlight, tenant)
        allowed = gauges(.llmLimitAllowed)
        remaining = gauges(.llmLimitRemaining)
    }

    func show(_ state: LimitState) {
        show(.requestsPerMinute, state.requests.limit, left: state.requests.remaining)
        show(.tokensPerMinute, state.tokens.limit, left: state.tokens.remaining)
        show(.tokensPerDay, state.tokensADay, left: state.tokensRemainingToday)
        show(.concurrentStreams, state.streams, left: state.streams - state.openStreams)
    }

    private func show(_ limit: LLMLimit, _ allowed: Int, left: Int) {
        self.allowed[limit]?.set(Double(allowed))
        remaining[limit]?.set(Double(left))
    }
}

extension RejectedCall.Reason {
    fileprivate var label: RejectionReason {
        switch self {
        case .credential(let error):
            switch error.status {
            case 403: .unknownTenant
            case 503: .keysUnavailable
            default: .unauthenticated
            }
        case .request: .invalidRequest
        case .outputLimit: .maxTokens
        case .model: .modelNotAllowed
        case .limit(let reason):
            switch reason {
            case .requestsPerMinute: .requestsPerMinute
            case .tokensPerMinute: .tokensPerMinute
            case .tokensPerDay: .tokensPerDay
            case .concurrentStreams: .concurrentStreams
            case .requestTooLarge: .maxTokens
            case .limitsUnavailable: .limitsUnavailable
            }
        }
    }
}
