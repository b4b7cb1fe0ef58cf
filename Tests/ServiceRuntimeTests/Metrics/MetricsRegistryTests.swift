import NIOCore
import PlatformContract
import Testing

@testable import ServiceRuntime

/// A registry with nothing in it but what a test counts.
func emptyRegistry(seriesLimit: Int = 10_000, exportsCreation: Bool = false) -> MetricsRegistry {
    MetricsRegistry(seriesLimit: seriesLimit, exportsProcess: false, exportsCreation: exportsCreation)
}

extension MetricsRegistry {
    /// The lines of the text format, without comments.
    var samples: [String] {
        String(buffer: text()).split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }
}

private let visits = Metric("visits_total", .counter, labels: [.tenant, "page"], help: "Visits.")
private let queue = Metric("queue_length", .gauge, labels: [.tenant], help: "What waits.")
private let size = Metric.histogram("size_bytes", unit: .bytes, labels: [.tenant], help: "Sizes.", buckets: [1, 10])
private let alone = Metric("alone", .gauge, labels: [], help: "One series.")

@Test func `the same values count in the same series`() {
    let registry = emptyRegistry()
    registry.counter(visits, "a", "/").increment()
    registry.counter(visits, "a", "/").increment(by: 2)
    registry.counter(visits, "b", "/").increment()
    #expect(registry.samples == [#"visits_total{tenant="a",page="/"} 3"#, #"visits_total{tenant="b",page="/"} 1"#])
}

@Test func `a counter never shrinks, whatever is added`() {
    let registry = emptyRegistry()
    let counter = registry.counter(visits, "a", "/")
    counter.increment(by: 5)
    for amount in [-1, -Double.infinity, .nan, 0] { counter.increment(by: amount) }
    #expect(registry.samples == [#"visits_total{tenant="a",page="/"} 5"#])
}

@Test func `a gauge is set, raised and lowered`() {
    let registry = emptyRegistry()
    let gauge = registry.gauge(queue, "a")
    gauge.set(5)
    gauge.add(1.5)
    gauge.add(-4)
    #expect(registry.samples == [#"queue_length{tenant="a"} 2.5"#])
}

@Test func `an observation is in every bucket that is not below it`() {
    let registry = emptyRegistry()
    let histogram = registry.histogram(size, "a")
    for value in [0, 1, 1.5, 10, 10.5, 1000] { histogram.observe(value) }
    #expect(
        registry.samples == [
            #"size_bytes_bucket{tenant="a",le="1"} 2"#,
            #"size_bytes_bucket{tenant="a",le="10"} 4"#,
            #"size_bytes_bucket{tenant="a",le="+Inf"} 6"#,
            #"size_bytes_sum{tenant="a"} 1023"#,
            #"size_bytes_count{tenant="a"} 6"#,
        ]
    )
}

@Test func `an observation of time is in seconds`() {
    let registry = emptyRegistry()
    registry.histogram(.httpRequestDuration, "GET", "/", "a").observe(.microseconds(62_500))
    #expect(
        registry.samples.contains(#"http_request_duration_seconds_sum{method="GET",endpoint="/",tenant="a"} 0.0625"#)
    )
}

@Test func `what is no number is beyond every bucket`() {
    let registry = emptyRegistry()
    registry.histogram(size, "a").observe(.nan)
    #expect(registry.samples.prefix(3).map { $0.split(separator: " ").last } == ["0", "0", "1"])
    #expect(registry.samples[3] == #"size_bytes_sum{tenant="a"} NaN"#)
}

@Test func `a computed gauge is asked at each scrape`() {
    let registry = emptyRegistry()
    let gauge = registry.gauge(queue, "a")
    gauge.set(1)
    registry.gauge(alone, reading: { 4 })
    registry.gauge(queue, "b", reading: { Double(gauge.series.number.value * 10) })
    #expect(registry.samples == ["alone 4", #"queue_length{tenant="a"} 1"#, #"queue_length{tenant="b"} 10"#])
    gauge.set(2)
    registry.gauge(alone, reading: { 5 })
    #expect(registry.samples == ["alone 5", #"queue_length{tenant="a"} 2"#, #"queue_length{tenant="b"} 20"#])
}

@Test func `a computed gauge may itself use the registry`() {
    let registry = emptyRegistry()
    registry.gauge(alone, reading: { Double(registry.gauge(queue, "a").series.number.value) })
    #expect(registry.samples == ["alone 0"])
}

@Test func `the series of a tenant that left are gone, and only those`() {
    let registry = emptyRegistry()
    let left = registry.counter(visits, "a", "/")
    left.increment()
    registry.counter(visits, "b", "a").increment()
    registry.gauge(queue, "a").set(1)
    registry.gauge(alone, reading: { 1 })
    _ = registry.text()
    registry.removeSeries(where: .tenant, is: "a")
    #expect(registry.samples == ["alone 1", #"visits_total{tenant="b",page="a"} 1"#])
    left.increment()
    #expect(registry.samples.count == 2)
    registry.counter(visits, "a", "/").increment()
    #expect(registry.samples.contains(#"visits_total{tenant="a",page="/"} 1"#))
}

@Test func `beyond the limit of a metric's series all is counted as other`() {
    let registry = emptyRegistry(seriesLimit: 3)
    for page in 0..<10 { registry.counter(visits, "a", "/\(page)").increment() }
    registry.counter(visits, "a", "/1").increment()
    registry.gauge(queue, "a").set(1)
    #expect(
        registry.samples == [
            #"metric_series_overflow_total{metric="visits_total"} 7"#,
            #"queue_length{tenant="a"} 1"#,
            #"visits_total{tenant="a",page="/0"} 1"#,
            #"visits_total{tenant="a",page="/1"} 2"#,
            #"visits_total{tenant="a",page="/2"} 1"#,
            #"visits_total{tenant="other",page="other"} 7"#,
        ]
    )
}

@Test func `series that were dropped make room for others`() {
    let registry = emptyRegistry(seriesLimit: 1)
    registry.gauge(queue, "a").set(1)
    registry.removeSeries(where: .tenant, is: "a")
    registry.gauge(queue, "b").set(2)
    #expect(registry.samples == [#"queue_length{tenant="b"} 2"#])
}

@Test func `nothing that many threads count at once is lost`() async {
    let registry = emptyRegistry()
    let handle = registry.counter(visits, "kept", "/")
    await withTaskGroup { group in
        for task in 0..<8 {
            group.addTask { @concurrent in
                for index in 0..<2_000 {
                    handle.increment(by: 0.5)
                    registry.counter(visits, "looked up", "/\(index % 10)").increment()
                    registry.gauge(queue, "a").add(task % 2 == 0 ? 1 : -1)
                    registry.histogram(size, "a").observe(Double(index % 12))
                    if index % 500 == 0 { _ = registry.text() }
                }
            }
        }
    }
    let samples = registry.samples
    #expect(samples.contains(#"visits_total{tenant="kept",page="/"} 8000"#))
    for page in 0..<10 { #expect(samples.contains(#"visits_total{tenant="looked up",page="/\#(page)"} 1600"#)) }
    #expect(samples.contains(#"queue_length{tenant="a"} 0"#))
    #expect(samples.contains(#"size_bytes_count{tenant="a"} 16000"#))
    #expect(samples.contains(#"size_bytes_bucket{tenant="a",le="1"} 2672"#))
    #expect(samples.contains(#"size_bytes_sum{tenant="a"} 87872"#))
}

@Test func `a scrape in the midst of it has a count that is the sum of the buckets`() async {
    let registry = emptyRegistry()
    await withTaskGroup { group in
        for _ in 0..<4 {
            group.addTask { @concurrent in
                for _ in 0..<20_000 { registry.histogram(size, "a").observe(5) }
            }
        }
        for _ in 0..<50 {
            let samples = registry.samples
            guard samples.count == 5 else { continue }
            #expect(samples[2].split(separator: " ").last == samples[4].split(separator: " ").last)
        }
    }
}

@Test func `another kind or number of labels than the definition's is a mistake in the program`() async {
    await #expect(processExitsWith: .failure) { _ = MetricsRegistry().gauge(.httpRequests, "GET", "/", "a", "200") }
    await #expect(processExitsWith: .failure) { _ = MetricsRegistry().counter(.httpRequests, "GET") }
    await #expect(processExitsWith: .failure) {
        let registry = MetricsRegistry()
        _ = registry.gauge(Metric("a", .gauge, labels: [], help: "."))
        _ = registry.counter(Metric("a", .counter, labels: [], help: "."))
    }
}
