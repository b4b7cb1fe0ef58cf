import Files
import Logging
import NIOCore
import PlatformContract
import ServiceRuntime
import TestSupport
import Testing

@testable import LLMGateway

struct CatalogueTests {
    private let registry = MetricsRegistry(exportsProcess: false)
    private let calls: CallMetrics
    private let plant: PlantMetrics

    init() {
        calls = CallMetrics(registry)
        plant = PlantMetrics(registry, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private var text: String { String(buffer: registry.text()) }

    private func record(_ outcome: LLMRequestOutcome) -> CallRecord {
        var record = CallRecord(
            requestID: "1",
            tenant: "blue",
            account: "llm-proxy",
            operation: .chat,
            model: "m",
            isStream: true,
            start: .now
        )
        record.outcome = outcome
        record.upstream = "a"
        record.charge = Charge(input: 10, output: 20, cached: 5, reasoning: 5, isEstimated: true)
        record.cost = 0.5
        record.timeToFirstToken = .milliseconds(10)
        record.generationTime = .milliseconds(100)
        return record
    }

    private static let state = LimitState(
        requests: .init(limit: 60, remaining: 59),
        tokens: .init(limit: 1000, remaining: 900),
        tokensADay: 5000,
        tokensRemainingToday: 4000,
        streams: 4,
        openStreams: 1
    )

    @Test func `the gateway exports every metric that the catalogue has for it, and no other`() {
        calls.began(record(.succeeded), Self.state)
        for outcome in LLMRequestOutcome.allCases { calls.ended(record(outcome)) }
        calls.rejected(RejectedCall(.model, tenant: "blue"), .chat)
        plant.observe(.policies(tenants: 1, broken: 0))
        plant.observe(PolicyEvent.configuration)
        plant.observe(KeyRing.Event.read(keys: 1))
        plant.observe(StaticCredentialBook.Event.read(credentials: 1))
        plant.observe(.keyRead(upstream: "a"))
        plant.observe(.credentialsRejected(upstream: "a", status: 401))
        plant.show("a", .closed)
        plant.attempted("a", .succeeded, firstByte: .milliseconds(1))
        plant.retried("a", .failed, at: "b")
        let catalogue = Set(Metric.llmGateway.map(\.name))
        let exported = exportedMetrics(text)
        #expect(exported == catalogue, "\(exported.symmetricDifference(catalogue).sorted())")
    }

    @Test func `each limit is shown with what is left of it`() {
        calls.began(record(.succeeded), Self.state)
        for (limit, allowed, left) in [
            ("requests_per_minute", 60, 59), ("tokens_per_minute", 1000, 900), ("tokens_per_day", 5000, 4000),
            ("concurrent_streams", 4, 3),
        ] {
            #expect(text.contains("llm_limit_allowed{tenant=\"blue\",limit=\"\(limit)\"} \(allowed)\n"))
            #expect(text.contains("llm_limit_remaining{tenant=\"blue\",limit=\"\(limit)\"} \(left)\n"))
        }
    }

    @Test func `policies are stale from when newer ones are broken until they are mended`() {
        func isStale() -> Bool { !text.contains("llm_policy_stale_seconds 0\n") }
        #expect(!isStale())
        plant.observe(.policies(tenants: 1, broken: 1))
        #expect(isStale())
        #expect(text.contains("llm_policy_reloads_total{outcome=\"failure\"} 1"))
        plant.observe(.policies(tenants: 1, broken: 0))
        #expect(!isStale())
    }

    @Test func `a folder of policies that can't be read is a failed reload of all`() {
        plant.observe(.policiesUnreadable(FileProblem("/p", "gone")))
        #expect(text.contains("llm_policy_reloads_total{outcome=\"failure\"} 1"))
        #expect(!text.contains("llm_policy_stale_seconds 0\n"))
    }

    @Test func `the configuration is stale from when a newer one is broken until it is mended`() {
        func isStale() -> Bool { !text.contains("llm_configuration_stale_seconds 0\n") }
        #expect(!isStale())
        plant.observe(.configurationFailed(FileProblem("/c", "broken")))
        #expect(isStale())
        #expect(text.contains("llm_configuration_reloads_total{outcome=\"failure\"} 1"))
        plant.observe(PolicyEvent.configuration)
        #expect(!isStale())
    }

    @Test func `a caller whom nobody can tell yet is not one whose limits can't be counted`() {
        calls.rejected(RejectedCall(.credential(.keysUnavailable)), .chat)
        #expect(text.contains("llm_requests_rejected_total{tenant=\"other\",reason=\"keys_unavailable\"} 1"))
    }

    @Test func `a key that can't be read is a failed reload`() {
        plant.observe(.keyUnavailable(upstream: "a", FileProblem("/k", "gone")))
        #expect(text.contains("llm_upstream_key_reloads_total{upstream=\"a\",outcome=\"failure\"} 1"))
    }
}
