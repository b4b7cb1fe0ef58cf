import HTTPTypes
import ServiceRuntime
import Testing
import UpstreamHTTP

@testable import LLMProxy

struct GatewayFailureTests {
    @Test(
        arguments: [
            (429, "7", 429, "7"), (429, nil, 429, nil), (503, "2", 503, "2"), (503, nil, 502, nil),
            (504, "9", 504, nil),
            (400, nil, 400, nil), (413, nil, 400, nil), (422, nil, 400, nil), (403, nil, 502, nil),
            (404, nil, 502, nil),
            (500, "1", 502, nil), (502, nil, 502, nil), (302, nil, 502, nil), (204, nil, 502, nil),
        ] as [(Int, String?, Int, String?)]
    )
    func `the gateway's status becomes the one that a client can act on`(
        _ status: Int,
        _ after: String?,
        _ told: Int,
        _ toldAfter: String?
    ) {
        let error = GatewayFailure.error(forStatus: status, retryAfter: after)
        #expect(error.status.code == told)
        #expect(error.headers[.retryAfter] == toldAfter)
    }

    @Test(
        arguments: [
            (.timeLimit(.firstByte), 504), (.timeLimit(.idle), 504), (.timeLimit(.total), 504),
            (.timeLimit(.connect), 502),
            (.noConnection("x"), 502), (.incomplete("x", received: true), 502), (.invalidResponse("x"), 502),
            (.shutDown, 502),
        ] as [(UpstreamError, Int)]
    )
    func `a request without an answer is told as what it was`(_ error: UpstreamError, _ told: Int) {
        #expect((GatewayFailure.error(for: error) as? ServiceError)?.status.code == told)
    }

    @Test func `a client that left is told nothing`() {
        #expect(GatewayFailure.error(for: UpstreamError.cancelled) is CancellationError)
    }

    @Test(arguments: [
        ("Content-Type", true), ("RETRY-AFTER", true), ("x-ratelimit-remaining-tokens", true), ("X-Should-Retry", true),
        ("x-request-id", false),
        ("set-cookie", false), ("server", false), ("x-tenant", false), ("connection", false), ("x-ratelimit", false),
    ])
    func `headers that clients of the API go by are passed on, and no others`(_ name: String, _ isForwarded: Bool) {
        #expect(ForwardedHeaders.contains(name) == isForwarded)
    }
}
