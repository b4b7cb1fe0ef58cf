import Foundation

@testable import Renderer

/// Prometheus's rule file, as JSON, which is YAML.
enum PrometheusRules {
    static func text(_ alerts: [AlertDefinition]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = File(groups: [.init(name: "tenant", rules: alerts.map(Rule.init))])
        return String(decoding: try encoder.encode(file), as: UTF8.self) + "\n"
    }

    private struct File: Encodable {
        var groups: [Group]
    }

    private struct Group: Encodable {
        var name: String
        var rules: [Rule]
    }

    private struct Rule: Encodable {
        var alert: String
        var expr: String
        var `for`: String
        var labels: [String: String]
        var annotations: [String: String]

        init(_ alert: AlertDefinition) {
            self.alert = alert.name
            expr = alert.expr
            `for` = alert.for
            labels = ["severity": alert.severity.rawValue]
            annotations = ["summary": alert.summary, "description": alert.description]
            annotations["runbook_url"] = alert.runbookURL
        }
    }
}
