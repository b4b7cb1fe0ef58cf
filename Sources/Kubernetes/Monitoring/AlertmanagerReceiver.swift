public import YAML

/// Who is told of alerts, in one or several ways (`monitoring/v1alpha1 alertmanager_config_types.go Receiver`).
public struct AlertmanagerReceiver: Structured {
    /// Its name, by which routes lead to it.
    public var name: String
    /// PagerDuty services.
    public var pagerdutyConfigs: [PagerDutyConfig]
    /// Slack channels.
    public var slackConfigs: [SlackConfig]
    /// HTTP endpoints.
    public var webhookConfigs: [WebhookConfig]
    /// E-mail addresses.
    public var emailConfigs: [EmailConfig]

    /// The value with the given fields set.
    public init(
        name: String,
        pagerdutyConfigs: [PagerDutyConfig] = [],
        slackConfigs: [SlackConfig] = [],
        webhookConfigs: [WebhookConfig] = [],
        emailConfigs: [EmailConfig] = []
    ) {
        self.name = name
        self.pagerdutyConfigs = pagerdutyConfigs
        self.slackConfigs = slackConfigs
        self.webhookConfigs = webhookConfigs
        self.emailConfigs = emailConfigs
    }
}

extension AlertmanagerReceiver {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AlertmanagerReceiver?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AlertmanagerReceiver {
        try AlertmanagerReceiver(
            name: visit.required("name", value?.name),
            pagerdutyConfigs: visit.optional("pagerdutyConfigs", value?.pagerdutyConfigs, default: []),
            slackConfigs: visit.optional("slackConfigs", value?.slackConfigs, default: []),
            webhookConfigs: visit.optional("webhookConfigs", value?.webhookConfigs, default: []),
            emailConfigs: visit.optional("emailConfigs", value?.emailConfigs, default: [])
        )
    }
}

/// A PagerDuty service (`monitoring/v1alpha1 alertmanager_config_types.go PagerDutyConfig`).
public struct PagerDutyConfig: Structured {
    /// Whether it is told when an alert is over, too.
    public var sendResolved: Bool?
    /// The integration key of its Events API v2.
    public var routingKey: SecretKeySelector?
    /// What happened: a template.
    public var description: String?
    /// How bad it is: a template.
    public var severity: String?
    /// What it is part of: a template.
    public var group: String?
    /// What else it is told: templates.
    public var details: [AlertKeyValue]

    /// The value with the given fields set.
    public init(
        sendResolved: Bool? = nil,
        routingKey: SecretKeySelector? = nil,
        description: String? = nil,
        severity: String? = nil,
        group: String? = nil,
        details: [AlertKeyValue] = []
    ) {
        self.sendResolved = sendResolved
        self.routingKey = routingKey
        self.description = description
        self.severity = severity
        self.group = group
        self.details = details
    }
}

extension PagerDutyConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PagerDutyConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PagerDutyConfig {
        try PagerDutyConfig(
            sendResolved: visit.optional("sendResolved", value?.sendResolved),
            routingKey: visit.optional("routingKey", value?.routingKey),
            description: visit.optional("description", value?.description),
            severity: visit.optional("severity", value?.severity),
            group: visit.optional("group", value?.group),
            details: visit.optional("details", value?.details, default: [])
        )
    }
}

/// A Slack channel (`monitoring/v1alpha1 alertmanager_config_types.go SlackConfig`).
public struct SlackConfig: Structured {
    /// Whether it is told when an alert is over, too.
    public var sendResolved: Bool?
    /// The address of the webhook.
    public var apiURL: SecretKeySelector?
    /// The channel, where the webhook may choose.
    public var channel: String?
    /// The colour of the bar beside the text: a template.
    public var color: String?
    /// The heading: a template.
    public var title: String?
    /// Where the heading leads: a template.
    public var titleLink: String?
    /// The text: a template.
    public var text: String?

    /// The value with the given fields set.
    public init(
        sendResolved: Bool? = nil,
        apiURL: SecretKeySelector? = nil,
        channel: String? = nil,
        color: String? = nil,
        title: String? = nil,
        titleLink: String? = nil,
        text: String? = nil
    ) {
        self.sendResolved = sendResolved
        self.apiURL = apiURL
        self.channel = channel
        self.color = color
        self.title = title
        self.titleLink = titleLink
        self.text = text
    }
}

extension SlackConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SlackConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SlackConfig {
        try SlackConfig(
            sendResolved: visit.optional("sendResolved", value?.sendResolved),
            apiURL: visit.optional("apiURL", value?.apiURL),
            channel: visit.optional("channel", value?.channel),
            color: visit.optional("color", value?.color),
            title: visit.optional("title", value?.title),
            titleLink: visit.optional("titleLink", value?.titleLink),
            text: visit.optional("text", value?.text)
        )
    }
}

/// An HTTP endpoint that takes Alertmanager's JSON (`monitoring/v1alpha1 alertmanager_config_types.go WebhookConfig`).
public struct WebhookConfig: Structured {
    /// Whether it is told when an alert is over, too.
    public var sendResolved: Bool?
    /// Its address.
    public var urlSecret: SecretKeySelector?
    /// The most alerts of a notification; all when left out.
    public var maxAlerts: Int64?

    /// The value with the given fields set.
    public init(sendResolved: Bool? = nil, urlSecret: SecretKeySelector? = nil, maxAlerts: Int64? = nil) {
        self.sendResolved = sendResolved
        self.urlSecret = urlSecret
        self.maxAlerts = maxAlerts
    }
}

extension WebhookConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: WebhookConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> WebhookConfig {
        try WebhookConfig(
            sendResolved: visit.optional("sendResolved", value?.sendResolved),
            urlSecret: visit.optional("urlSecret", value?.urlSecret),
            maxAlerts: visit.optional("maxAlerts", value?.maxAlerts)
        )
    }
}

/// E-mail addresses (`monitoring/v1alpha1 alertmanager_config_types.go EmailConfig`).
public struct EmailConfig: Structured {
    /// Whether it is told when an alert is over, too.
    public var sendResolved: Bool?
    /// Who gets the mail: addresses with commas between them.
    public var to: String?
    /// Who sends it.
    public var from: String?
    /// The mail server's host and port.
    public var smarthost: String?
    /// The user at the mail server.
    public var authUsername: String?
    /// The user's password.
    public var authPassword: SecretKeySelector?
    /// Headers beside those that are always there, or instead of them: templates.
    public var headers: [AlertKeyValue]
    /// The text as HTML: a template.
    public var html: String?
    /// The text: a template.
    public var text: String?
    /// Whether the mail is only sent over TLS; it is when left out.
    public var requireTLS: Bool?

    /// The value with the given fields set.
    public init(
        sendResolved: Bool? = nil,
        to: String? = nil,
        from: String? = nil,
        smarthost: String? = nil,
        authUsername: String? = nil,
        authPassword: SecretKeySelector? = nil,
        headers: [AlertKeyValue] = [],
        html: String? = nil,
        text: String? = nil,
        requireTLS: Bool? = nil
    ) {
        self.sendResolved = sendResolved
        self.to = to
        self.from = from
        self.smarthost = smarthost
        self.authUsername = authUsername
        self.authPassword = authPassword
        self.headers = headers
        self.html = html
        self.text = text
        self.requireTLS = requireTLS
    }
}

extension EmailConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: EmailConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> EmailConfig {
        try EmailConfig(
            sendResolved: visit.optional("sendResolved", value?.sendResolved),
            to: visit.optional("to", value?.to),
            from: visit.optional("from", value?.from),
            smarthost: visit.optional("smarthost", value?.smarthost),
            authUsername: visit.optional("authUsername", value?.authUsername),
            authPassword: visit.optional("authPassword", value?.authPassword),
            headers: visit.optional("headers", value?.headers, default: []),
            html: visit.optional("html", value?.html),
            text: visit.optional("text", value?.text),
            requireTLS: visit.optional("requireTLS", value?.requireTLS)
        )
    }
}

/// A name and a value (`monitoring/v1alpha1 alertmanager_config_types.go KeyValue`).
public struct AlertKeyValue: Structured {
    /// The name.
    public var key: String
    /// The value.
    public var value: String

    /// The value with the given fields set.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

extension AlertKeyValue {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AlertKeyValue?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AlertKeyValue {
        try AlertKeyValue(
            key: visit.required("key", value?.key),
            value: visit.required("value", value?.value)
        )
    }
}
