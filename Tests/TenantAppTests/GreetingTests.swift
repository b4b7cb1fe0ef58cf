import TestSupport
import Testing

struct GreetingTests {
    @Test func `hello names the company and its industry`() async throws {
        try await withApp { app in
            let hello = try await app.get("/hello")
            #expect(hello.status == 200)
            #expect(hello.text == "Hello World ACME Corp, Technology")
            #expect(hello["content-type"] == "text/plain; charset=utf-8")
            let health = try await app.get("/health")
            #expect(health.status == 200)
            #expect(health.text == "OK")
        }
    }

    @Test func `the metrics are those of the platform's dashboards`() async throws {
        try await withApp { app in
            _ = try await app.get("/hello")
            _ = try await app.get("/nowhere")
            let metrics = try await app.get("/metrics").text
            let series = [
                #"http_requests_total{method="GET",endpoint="/hello",tenant="acme-corp",status="200"} 1"#,
                #"http_requests_active{tenant="acme-corp"} "#,
                #"app_info{company="ACME Corp",industry="Technology",tenant="acme-corp"} 1"#,
            ]
            for line in series { #expect(metrics.contains(line), "\(line)") }
            for name in ["http_request_duration_seconds", "http_request_errors_total{"] {
                #expect(metrics.contains(name), "\(name)")
            }
            let names = Set(
                metrics.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
            )
            #expect(
                names.isSubset(of: [
                    "http_requests_total", "http_request_duration_seconds", "http_requests_active",
                    "http_request_errors_total", "app_info",
                ])
            )
        }
    }
}
