import HTTPTypes
import PlatformContract
import Testing

@testable import LLMGateway

@Suite("Rate limit headers")
struct RateLimitHeadersTests {
    @Test(
        arguments: [
            (0, "0s"), (-1, "0s"), (Int.min, "0s"), (1, "1ms"), (20, "20ms"), (999, "999ms"), (1000, "1s"),
            (8640, "8.64s"), (1001, "1.001s"), (59_999, "59.999s"), (60_000, "1m0s"), (172_800, "2m52.8s"),
            (360_000, "6m0s"), (3_600_000, "1h0m0s"), (86_399_000, "23h59m59s"), (90_000_000, "25h0m0s"),
        ]
    )
    func `durations are written as Go writes them`(_ milliseconds: Int, _ text: String) {
        #expect(RateLimitHeaders.duration(milliseconds: milliseconds) == text)
    }

    @Test func `a decision's headers are OpenAI's`() {
        var tenant = Tenant(.only(requests: 60, tokens: 150_000))
        var headers = HTTPFields()
        if let state = tenant.reserve(16).state { RateLimitHeaders.write(state, to: &headers) }
        #expect(
            headers.map { "\($0.name): \($0.value)" } == [
                "x-ratelimit-limit-requests: 60",
                "x-ratelimit-limit-tokens: 150000",
                "x-ratelimit-remaining-requests: 59",
                "x-ratelimit-remaining-tokens: 149984",
                "x-ratelimit-reset-requests: 1s",
                "x-ratelimit-reset-tokens: 7ms",
            ]
        )
    }

    @Test func `a reset that never comes has no header`() {
        var tenant = Tenant(.only(requests: 5))
        _ = tenant.reserve()
        tenant.limits.requestsPerMinute = 0
        var headers = HTTPFields()
        if let state = tenant.reserve().state { RateLimitHeaders.write(state, to: &headers) }
        let names = headers.map(\.name.canonicalName)
        #expect(!names.contains("x-ratelimit-reset-requests"))
        #expect(names.contains("x-ratelimit-reset-tokens"))
    }
}
