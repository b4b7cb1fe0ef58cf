import NIOCore
import PlatformContract
import Testing

@testable import ServiceRuntime

private let openMetrics = "application/openmetrics-text"

extension MetricsRegistry {
    fileprivate func exposed(as accept: String?) -> String {
        String(buffer: exposition(accepting: accept).body)
    }
}

@Test func `both formats have the same series, each with what its readers want around them`() {
    let registry = emptyRegistry()
    registry.counter(Metric("jobs_total", .counter, labels: ["kind"], help: "Jobs \"done\".\nWell: \\o/."), "x")
        .increment()
    registry.gauge(Metric("room_bytes", .gauge, unit: .bytes, labels: [], help: "Room.")).set(0.25)
    registry.counter(Metric("run_seconds_total", .counter, unit: .seconds, labels: [], help: "Time.")).increment(
        by: 2e6
    )
    registry.histogram(.histogram("wait_seconds", unit: .seconds, labels: [], help: "Waits.", buckets: [0.5, 1]))
        .observe(1)
    #expect(
        registry.exposed(as: nil) == #"""
            # HELP jobs_total Jobs "done".\nWell: \\o/.
            # TYPE jobs_total counter
            jobs_total{kind="x"} 1
            # HELP room_bytes Room.
            # TYPE room_bytes gauge
            room_bytes 0.25
            # HELP run_seconds_total Time.
            # TYPE run_seconds_total counter
            run_seconds_total 2e+06
            # HELP wait_seconds Waits.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.5"} 0
            wait_seconds_bucket{le="1"} 1
            wait_seconds_bucket{le="+Inf"} 1
            wait_seconds_sum 1
            wait_seconds_count 1

            """#
    )
    #expect(
        registry.exposed(as: openMetrics) == #"""
            # TYPE jobs counter
            # HELP jobs Jobs \"done\".\nWell: \\o/.
            jobs_total{kind="x"} 1.0
            # TYPE room_bytes gauge
            # UNIT room_bytes bytes
            # HELP room_bytes Room.
            room_bytes 0.25
            # TYPE run_seconds counter
            # UNIT run_seconds seconds
            # HELP run_seconds Time.
            run_seconds_total 2e+06
            # TYPE wait_seconds histogram
            # UNIT wait_seconds seconds
            # HELP wait_seconds Waits.
            wait_seconds_bucket{le="0.5"} 0
            wait_seconds_bucket{le="1.0"} 1
            wait_seconds_bucket{le="+Inf"} 1
            wait_seconds_sum 1.0
            wait_seconds_count 1
            # EOF

            """#
    )
}

@Test func `when a series began is told in OpenMetrics, if it is wanted`() throws {
    let registry = emptyRegistry(exportsCreation: true)
    registry.counter(Metric("jobs_total", .counter, labels: ["kind"], help: "Jobs."), "x").increment()
    registry.gauge(Metric("room", .gauge, labels: [], help: "Room.")).set(1)
    #expect(!registry.exposed(as: nil).contains("_created"))
    let lines = registry.exposed(as: openMetrics).split(separator: "\n").filter { $0.contains("_created") }
    #expect(lines.count == 1)
    let value = try #require(lines.first?.split(separator: " ").last.flatMap { Double($0) })
    #expect(lines.first?.hasPrefix(#"jobs_created{kind="x"} "#) ?? false)
    #expect(abs(value - UnixTime.seconds) < 3600)
}

@Test func `nothing counted is an empty exposition`() {
    #expect(emptyRegistry().exposed(as: nil) == "")
    #expect(emptyRegistry().exposed(as: openMetrics) == "# EOF\n")
}

extension ExpositionFormat {
    fileprivate func text(of value: Double) -> String { String(decoding: bytes(of: value), as: UTF8.self) }
}

@Test func `two registries with the same series write the same, however they came`() {
    let names = (0..<200).map { "t\($0)" }
    let (one, other) = (emptyRegistry(), emptyRegistry())
    for name in names { one.gauge(.httpRequestsActive, name).set(1) }
    for name in names.shuffled() { other.gauge(.httpRequestsActive, name).set(1) }
    #expect(one.text() == other.text())
}

@Test(arguments: [
    ("a\"b", #"a\"b"#), (#"a\"#, #"a\\"#), ("a\nb", #"a\nb"#), ("a\r\nb", "a\r\\nb"), (#"\n"#, #"\\n"#),
    ("", ""), ("\0", "\0"), ("{}, =#", "{}, =#"), ("Ünï 🦊 e\u{301}", "Ünï 🦊 e\u{301}"),
    ("\"} 1\nevil 2\n", #"\"} 1\nevil 2\n"#),
])
func `a label's value can't end its line or its quotes`(value: String, text: String) {
    let registry = emptyRegistry()
    registry.gauge(.httpRequestsActive, value).set(1)
    for format in [nil, openMetrics] {
        let body = registry.exposed(as: format).unicodeScalars
        #expect(body.split(separator: "\n").count == (format == nil ? 3 : 4))
        #expect(registry.exposed(as: format).contains("http_requests_active{tenant=\"\(text)\"} 1"))
    }
}

@Test(
    arguments: [
        (0, "0", "0.0"), (-0.0, "-0", "-0.0"), (1, "1", "1.0"), (-1, "-1", "-1.0"), (0.1, "0.1", "0.1"),
        (10, "10", "10.0"), (100_000, "100000", "100000.0"), (999_999, "999999", "999999.0"), (1e6, "1e+06", "1e+06"),
        (1_234_567, "1.234567e+06", "1.234567e+06"), (123_456.75, "123456.75", "123456.75"), (1e10, "1e+10", "1e+10"),
        (0.0001, "0.0001", "0.0001"), (0.00012, "0.00012", "0.00012"), (0.00001, "1e-05", "1e-05"),
        (1e-10, "1e-10", "1e-10"),
        (1.7e308, "1.7e+308", "1.7e+308"), (.leastNonzeroMagnitude, "5e-324", "5e-324"), (1e100, "1e+100", "1e+100"),
        (0.1 + 0.2, "0.30000000000000004", "0.30000000000000004"),
        (1_605_281_325.25, "1.60528132525e+09", "1.60528132525e+09"),
        (-12.5, "-12.5", "-12.5"), (9_007_199_254_740_992, "9.007199254740992e+15", "9.007199254740992e+15"),
        (.infinity, "+Inf", "+Inf"), (-.infinity, "-Inf", "-Inf"), (.nan, "NaN", "NaN"),
        (120_000, "120000", "120000.0"),
    ] as [(Double, String, String)]
)
func `a number is written as Go does`(value: Double, text: String, openMetricsText: String) {
    #expect(ExpositionFormat.text.text(of: value) == text)
    #expect(ExpositionFormat.openMetrics.text(of: value) == openMetricsText)
    let registry = emptyRegistry()
    registry.gauge(.httpRequestsActive, "a").set(value)
    #expect(registry.samples == ["http_requests_active{tenant=\"a\"} \(text)"])
}

@Test func `what is written is read as the same number`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5_000 {
        let value = Double(bitPattern: random.next())
        guard value.isFinite else { continue }
        #expect(Double(ExpositionFormat.text.text(of: value)) == value)
    }
}
