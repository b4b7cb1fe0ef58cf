import Foundation
import Kubernetes
import PlatformContract
import TenantSpecs
import Testing
import YAML

@testable import Renderer

private func rules(_ availability: Percentage, _ threshold: String = "1s", _ objective: Percentage = 99.0) throws
    -> ServiceLevelRules
{
    let level = ServiceLevel(
        availability: availability,
        latency: .init(threshold: try .init(parsing: threshold), objective: objective)
    )
    return ServiceLevelRules(tenant: "acme", level: level, runbookBase: nil)
}

/// `factor * (100 - objective) / 100`, by hand.
@Test(
    arguments: [
        (99.9, ["> 14.4 * 0.001", "> 6 * 0.001", "> 3 * 0.001", "> 1 * 0.001"], [70, 167, 334, 1000]),
        (99.99, ["> 14.4 * 0.0001", "> 6 * 0.0001", "> 3 * 0.0001", "> 1 * 0.0001"], [695, 1667, 3334, 10000]),
        (95.0, ["> 14.4 * 0.05", "> 6 * 0.05", "> 3 * 0.05", "> 1 * 0.05"], [10, 10, 10, 20]),
        (93.0, ["> 6 * 0.07", "> 3 * 0.07", "> 1 * 0.07"], [10, 10, 15]),
        (80.0, ["> 3 * 0.2", "> 1 * 0.2"], [10, 10]),
        (50.0, ["> 1 * 0.5"], [10]),
    ] as [(Double, [String], [Int])]
)
func `a budget has the alerts that can fire`(objective: Double, limits: [String], requests: [Int]) throws {
    let alerts = try rules(Percentage(floatLiteral: objective)).alerts.filter { $0.name == "AvailabilityBudgetBurn" }
    #expect(alerts.count == limits.count)
    for (alert, (limit, least)) in zip(alerts, zip(limits, requests)) {
        let parts = alert.expr.components(separatedBy: " and ")
        #expect(parts.count == 3)
        #expect(parts[0].hasSuffix(limit) && parts[1].hasSuffix(limit), "\(alert.expr)")
        #expect(parts[2].hasSuffix(">= \(least)"), "\(alert.expr)")
    }
}

@Test func `the alerts are those of the workbook`() throws {
    let alerts = try rules(99.9).alerts.map { alert in
        [
            alert.labels["slo"] ?? "", alert.labels["long"] ?? "", alert.labels["short"] ?? "",
            alert.for?.text ?? "", alert.severity.rawValue,
        ].joined(separator: " ")
    }
    let windows = ["1h 5m 2m critical", "6h 30m 15m critical", "1d 2h 1h warning", "3d 6h 3h warning"]
    #expect(alerts == windows.map { "availability " + $0 } + windows.map { "latency " + $0 })
}

@Test func `an alert asks for ratios that are recorded before it`() throws {
    let rules = try rules(99.9)
    let recorded = rules.group.rules.prefix { $0.recording != nil }.compactMap(\.recording?.record)
    #expect(recorded.count == 14)
    for alert in rules.alerts {
        let asked = alert.expr.components(separatedBy: " and ").prefix(2).map { String($0.prefix { $0 != "{" }) }
        #expect(asked.allSatisfy(recorded.contains) && Set(asked).count == 2)
        #expect(asked[0].hasSuffix(":ratio_rate" + (alert.labels["long"] ?? "?")))
        #expect(asked[1].hasSuffix(":ratio_rate" + (alert.labels["short"] ?? "?")))
    }
}

/// Prometheus 3 writes 1.0 where Prometheus 2 writes 1.
@Test(arguments: [
    ("1s", #",le=~"1(\\.0)?"}"#), ("5s", #",le=~"5(\\.0)?"}"#), ("2500ms", #",le="2.5"}"#), ("10ms", #",le="0.01"}"#),
])
func `a threshold is a bound as Prometheus writes it`(threshold: String, matcher: String) throws {
    let ratio = try rules(99.9, threshold).slowness.ratio(over: .hour)
    #expect(ratio.expr.contains(matcher), "\(ratio.expr)")
}

@Test func `a recorded series has the labels that it is asked by`() {
    let series = RecordedSeries("tenant:a:b", by: [.tenant], "sum by (tenant) (a)")
    #expect(series.selector() == "tenant:a:b")
    #expect(series.selector([.tenant: "x"]) == #"tenant:a:b{tenant="x"}"#)
    #expect(series.rule.recording?.record == "tenant:a:b")
}
