import PlatformContract
import ServiceRuntime

/// The series of one tenant's calls of one model by one upstream, looked up once.
struct CallHandles: Sendable {
    private typealias Registry = MetricsRegistry

    private let outcomes: [LLMRequestOutcome: Registry.Counter]
    private let durations: [LLMRequestOutcome: Registry.Histogram]
    private let tokens: [TokenType: Registry.Counter]
    private let inputUsage: Registry.Histogram
    private let outputUsage: Registry.Histogram
    private let cost: Registry.Counter
    private let usageMissing: Registry.Counter
    private let cancelled: [CancellationPhase: Registry.Counter]
    private let overhead: Registry.Histogram
    private let timeToFirstToken: Registry.Histogram
    private let timePerOutputToken: Registry.Histogram

    init(
        _ registry: MetricsRegistry,
        _ tenant: String,
        _ model: String,
        _ operation: LLMOperation,
        _ upstream: String
    ) {
        func each<Value: CaseIterable & Hashable, Handle>(_ handle: (Value) -> Handle) -> [Value: Handle] {
            Dictionary(uniqueKeysWithValues: Value.allCases.map { ($0, handle($0)) })
        }
        let name = operation.openTelemetryName
        outcomes = each { registry.counter(.llmRequests, tenant, model, operation.rawValue, $0.rawValue) }
        durations = each {
            registry.histogram(
                .genAIRequestDuration,
                tenant,
                name,
                upstream,
                model,
                $0 == .succeeded ? "" : $0.rawValue
            )
        }
        tokens = each { registry.counter(.llmTokens, tenant, model, $0.rawValue) }
        inputUsage = registry.histogram(.genAITokenUsage, tenant, name, upstream, model, TokenType.input.rawValue)
        outputUsage = registry.histogram(.genAITokenUsage, tenant, name, upstream, model, TokenType.output.rawValue)
        cost = registry.counter(.llmCost, tenant, model)
        usageMissing = registry.counter(.llmUsageMissing, tenant, model)
        cancelled = each { registry.counter(.llmRequestsCancelled, tenant, model, $0.rawValue) }
        overhead = registry.histogram(.llmGatewayOverhead, tenant, model)
        timeToFirstToken = registry.histogram(.genAITimeToFirstToken, tenant, name, upstream, model)
        timePerOutputToken = registry.histogram(.genAITimePerOutputToken, tenant, name, upstream, model)
    }

    func count(_ record: CallRecord) {
        outcomes[record.outcome]?.increment()
        durations[record.outcome]?.observe(record.duration.seconds)
        overhead.observe(record.overhead.seconds)
        if record.outcome == .cancelled {
            cancelled[record.hasBegun ? .afterFirstByte : .beforeFirstByte]?.increment()
        }
        let charge = record.charge
        if charge != .nothing { count(charge, record.cost) }
        if let time = record.timeToFirstToken { timeToFirstToken.observe(time.seconds) }
        if record.outcome == .succeeded, let time = record.generationTime, charge.output > 1 {
            timePerOutputToken.observe(time.seconds / Double(charge.output - 1))
        }
    }

    private func count(_ charge: Charge, _ dollars: Double?) {
        tokens[.input]?.increment(by: Double(charge.input))
        tokens[.output]?.increment(by: Double(charge.output))
        if charge.cached > 0 { tokens[.cached]?.increment(by: Double(charge.cached)) }
        if charge.reasoning > 0 { tokens[.reasoning]?.increment(by: Double(charge.reasoning)) }
        inputUsage.observe(Double(charge.input))
        outputUsage.observe(Double(charge.output))
        if let dollars { cost.increment(by: dollars) }
        if charge.isEstimated { usageMissing.increment() }
    }
}

extension Duration {
    /// As metrics have times.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
