import Foundation
import Kubernetes
import PlatformContract
import TenantSpecs
import TestSupport
import Testing
import YAML

@testable import Renderer

private let tenantRules = ServiceLevelRules(tenant: "blue-ocean", level: ServiceLevel(), runbookBase: nil)

/// What the rules record.
private let recorded =
    GatewayRules.recorded + UpstreamRules.recorded + BudgetRules.recorded + tenantRules.recorded
    + [TenantNamespaces.series(of: "blue-ocean")]

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)))
func `promtool takes every rule`() async throws {
    let folder = try TemporaryFolder()
    let rules = try RenderedFiles(try await SampleSpecs.load()).objects(PrometheusRule.self)
    #expect(rules.count == 5)
    // Each for itself, as tenants' rules are told apart by the label that the operator adds.
    for rule in rules {
        try folder.write(rule.spec.json(), to: "rules.json")
        let output = try Tool.promtool.required().run(
            ["check", "rules", "--lint-fatal", "rules.json"],
            directory: folder.url
        )
        #expect(output.status == 0, "\(output.text)\(output.errorText)")
        #expect(output.text.contains("\(rule.spec.groups.flatMap(\.rules).count) rules found"))
    }
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `every expression parses and asks for what is exported or recorded`() async throws {
    let rules = try await PrometheusRules.sampleGroups().flatMap(\.rules)
    let expressions = rules.compactMap { $0.alerting?.expr ?? $0.recording?.expr }
    // One has no selector, since it says what is so by being there.
    let problems = try PromQLChecker.problems(in: expressions.filter { $0 != "vector(1)" }, recorded: recorded)
    // What `label_replace` adds is none of its selector's labels.
    #expect(problems == [])
}

@Test func `what is recorded is what its typed values say`() async throws {
    let groups = try await PrometheusRules.sampleGroups()
    let names = Set(groups.records.map(\.record))
    #expect(names == Set(recorded.map(\.name)))
}

@Test func `every alert says what is wrong, what to look at first and where it says more`() async throws {
    for alert in try await PrometheusRules.sampleGroups().alerts {
        #expect(["critical", "warning"].contains(alert.labels["severity"]), "\(alert.alert)")
        #expect(alert.annotations["summary"]?.isEmpty == false, "\(alert.alert)")
        #expect(alert.annotations["description"]?.contains("Look first at") == true, "\(alert.alert)")
        #expect(
            alert.annotations["runbook_url"] == "https://runbooks.example.com/\(alert.alert.lowercased())",
            "\(alert.alert)"
        )
    }
}

@Test func `rules in a tenant's namespace ask for that namespace alone`() async throws {
    let rules = try RenderedFiles(try await SampleSpecs.load()).objects(
        PrometheusRule.self,
        below: "tenants/blue-ocean/"
    )
    for rule in rules.flatMap(\.spec.groups).flatMap(\.rules) {
        let expr = try #require(rule.alerting?.expr ?? rule.recording?.expr)
        let selectors = expr.components(separatedBy: "{").count - 1
        let own = expr.components(separatedBy: #"{namespace="blue-ocean""#).count - 1
        #expect(selectors == own && (own > 0 || expr == "vector(1)"), "\(expr)")
        #expect(rule.alerting?.labels["tenant"] ?? "blue-ocean" == "blue-ocean")
    }
}

@Test func `no tenant can forge what rules ask of the gateway`() async throws {
    let rules = try RenderedFiles(try await SampleSpecs.load()).objects(PrometheusRule.self, below: "monitoring/")
    let exported = Metric.llmGateway.flatMap(\.series).map(\.name)
    for rule in rules.flatMap(\.spec.groups).flatMap(\.rules) {
        let expr = try #require(rule.alerting?.expr ?? rule.recording?.expr)
        for name in exported {
            for rest in expr.components(separatedBy: name).dropFirst()
            where rest.first.map({ !":_".contains($0) && !$0.isLetter }) ?? true {
                let isRecorded = expr.contains(":\(name):")
                #expect(rest.hasPrefix("{namespace=\"monitoring\"") || isRecorded, "\(name) in \(expr)")
            }
        }
    }
}

@Test(arguments: [([GitOpsController.argocd], "Argo"), ([.flux], "Flux"), ([.argocd, .flux], "ArgoFlux"), ([], "")])
func `the controllers that sync the tree have alerts, and others none`(
    controllers: [GitOpsController],
    expected: String
) {
    let alerts = DeliveryRules(controllers: controllers).alerts.map(\.name)
    #expect(alerts.contains("ArgoApplicationOutOfSync") == expected.contains("Argo"))
    #expect(alerts.contains("FluxResourceNotReady") == expected.contains("Flux"))
    #expect(alerts.prefix(2) == ["CertificateExpiring", "SecretNotSynced"])
}

@Test func `without a base there are no runbooks`() {
    let alerts = PlatformRules(controllers: [.flux], runbookBase: nil).files.flatMap(\.groups).alerts
    #expect(!alerts.isEmpty && alerts.allSatisfy { $0.annotations["runbook_url"] == nil })
}
