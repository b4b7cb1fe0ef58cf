import CoreMetrics
import PlatformContract
import Testing

@testable import ServiceRuntime

@Test func `a library's name of ours counts in our metric`() {
    let registry = emptyRegistry()
    CoreMetrics.Counter(
        label: "http_requests_total",
        dimensions: [("status", "200"), ("tenant", "a"), ("method", "GET"), ("endpoint", "/")],
        factory: registry
    ).increment(by: 2)
    registry.counter(.httpRequests, "GET", "/", "a", "200").increment()
    #expect(registry.samples == [#"http_requests_total{method="GET",endpoint="/",tenant="a",status="200"} 3"#])
}

@Test func `a library's other names are made legal`() {
    let registry = emptyRegistry()
    CoreMetrics.Counter(label: "http.server-requests", dimensions: [("code", "2")], factory: registry).increment()
    FloatingPointCounter(label: "cost", factory: registry).increment(by: 0.25)
    CoreMetrics.Meter(label: "9 pools/ß", factory: registry).set(3)
    CoreMetrics.Timer(label: "request.duration", factory: registry).recordMilliseconds(30)
    CoreMetrics.Recorder(label: "body_count", factory: registry).record(5)
    CoreMetrics.Gauge(label: "connections_total", factory: registry).record(7)
    let samples = registry.samples
    #expect(samples.contains(#"http_server_requests_total{code="2"} 1"#))
    #expect(samples.contains("cost_total 0.25"))
    #expect(samples.contains("_9_pools___ 3"))
    #expect(samples.contains(#"request_duration_seconds_bucket{le="0.025"} 0"#))
    #expect(samples.contains(#"request_duration_seconds_bucket{le="0.05"} 1"#))
    #expect(samples.contains("request_duration_seconds_sum 0.03"))
    #expect(samples.contains(#"body_bucket{le="16"} 1"#))
    #expect(samples.contains("connections 7"))
}

@Test func `a meter goes up and down, and a counter starts again`() {
    let registry = emptyRegistry()
    let meter = CoreMetrics.Meter(label: "pool", factory: registry)
    meter.increment(by: 5)
    meter.decrement(by: 2)
    let counter = CoreMetrics.Counter(label: "jobs", factory: registry)
    counter.increment(by: 9)
    #expect(registry.samples == ["jobs_total 9", "pool 3"])
    counter.reset()
    #expect(registry.samples == ["jobs_total 0", "pool 3"])
}

@Test func `what has our name and is something else counts nothing`() {
    let registry = emptyRegistry()
    CoreMetrics.Meter(label: "http_requests_total", factory: registry).set(1)
    CoreMetrics.Counter(label: "http_requests_total", dimensions: [("user", "x")], factory: registry).increment()
    CoreMetrics.Counter(label: "http.requests", factory: registry).increment()
    CoreMetrics.Meter(label: "http.requests", factory: registry).set(1)
    #expect(registry.samples == [])
    CoreMetrics.Counter(label: "jobs", factory: registry).increment()
    CoreMetrics.Meter(label: "jobs", factory: registry).set(1)
    CoreMetrics.Recorder(label: "jobs_total", factory: registry).record(1)
    #expect(registry.samples == ["jobs_total 1"])
}

@Test func `the labels of a library's metric are those of its first series`() {
    let registry = emptyRegistry()
    for dimensions in [[("a", "1")], [("a", "2"), ("user", "x")], [("user", "y")], [], [("a", "3"), ("a", "4")]] {
        CoreMetrics.Counter(label: "jobs", dimensions: dimensions, factory: registry).increment()
    }
    #expect(
        registry.samples == [
            #"jobs_total{a=""} 2"#, #"jobs_total{a="1"} 1"#, #"jobs_total{a="2"} 1"#, #"jobs_total{a="3"} 1"#,
        ]
    )
}

@Test func `names of labels that are Prometheus' own are taken from nobody`() {
    let registry = emptyRegistry()
    let dimensions = [("__name__", "evil"), ("le", "1"), ("", "x"), ("_9", "x"), ("a b", "y"), ("é", "z")]
    CoreMetrics.Counter(label: "jobs", dimensions: dimensions, factory: registry).increment()
    #expect(registry.samples == [#"jobs_total{name__="evil",a_b="y"} 1"#])
}

@Test func `a library with ever new names and labels is bounded`() {
    let registry = emptyRegistry(seriesLimit: 10)
    for index in 0..<2_000 {
        CoreMetrics.Counter(label: "jobs\(index)", factory: registry).increment()
        CoreMetrics.Counter(label: "jobs0", dimensions: [("id", "\(index)")], factory: registry).increment()
        CoreMetrics.Counter(label: "users", dimensions: [("id", "\(index)")], factory: registry).increment()
    }
    #expect(registry.samples.count <= 520)
    #expect(registry.samples.contains(#"users_total{id="other"} 1990"#))
}
