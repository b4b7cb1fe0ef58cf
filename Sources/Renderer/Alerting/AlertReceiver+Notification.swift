import Kubernetes
import TenantSpecs
import YAML

extension AlertReceiver {
    /// The receiver as Alertmanager has it. Each is told when an alert is over, too.
    var alertmanagerReceiver: AlertmanagerReceiver {
        let secret = SecretKeySelector(name: AlertRouting.secretName(of: self), key: AlertRouting.secretKey)
        var receiver = AlertmanagerReceiver(name: name.text)
        switch type {
        case .pagerduty:
            receiver.pagerdutyConfigs = [
                PagerDutyConfig(
                    sendResolved: true,
                    routingKey: secret,
                    description: NotificationText.title,
                    severity: "{{ .CommonLabels.severity }}",
                    group: "{{ .CommonLabels.tenant }}",
                    details: [.init(key: "alerts", value: NotificationText.body)]
                )
            ]
        case .slack:
            receiver.slackConfigs = [
                SlackConfig(
                    sendResolved: true,
                    apiURL: secret,
                    channel: channel?.text,
                    color: NotificationText.color,
                    title: NotificationText.title,
                    titleLink: "{{ .CommonAnnotations.runbook_url }}",
                    text: NotificationText.body
                )
            ]
        case .webhook:
            receiver.webhookConfigs = [WebhookConfig(sendResolved: true, urlSecret: secret)]
        case .email:
            // A receiver of this type without it is refused when the spec is read.
            receiver.emailConfigs = email.map { [$0.alertmanagerConfig(password: secret)] } ?? []
        }
        return receiver
    }
}

extension EmailDelivery {
    fileprivate func alertmanagerConfig(password: SecretKeySelector) -> EmailConfig {
        EmailConfig(
            sendResolved: true,
            to: to.map(\.text).joined(separator: ", "),
            from: from.text,
            smarthost: smarthost.text,
            authUsername: username ?? from.text,
            authPassword: password,
            headers: [.init(key: "Subject", value: NotificationText.title)],
            text: NotificationText.body,
            requireTLS: true
        )
    }
}

/// What people are told, as templates of Alertmanager (https://prometheus.io/docs/alerting/latest/notifications/).
private enum NotificationText {
    /// One line: state, alert, whose.
    static let title = """
        [{{ .Status | toUpper }}] {{ .CommonLabels.alertname }}\
        {{ with .CommonLabels.tenant }} of {{ . }}{{ end }}
        """
    /// What each alert says, and where it says what to do.
    static let body = """
        {{ range .Alerts }}{{ .Annotations.summary }}
        {{ .Annotations.description }}{{ with .Annotations.runbook_url }}
        {{ . }}{{ end }}

        {{ end }}
        """
    /// Red for what wakes people, yellow for the rest, green for what is over.
    static let color = """
        {{ if eq .Status "resolved" }}good{{ else if eq .CommonLabels.severity "critical" }}danger{{ else }}warning{{ end }}
        """
}
