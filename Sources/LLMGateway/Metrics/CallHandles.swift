import PlatformContract
import ServiceRuntime

/// The series that calls of one kind are counted in, looked up once. Those that such calls never touch are not made: each would
/// be exported for ever.
struct CallHandles: Sendable {
    /// What tells kinds of calls apart.
    struct Kind: Hashable, Sendable {
        var tenant: String
        var model: String
        var operation: LLMOperation
        var upstream: String
        var outcome: LLMRequestOutcome
        var isStream: Bool

        init(_ record: CallRecord) {
            tenant = record.tenant
            model = record.model
            operation = record.operation
            upstream = record.upstream ?? MetricLabelValue.other
            outcome = record.outcome
            isStream = record.isStream
        }
    }

    private struct StreamTimes: Sendable {
        let toFirstToken: MetricsRegistry.Histogram
        let perOutputToken: MetricsRegistry.Histogram
    }

    private let requests: MetricsRegistry.Counter
    private let duration: MetricsRegistry.Histogram
    private let overhead: MetricsRegistry.Histogram
    private let input: MetricsRegistry.Counter
    private let output: MetricsRegistry.Counter
    private let inputUsage: MetricsRegistry.Histogram
    private let outputUsage: MetricsRegistry.Histogram
    private let cost: MetricsRegistry.Counter
    private let stream: StreamTimes?
    /// Makes the handles of what is rare.
    private let rare: @Sendable (Rare) -> MetricsRegistry.Counter

    private enum Rare {
        case cached, reasoning, usageMissing
        case cancelled(CancellationPhase)
    }

    init(_ registry: MetricsRegistry, _ kind: Kind) {
        let (tenant, model, upstream) = (kind.tenant, kind.model, kind.upstream)
        let name = kind.operation.openTelemetryName
        requests = registry.counter(.llmRequests, tenant, model, kind.operation.rawValue, kind.outcome.rawValue)
        duration = registry.histogram(
            .genAIRequestDuration,
            tenant,
            name,
            upstream,
            model,
            kind.outcome == .succeeded ? "" : kind.outcome.rawValue
        )
        overhead = registry.histogram(.llmGatewayOverhead, tenant, model)
        input = registry.counter(.llmTokens, tenant, model, TokenType.input.rawValue)
        output = registry.counter(.llmTokens, tenant, model, TokenType.output.rawValue)
        inputUsage = registry.histogram(.genAITokenUsage, tenant, name, upstream, model, TokenType.input.rawValue)
        outputUsage = registry.histogram(.genAITokenUsage, tenant, name, upstream, model, TokenType.output.rawValue)
        cost = registry.counter(.llmCost, tenant, model)
        stream =
            kind.isStream
            ? StreamTimes(
                toFirstToken: registry.histogram(.genAITimeToFirstToken, tenant, name, upstream, model),
                perOutputToken: registry.histogram(.genAITimePerOutputToken, tenant, name, upstream, model)
            ) : nil
        rare = { rare in
            switch rare {
            case .cached: registry.counter(.llmTokens, tenant, model, TokenType.cached.rawValue)
            case .reasoning: registry.counter(.llmTokens, tenant, model, TokenType.reasoning.rawValue)
            case .usageMissing: registry.counter(.llmUsageMissing, tenant, model)
            case .cancelled(let phase): registry.counter(.llmRequestsCancelled, tenant, model, phase.rawValue)
            }
        }
    }

    func count(_ record: CallRecord) {
        requests.increment()
        duration.observe(record.duration.seconds)
        overhead.observe(record.overhead.seconds)
        if record.outcome == .cancelled {
            rare(.cancelled(record.hasBegun ? .afterFirstByte : .beforeFirstByte)).increment()
        }
        let charge = record.charge
        if charge != .nothing { count(charge, record.cost) }
        guard let stream else { return }
        if let time = record.timeToFirstToken { stream.toFirstToken.observe(time.seconds) }
        if record.outcome == .succeeded, let time = record.generationTime, charge.output > 1 {
            stream.perOutputToken.observe(time.seconds / Double(charge.output - 1))
        }
    }

    private func count(_ charge: Charge, _ dollars: Double?) {
        input.increment(by: Double(charge.input))
        output.increment(by: Double(charge.output))
        inputUsage.observe(Double(charge.input))
        outputUsage.observe(Double(charge.output))
        if let dollars { cost.increment(by: dollars) }
        if charge.cached > 0 { rare(.cached).increment(by: Double(charge.cached)) }
        if charge.reasoning > 0 { rare(.reasoning).increment(by: Double(charge.reasoning)) }
        if charge.isEstimated { rare(.usageMissing).increment() }
    }
}
