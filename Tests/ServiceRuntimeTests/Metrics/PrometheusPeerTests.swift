import Foundation
import NIOCore
import PlatformContract
import TestSupport
import Testing

@testable import ServiceRuntime

/// Values that a reader could stumble over.
private let hostile = [
    "", "\"", "\\", "\n", "\\n", "a\r\nb", "}", "{a=\"b\"} 1", "# EOF", "\"} 1\nevil 2\n", "ß🦊", "\u{1}\t", " x ",
]

/// Every metric of ours with hostile labels, and each kind of number.
private func fullRegistry() -> MetricsRegistry {
    let registry = MetricsRegistry(exportsCreation: true)
    for metric in Metric.services where !Metric.process.contains(metric) {
        for (index, value) in hostile.enumerated() {
            let series = registry.series(metric, metric.kind, metric.labels.map { _ in value })
            if metric.kind == .histogram {
                for step in 0...index { series.observe(Double(step) * 0.037) }
            } else {
                series.number.store(Double(index) * 123_456.7)
            }
        }
    }
    return registry
}

/// Prints how many samples of which names a parser of Prometheus' own finds, and every label's value once.
private let script = """
    import json, sys
    from prometheus_client import openmetrics, parser
    import prometheus_client.openmetrics.parser
    text = sys.stdin.buffer.read().decode()
    parse = openmetrics.parser.text_string_to_metric_families if sys.argv[1] == "openmetrics" \\
        else parser.text_string_to_metric_families
    families = list(parse(text))
    samples = [sample for family in families for sample in family.samples]
    json.dump({
        "families": [f"{family.name} {family.type} {family.unit} {family.documentation}" for family in families],
        "count": len(samples),
        "tenants": sorted({sample.labels["tenant"] for sample in samples if "tenant" in sample.labels}),
    }, sys.stdout)
    """

private struct Parsed: Decodable {
    var families: [String]
    var count: Int
    var tenants: [String]
}

private func parse(_ body: ByteBuffer, as format: String) throws -> Parsed {
    let output = try Tool.python.required().run(["-c", script, format], input: Data(body.readableBytesView))
    try #require(output.status == 0, "\(output.errorText)")
    return try JSONDecoder().decode(Parsed.self, from: output.standardOutput)
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `Prometheus' own parsers read every metric, label and help`() throws {
    let registry = fullRegistry()
    // Their reader of the old format strips white space around values, and their reader of the new one does not.
    let text = try parse(registry.text(), as: "text")
    let open = try parse(registry.exposition(accepting: "application/openmetrics-text").body, as: "openmetrics")
    #expect(open.tenants.map(Array.init(_:)).count == hostile.count)
    #expect(Set(open.tenants) == Set(hostile))
    #expect(open.families.count == Metric.services.count - 1)
    #expect(text.count > 0)
    for metric in Metric.services where metric != .metricSeriesOverflow {
        let name = metric.kind == .counter ? String(metric.name.dropLast("_total".count)) : metric.name
        let unit = metric.unit != .none && name.hasSuffix("_\(metric.unit)") ? metric.unit.rawValue : ""
        #expect(open.families.contains("\(name) \(metric.kind) \(unit) \(metric.help)"))
    }
    // With the times of creation, a sample more of each counter and histogram.
    let timed = Metric.services.filter { $0.kind != .gauge && !Metric.process.contains($0) }
    let times = timed.map { $0.labels.isEmpty ? 1 : hostile.count }.reduce(1, +)
    #expect(open.count == text.count + times)
}

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)))
func `promtool finds nothing wrong with what we export`() throws {
    let registry = MetricsRegistry()
    let ours = Metric.tenantApp + Metric.llmGateway + Metric.llmProxy + [.metricSeriesOverflow]
    for metric in ours {
        _ = registry.series(metric, metric.kind, metric.labels.map(\.rawValue))
    }
    let output = try Tool.promtool.required().run(["check", "metrics"], input: Data(registry.text().readableBytesView))
    #expect(ours.allSatisfy { String(buffer: registry.text()).contains("# TYPE \($0.name) ") })
    #expect(output.status == 0)
    #expect(output.errorText == "")
    #expect(output.text == "")
}

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)))
func `promtool reads hostile labels`() throws {
    let registry = emptyRegistry()
    for value in hostile { registry.gauge(.httpRequestsActive, value).set(1) }
    let output = try Tool.promtool.required().run(["check", "metrics"], input: Data(registry.text().readableBytesView))
    #expect(output.status == 0, "\(output.errorText)")
}
