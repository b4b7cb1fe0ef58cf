import Foundation
import Kubernetes
import TestSupport
import YAML

@testable import Renderer

/// Prometheus's rule files, as JSON, which is YAML.
enum PrometheusRules {
    static func text(_ alerts: [AlertDefinition]) -> String {
        text([RuleGroup(name: "tenant", rules: alerts.map { $0.rule() })])
    }

    /// The spec of a PrometheusRule is a rule file.
    static func text(_ groups: [RuleGroup]) -> String {
        PrometheusRuleSpec(groups: groups).json()
    }

    /// The groups of every PrometheusRule that the sample specs render.
    static func sampleGroups() async throws -> [RuleGroup] {
        try RenderedFiles(try await SampleSpecs.load()).objects(PrometheusRule.self).flatMap(\.spec.groups)
    }
}

extension [RuleGroup] {
    var alerts: [AlertingRule] { flatMap(\.rules).compactMap(\.alerting) }
    var records: [RecordingRule] { flatMap(\.rules).compactMap(\.recording) }
}
