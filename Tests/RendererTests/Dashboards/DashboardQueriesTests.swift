import Foundation
import Grafana
import PlatformContract
import PromQL
import TestSupport
import Testing

@testable import Renderer

// Whether what the dashboards ask has an answer, and only of whom it may.

private typealias Expression = PromQL.Expression

private func parsed(_ dashboard: Dashboard) throws -> [Expression] {
    try dashboard.expressions.map { try Expression(parsing: $0, as: .grafana) }
}

/// The labels that series of a name have, of a name that is known.
private func labels(_ name: String?) -> Set<String>? {
    guard let name else { return nil }
    if let recorded = PromQLChecker.RecordedNames.all.first(where: { $0.name == name }) {
        return Set(recorded.labels.map(\.rawValue) + ["namespace"])
    }
    guard let entry = Metric.catalogue.find(name) else { return nil }
    // Prometheus adds the labels that our alerts have.
    let added = name == Metric.alerts.name ? ["severity", "tenant", "namespace"] : []
    return Set(entry.series.labels.map(\.rawValue) + added)
}

@Test(arguments: SampleDashboards.all)
func `every query asks for metrics and labels of the catalogue`(dashboard: Dashboard) throws {
    for expression in try parsed(dashboard) {
        #expect(!expression.selectors.isEmpty)
        for selector in expression.selectors {
            let known = try #require(labels(selector.metricName), "nothing exports \(selector.metricName ?? "this")")
            for matcher in selector.matchers where matcher.name != "__name__" {
                #expect(known.contains(matcher.name), "\(expression)")
            }
            #expect(selector.contradiction == nil, "\(expression)")
        }
        for use in expression.uses {
            let known = labels(use.selector.metricName) ?? []
            for case .aggregated(let aggregation, _) in use.steps {
                #expect(known.isSuperset(of: aggregation.grouping?.labelNames ?? []), "\(expression)")
            }
        }
    }
}

@Test(arguments: SampleDashboards.all)
func `counters are asked how fast they grow, and gauges are not`(dashboard: Dashboard) throws {
    // How often a container was restarted in its life is a number that people know.
    let asIs: Set = ["kube_pod_container_status_restarts_total"]
    for use in try parsed(dashboard).flatMap(\.uses) {
        let name = try #require(use.selector.metricName)
        let isCounter = Metric.catalogue.find(name)?.kind == .counter
        #expect(use.isRated == isCounter || asIs.contains(name), "\(name)")
    }
}

@Test(arguments: SampleDashboards.all)
func `every rate is over an interval that fits the scrapes, and every sum over the range that is shown`(
    dashboard: Dashboard
) throws {
    for use in try parsed(dashboard).flatMap(\.uses) where use.range != nil {
        let expected = use.function?.name == "rate" ? "$__rate_interval" : "$__range"
        #expect(use.range?.description == expected)
    }
}

@Test(arguments: SampleDashboards.all)
func `both sides of each operator can have equal labels, and a legend names what its series have`(
    dashboard: Dashboard
) throws {
    for expression in try parsed(dashboard) {
        for join in expression.joins { #expect(join.problems.isEmpty, "\(expression)") }
    }
    for target in dashboard.placed.flatMap(\.targets) {
        let expression = try Expression(parsing: target.expr, as: .grafana)
        for match in target.legendFormat.matches(of: /\{\{(\w+)\}\}/) {
            #expect(expression.labels.mayHave(String(match.1)), "\(target.legendFormat) of \(expression)")
        }
    }
}

@Test(arguments: zip(SampleDashboards.tenants, ["acme-corp", "closed-ai"]))
func `each selector of a tenant's dashboard is for that tenant alone`(dashboard: Dashboard, tenant: String) throws {
    let selectors = try parsed(dashboard).flatMap(\.selectors)
    #expect(selectors.count > 50)
    for selector in selectors {
        let names = selector.matchers.filter { $0.name == "tenant" || $0.name == "namespace" }
        #expect(names.contains { $0.comparison == .equal && $0.value == tenant && !$0.isTemplated })
        // Nothing of another namespace but what the platform says of this tenant.
        for matcher in names where matcher.value != tenant {
            #expect(matcher.name == "namespace")
            #expect(
                ["", LLMGatewayInterface.namespace, "\(tenant)|\(LLMGatewayInterface.namespace)|"].contains(
                    matcher.value
                )
            )
            #expect(names.contains { $0.name == "tenant" && $0.value == tenant })
        }
    }
    #expect(dashboard.templating.list.map(\.name) == ["datasource"])
    #expect(try parsed(dashboard).flatMap(\.variables).allSatisfy { $0.name.hasPrefix("__") })
}

@Test(arguments: ["tenant-metrics", "llm-usage"])
func `each selector of a dashboard of many tenants is for those that are chosen`(uid: String) throws {
    let dashboard = try #require(SampleDashboards.shared.first { $0.uid.text == uid })
    for selector in try parsed(dashboard).flatMap(\.selectors) {
        #expect(
            selector.matchers.contains { $0.comparison == .matches && $0.value == "$tenant" && $0.isTemplated },
            "\(selector.metricName ?? "")"
        )
    }
}

@Test(arguments: SampleDashboards.shared)
func `what has a series a tenant shows some of them only`(dashboard: Dashboard) throws {
    for target in dashboard.placed.flatMap(\.targets) {
        let expression = try Expression(parsing: target.expr, as: .grafana)
        guard expression.labels.mayHave("tenant") || expression.labels.mayHave("namespace") else { continue }
        guard case .aggregation(let aggregation) = expression.kind else {
            Issue.record("\(expression) shows all")
            continue
        }
        #expect(aggregation.operator.rawValue == "topk", "\(expression)")
    }
}

@Test func `the alerts about the gateway are those of its dashboard`() throws {
    let pattern = try Regex(SeriesScope.gatewayAlerts)
    let alerts = GatewayRules.alerts + UpstreamRules.alerts + GatewayOperationRules.alerts
    #expect(alerts.allSatisfy { $0.name.wholeMatch(of: pattern) != nil })
    let others = BudgetRules.alerts + WorkloadRules.alerts + MonitoringRules.alerts
    #expect(others.allSatisfy { $0.name.wholeMatch(of: pattern) == nil })
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `every query parses and asks for metrics and labels that are exported`() throws {
    let expressions = SampleDashboards.all.flatMap(\.expressions)
    #expect(expressions.count > 150)
    #expect(try PromQLChecker.problems(in: expressions) == [])
}

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)))
func `Prometheus takes every query once the variables are filled in`() throws {
    let rules = SampleDashboards.all.flatMap(\.expressions).enumerated().map { index, expression in
        let text = expression.replacing("$__rate_interval", with: "1m").replacing("$__range", with: "1h")
            .replacing("$tenant", with: "acme-corp|closed-ai")
        return "{\"record\": \"panel:number:\(index)\", \"expr\": \(quoted(text))}"
    }
    let folder = try TemporaryFolder()
    try folder.write(
        "{\"groups\": [{\"name\": \"panels\", \"rules\": [\(rules.joined(separator: ","))]}]}",
        to: "r.yaml"
    )
    let output = try Tool.promtool.required().run(["check", "rules", folder.url.path + "/r.yaml"])
    #expect(output.status == 0, "\(output.errorText)")
}

private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
