import Kubernetes
import YAML

/// Alerts that silence others while they fire, so that whoever is woken is told the cause and not each of its effects.
enum AlertInhibition {
    /// All of them.
    static let rules: [InhibitRule] = [
        // The more urgent of two of one name, about the same.
        silences(severity("critical"), others: .init(name: "severity", value: "warning|info", matchType: .matches)),
        silences(severity("warning"), others: severity("info")),
        // The stack's alert InfoInhibitor fires where a namespace has alerts of severity info and no others.
        InhibitRule(
            targetMatch: [severity("info")],
            sourceMatch: [.init(name: "alertname", value: "InfoInhibitor", matchType: .equal)],
            equal: ["namespace"]
        ),
        // Where a tenant's service is down, its errors and its slowness are what is to be expected. The alerts about its
        // budgets are not silenced: they tell how much its users have suffered.
        InhibitRule(
            targetMatch: [
                .init(name: "alertname", value: "HighErrorRate|HighLatency", matchType: .matches)
            ],
            sourceMatch: [.init(name: "alertname", value: "ServiceDown", matchType: .equal)],
            equal: ["namespace", "tenant"]
        ),
        // Without the gateway no request for a model is answered, whoever makes it.
        InhibitRule(
            targetMatch: [
                .init(name: "alertname", value: "LLMGatewayFailures|LLMTenantFailures", matchType: .matches)
            ],
            sourceMatch: [.init(name: "alertname", value: "LLMGatewayDown", matchType: .equal)]
        ),
        // When all tenants' requests fail, each one's does.
        InhibitRule(
            targetMatch: [.init(name: "alertname", value: "LLMTenantFailures", matchType: .equal)],
            sourceMatch: [.init(name: "alertname", value: "LLMGatewayFailures", matchType: .equal)]
        ),
    ]

    private static func silences(_ source: AlertMatcher, others target: AlertMatcher) -> InhibitRule {
        InhibitRule(targetMatch: [target], sourceMatch: [source], equal: ["namespace", "alertname", "tenant"])
    }

    private static func severity(_ value: String) -> AlertMatcher {
        .init(name: "severity", value: value, matchType: .equal)
    }
}
