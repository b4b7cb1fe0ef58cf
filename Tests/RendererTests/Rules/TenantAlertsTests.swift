import Foundation
import Kubernetes
import PlatformContract
import TestSupport
import Testing

@testable import Renderer

private func alerts(latencyThreshold: Double = 1, services: [String] = ["acme-corp-service", "llm"]) -> TenantAlerts {
    TenantAlerts(
        tenant: "acme-corp",
        latencyThreshold: latencyThreshold,
        services: services,
        runbookBase: "https://example.com/runbooks"
    )
}

@Test func `the alerts are those of the reference platform`() {
    #expect(
        alerts().all.map { "\($0.name) \($0.for?.text ?? "") \($0.severity.rawValue)" } == [
            "HighErrorRate 5m warning", "HighLatency 5m warning", "ServiceDown 2m critical",
            "TooManyActiveRequests 5m warning", "HighMemoryUsage 5m warning", "HighCPUUsage 5m warning",
        ]
    )
    #expect(alerts().all.map(\.runbookURL).first == "https://example.com/runbooks/higherrorrate")
}

@Test func `the rules are what they were`() throws {
    try expectSnapshot(PrometheusRules.text(alerts().all), named: "tenant-alerts.json")
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)), arguments: [0.25, 1, 5, 60])
func `every expression parses and asks for metrics and labels that are exported`(threshold: Double) throws {
    #expect(try PromQLChecker.problems(in: alerts(latencyThreshold: threshold).all.map(\.expr)) == [])
}

@Test func `every selector names the namespace`() {
    for alert in alerts().all {
        let selectors = alert.expr.components(separatedBy: "{").count - 1
        let own = alert.expr.components(separatedBy: #"{namespace="acme-corp""#).count - 1
        #expect(selectors == own && own > 0, "\(alert.expr)")
    }
}

@Test(arguments: [(0.25, "> 0.25"), (1, "> 1"), (2.5, "> 2.5"), (5, ">= 5"), (60, ">= 5")])
func `the latency threshold is one that the buckets can tell`(threshold: Double, comparison: String) {
    #expect(alerts(latencyThreshold: threshold).all[1].expr.hasSuffix(comparison))
}

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)))
func `promtool takes the rules`() throws {
    let folder = try TemporaryFolder()
    try folder.write(PrometheusRules.text(alerts().all), to: "rules.json")
    let output = try Tool.promtool.required().run(
        ["check", "rules", "--lint-fatal", "rules.json"],
        directory: folder.url
    )
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
    #expect(output.text.contains("6 rules found"))
}
