import Kubernetes
import TenantSpecs
import YAML

/// Who is told of which alerts: the global configuration of Alertmanager, which the stack's `Alertmanager` names in
/// `alertmanagerConfiguration`. The operator does not confine that to its namespace, as it does every other
/// (prometheus-operator `pkg/alertmanager/amcfg.go`, `initializeFromAlertmanagerConfig`).
struct AlertRouting {
    /// The name of the AlertmanagerConfig.
    static let configurationName = "tenantry"
    /// The key of every receiver's Secret.
    static let secretKey: ConfigMapKey = "value"
    /// The receiver of what nobody asked for.
    private static let nobody = "nobody"

    /// The receivers of the platform's spec.
    var receivers: [AlertReceiver]

    /// The Secret with a receiver's address or key.
    static func secretName(of receiver: AlertReceiver) -> DNSSubdomain {
        "alert-receiver-\(receiver.name)"
    }

    /// The routes, receivers and inhibitions.
    var spec: AlertmanagerConfigSpec {
        AlertmanagerConfigSpec(
            route: route,
            receivers: [AlertmanagerReceiver(name: Self.nobody)] + receivers.map(\.alertmanagerReceiver),
            inhibitRules: AlertInhibition.rules
        )
    }

    /// First by severity, which tells how soon and how often; then every receiver that wants it, of whose tenants it is.
    private var route: AlertRoute {
        let severities = AlertSeverity.allCases.filter { severity in
            receivers.contains { $0.severities.contains(severity) }
        }
        return AlertRoute(
            receiver: Self.nobody,
            groupBy: ["tenant", "alertname", "service"],
            groupWait: "30s",
            groupInterval: "5m",
            repeatInterval: "12h",
            routes: AlertSubroutes(severities.map(route))
        )
    }

    private func route(for severity: AlertSeverity) -> AlertRoute {
        let times = Times(severity)
        let wanted = receivers.filter { $0.severities.contains(severity) }
        return AlertRoute(
            groupWait: times.wait,
            repeatInterval: times.repeat,
            matchers: [.init(name: "severity", value: severity.rawValue, matchType: .equal)],
            routes: AlertSubroutes(wanted.map(route))
        )
    }

    /// The route to one receiver; alerts go on to the next, which may want them too.
    private func route(to receiver: AlertReceiver) -> AlertRoute {
        let tenants = receiver.tenants.map(\.text).sorted()
        let matcher = AlertMatcher(
            name: "tenant",
            value: tenants.joined(separator: "|"),
            matchType: tenants.count == 1 ? .equal : .matches
        )
        return AlertRoute(
            receiver: receiver.name.text,
            matchers: tenants.isEmpty ? [] : [matcher],
            continue: true
        )
    }

    /// How soon people are told, and how soon again.
    private struct Times {
        var wait: PrometheusDuration
        var `repeat`: PrometheusDuration

        init(_ severity: AlertSeverity) {
            switch severity {
            case .critical: (wait, `repeat`) = ("10s", "1h")
            case .warning: (wait, `repeat`) = ("1m", "12h")
            case .info: (wait, `repeat`) = ("5m", "1d")
            }
        }
    }
}
