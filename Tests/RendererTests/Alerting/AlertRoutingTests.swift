import Foundation
import Kubernetes
import TenantSpecs
import TestSupport
import Testing
import YAML

@testable import Renderer

private let secrets = [
    "alert-receiver-pager": "0123456789abcdef", "alert-receiver-chat": "https://hooks.example.com/services/x",
    "alert-receiver-hook": "https://hook.example.com/alerts", "alert-receiver-mail": "secret",
]

private func sampleConfiguration() async throws -> AlertmanagerConfig {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    return try #require(try rendered.objects(AlertmanagerConfig.self, below: "monitoring/").first)
}

@Test func `every receiver's Secret is fetched from the store`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let fetched = try rendered.objects(ExternalSecret.self, below: "monitoring/alertmanager.yaml")
    #expect(Set(fetched.map(\.metadata.name.text)) == Set(secrets.keys))
    #expect(fetched.allSatisfy { $0.spec.data.map(\.secretKey) == [AlertRouting.secretKey] })
    let config = try await sampleConfiguration()
    #expect(config.metadata.name == "tenantry" && config.metadata.namespace == "monitoring")
    let used = config.spec.receivers.flatMap { receiver in
        receiver.pagerdutyConfigs.map(\.routingKey) + receiver.slackConfigs.map(\.apiURL)
            + receiver.webhookConfigs.map(\.urlSecret) + receiver.emailConfigs.map(\.authPassword)
    }
    #expect(Set(used.compactMap { $0?.name.text }) == Set(secrets.keys))
}

@Test(.enabled(if: Tool.isAvailable(Tool.amtool)))
func `amtool takes what the operator makes of the configuration`() async throws {
    let folder = try TemporaryFolder()
    let configuration = OperatorConfiguration(config: try await sampleConfiguration(), secrets: secrets)
    try folder.write(configuration.text(), to: "alertmanager.yaml")
    let output = try Tool.amtool.required().run(["check-config", "alertmanager.yaml"], directory: folder.url)
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
    #expect(output.text.contains("5 receivers") && output.text.contains("6 inhibit rules"), "\(output.text)")
}

/// The receivers of the sample: pager (critical), chat (warning, info), hook (both tenants' critical and warning), mail
/// (red-rock's critical and warning).
@Test(
    .enabled(if: Tool.isAvailable(Tool.amtool)),
    arguments: [
        ("severity=critical", ["pager"]), ("severity=warning", ["chat"]), ("severity=info", ["chat"]),
        ("severity=critical tenant=blue-ocean", ["pager", "hook"]),
        ("severity=warning tenant=red-rock", ["chat", "hook", "mail"]),
        ("severity=critical tenant=red-rock", ["pager", "hook", "mail"]),
        ("severity=info tenant=red-rock", ["chat"]), ("severity=warning tenant=red-rock-2", ["chat"]),
        ("severity=none alertname=Watchdog", ["nobody"]), ("alertname=X", ["nobody"]),
    ]
)
func `an alert goes to whoever wants its severity and tenant`(labels: String, receivers: [String]) async throws {
    let folder = try TemporaryFolder()
    let configuration = OperatorConfiguration(config: try await sampleConfiguration(), secrets: secrets)
    try folder.write(configuration.text(), to: "alertmanager.yaml")
    let output = try Tool.amtool.required().run(
        ["config", "routes", "test", "--config.file=alertmanager.yaml"] + labels.split(separator: " ").map(String.init),
        directory: folder.url
    )
    let expected = receivers.map { "monitoring/tenantry/\($0)" }.joined(separator: ",")
    #expect(output.text.trimmingCharacters(in: .whitespacesAndNewlines) == expected, "\(output.errorText)")
}

@Test func `nobody is told where nobody asked to be`() {
    let spec = AlertRouting(receivers: []).spec
    #expect(spec.receivers.map(\.name) == ["nobody"])
    #expect(spec.route?.receiver == "nobody" && spec.route?.routes == [])
}

@Test func `alerts that silence others are alerts that there are`() async throws {
    let known = Set(try await PrometheusRules.sampleGroups().alerts.map(\.alert)).union(["InfoInhibitor"])
    for rule in AlertInhibition.rules {
        for matcher in rule.sourceMatch + rule.targetMatch where matcher.name == "alertname" {
            let names = matcher.value?.split(separator: "|").map(String.init) ?? []
            #expect(!names.isEmpty && known.isSuperset(of: names), "\(matcher)")
        }
    }
}
