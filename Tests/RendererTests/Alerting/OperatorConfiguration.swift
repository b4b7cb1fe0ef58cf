import Foundation
import Kubernetes
import YAML

/// Alertmanager's configuration as prometheus-operator makes it of a global AlertmanagerConfig (`pkg/alertmanager/amcfg.go`):
/// names carry the object's, matchers become texts, and what Secrets hold stands in their place. As JSON, which is YAML.
struct OperatorConfiguration {
    var config: AlertmanagerConfig
    /// What a Secret holds, by its name.
    var secrets: [String: String]

    func text() throws -> String {
        var root: [String: Any] = ["receivers": config.spec.receivers.map(receiver)]
        if let top = config.spec.route { root["route"] = route(top) }
        root["inhibit_rules"] = config.spec.inhibitRules.map { rule in
            [
                "source_matchers": rule.sourceMatch.map(matcher), "target_matchers": rule.targetMatch.map(matcher),
                "equal": rule.equal,
            ] as [String: Any]
        }
        let data = try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    private func name(_ text: String) -> String {
        "\(config.metadata.namespace?.text ?? "")/\(config.metadata.name)/\(text)"
    }

    private func route(_ route: AlertRoute) -> [String: Any] {
        var result: [String: Any] = [:]
        result["receiver"] = route.receiver.map(name)
        if !route.groupBy.isEmpty { result["group_by"] = route.groupBy }
        result["group_wait"] = route.groupWait?.text
        result["group_interval"] = route.groupInterval?.text
        result["repeat_interval"] = route.repeatInterval?.text
        if !route.matchers.isEmpty { result["matchers"] = route.matchers.map(matcher) }
        result["continue"] = route.continue
        if !route.routes.routes.isEmpty { result["routes"] = route.routes.routes.map(self.route) }
        return result
    }

    private func matcher(_ matcher: AlertMatcher) -> String {
        "\(matcher.name)\(matcher.matchType?.rawValue ?? "=")\"\(matcher.value ?? "")\""
    }

    private func receiver(_ receiver: AlertmanagerReceiver) -> [String: Any] {
        var result: [String: Any] = ["name": name(receiver.name)]
        result["pagerduty_configs"] = list(receiver.pagerdutyConfigs) { config in
            [
                "routing_key": value(config.routingKey), "description": config.description,
                "severity": config.severity, "group": config.group,
                "details": Dictionary(uniqueKeysWithValues: config.details.map { ($0.key, $0.value) }),
                "send_resolved": config.sendResolved,
            ]
        }
        result["slack_configs"] = list(receiver.slackConfigs) { config in
            [
                "api_url": value(config.apiURL), "channel": config.channel, "color": config.color,
                "title": config.title, "title_link": config.titleLink, "text": config.text,
                "send_resolved": config.sendResolved,
            ]
        }
        result["webhook_configs"] = list(receiver.webhookConfigs) { config in
            ["url": value(config.urlSecret), "send_resolved": config.sendResolved]
        }
        result["email_configs"] = list(receiver.emailConfigs) { config in
            [
                "to": config.to, "from": config.from, "smarthost": config.smarthost,
                "auth_username": config.authUsername, "auth_password": value(config.authPassword),
                "headers": Dictionary(uniqueKeysWithValues: config.headers.map { ($0.key, $0.value) }),
                "text": config.text, "require_tls": config.requireTLS, "send_resolved": config.sendResolved,
            ]
        }
        return result
    }

    private func list<Config>(_ configs: [Config], _ convert: (Config) -> [String: Any?]) -> [[String: Any]]? {
        configs.isEmpty ? nil : configs.map { convert($0).compactMapValues(\.self) }
    }

    private func value(_ selector: SecretKeySelector?) -> String? {
        selector.flatMap { secrets[$0.name.text] }
    }
}
