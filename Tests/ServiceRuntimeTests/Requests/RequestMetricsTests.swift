import HTTPTypes
import HummingbirdCore
import NIOCore
import PlatformContract
import ServiceRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct RequestMetricsTests {
    @Test func `requests are counted by route, method and status, and by nothing that a client says`() async throws {
        let metrics = MetricsRegistry()
        try await withService([.text("/hello", "hi"), .echo("/echo")], metrics: metrics) { port, _ in
            for line in [
                "GET /hello", "GET /hello?secret", "HEAD /hello", "POST /hello", "GET /planted", "TRACE /hello",
                "PROPFIND /planted",
            ] {
                _ = try await exchange(port, "\(line) HTTP/1.1\r\n\(RequestTests.close)")
            }
            _ = try await exchange(port, "planted\r\n\r\n")
        }
        let text = String(buffer: metrics.text())
        for line in [
            #"http_requests_total{method="GET",endpoint="/hello",tenant="blue",status="200"} 2"#,
            #"http_requests_total{method="HEAD",endpoint="/hello",tenant="blue",status="200"} 1"#,
            #"http_requests_total{method="POST",endpoint="/hello",tenant="blue",status="405"} 1"#,
            #"http_requests_total{method="other",endpoint="/hello",tenant="blue",status="405"} 1"#,
            #"http_requests_total{method="GET",endpoint="other",tenant="blue",status="404"} 1"#,
            #"http_requests_total{method="other",endpoint="other",tenant="blue",status="404"} 1"#,
            #"http_requests_total{method="other",endpoint="other",tenant="blue",status="400"} 1"#,
            #"http_requests_active{tenant="blue"} 0"#,
        ] {
            #expect(text.contains(line), "\(line) is not in\n\(text)")
        }
        #expect(!text.contains("http_request_errors_total{"), "a client's mistake is no error of the service")
        #expect(!text.contains("planted") && !text.contains("secret") && !text.contains("PROPFIND"))
    }

    @Test func `a handler attributes its request, and names what failed`() async throws {
        let metrics = MetricsRegistry()
        let attributing = Route(.get, "/mine") { _, context in
            context.attribute(to: "red")
            context.failed(as: "upstream_failed")
            return Response(status: .badGateway)
        }
        let failing = Route(.get, "/limited") { _, context in
            context.attribute(to: "red")
            throw ServiceError(.tooManyRequests, code: "rate_limit_exceeded", "slow down")
        }
        try await withService([attributing, failing], metrics: metrics, tenant: nil) { port, _ in
            for path in ["/mine", "/limited", "/health"] {
                _ = try await exchange(port, "GET \(path) HTTP/1.1\r\n\(RequestTests.close)")
            }
        }
        let text = String(buffer: metrics.text())
        for line in [
            #"http_requests_total{method="GET",endpoint="/mine",tenant="red",status="502"} 1"#,
            #"http_request_errors_total{method="GET",endpoint="/mine",tenant="red",error_type="upstream_failed"} 1"#,
            #"http_requests_total{method="GET",endpoint="/limited",tenant="red",status="429"} 1"#,
            #"http_requests_total{method="GET",endpoint="/health",tenant="",status="200"} 1"#,
            #"http_requests_active{tenant="red"} 0"#, #"http_requests_active{tenant=""} 0"#,
        ] {
            #expect(text.contains(line), "\(line) is not in\n\(text)")
        }
        #expect(!text.contains("rate_limit_exceeded"))
    }

    @Test func `a tenant that comes back is counted anew`() async throws {
        let metrics = MetricsRegistry()
        let mine = Route(.get, "/mine") { _, context in
            context.attribute(to: "red")
            return Response(status: .ok)
        }
        try await withService([mine], metrics: metrics, tenant: nil) { port, _ in
            for _ in 0..<2 {
                metrics.removeSeries(where: .tenant, is: "red")
                _ = try await exchange(port, "GET /mine HTTP/1.1\r\n\(RequestTests.close)")
                // It is counted after it is answered.
                try await eventually("it is counted") {
                    let text = String(buffer: metrics.text())
                    return text.contains(
                        #"http_requests_total{method="GET",endpoint="/mine",tenant="red",status="200"} 1"#
                    ) && text.contains(#"http_requests_active{tenant="red"} 0"#)
                }
            }
        }
    }

    @Test func `a stream that breaks is counted as sent and as failed, and its connection is cut`() async throws {
        struct Broken: Error {}
        let metrics = MetricsRegistry()
        let breaking = Route(.get, "/breaking") { _, _ in
            Response(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(string: "some"))
                    throw Broken()
                }
            )
        }
        try await withService([breaking], metrics: metrics) { port, _ in
            let answer = try await exchange(port, "GET /breaking HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.body == "4\r\nsome\r\n")
        }
        let text = String(buffer: metrics.text())
        #expect(text.contains(#"endpoint="/breaking",tenant="blue",status="200"} 1"#), "\(text)")
        #expect(text.contains(#"endpoint="/breaking",tenant="blue",error_type="response_failed"} 1"#), "\(text)")
    }
}
