import PlatformContract
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
        try await withApp(proxyURL: "http://127.0.0.1:1") { app in
            _ = try await app.get("/hello")
            #expect(try await app.ask(#"{"question":"Why?"}"#).status == 502)
            let metrics = try await app.get("/metrics").text
            let series = [
                #"http_requests_total{method="GET",endpoint="/hello",tenant="acme-corp",status="200"} 1"#,
                #"http_requests_active{tenant="acme-corp"} "#,
                #"app_info{company="ACME Corp",industry="Technology",tenant="acme-corp"} 1"#,
            ]
            for line in series { #expect(metrics.contains(line), "\(line)") }
            let exported = exportedMetrics(metrics).subtracting(Metric.process.map(\.name))
            #expect(exported == Set(Metric.tenantApp.map(\.name)))
        }
    }
}
