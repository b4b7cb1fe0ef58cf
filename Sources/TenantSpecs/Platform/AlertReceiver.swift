public import Kubernetes
public import YAML

/// Who is told of alerts.
///
/// One without tenants is told of every tenant's alerts and of the platform's own; one with tenants of theirs alone.
public struct AlertReceiver: Structured {
    /// A name for the receiver.
    public var name: DNSLabel
    /// How it is reached.
    public var type: ReceiverType
    /// The alerts that it is told of.
    public var severities: [AlertSeverity]
    /// The tenants whose alerts it is told of; those of all, and the platform's own, when empty.
    public var tenants: [TenantName]
    /// The channel that a Slack webhook writes to, when it may choose: #alerts.
    public var channel: SlackChannel?
    /// Who writes to whom; for the type email alone.
    public var email: EmailDelivery?
    /// Where the store has the address of the Slack or other webhook, the key of the PagerDuty service, or the password
    /// of the mail server.
    public var secret: SecretKeyReference

    /// Makes the value; what is left out has its default.
    public init(
        name: DNSLabel,
        type: ReceiverType,
        severities: [AlertSeverity] = [.critical, .warning],
        tenants: [TenantName] = [],
        channel: SlackChannel? = nil,
        email: EmailDelivery? = nil,
        secret: SecretKeyReference
    ) {
        self.name = name
        self.type = type
        self.severities = severities
        self.tenants = tenants
        self.channel = channel
        self.email = email
        self.secret = secret
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name, "A name for the receiver."),
            type: visit.required("type", value?.type, "How it is reached."),
            severities: visit.optional(
                "severities",
                value?.severities,
                default: [.critical, .warning],
                "The alerts that it is told of."
            ),
            tenants: visit.optional(
                "tenants",
                value?.tenants,
                default: [],
                "The tenants whose alerts it is told of; those of all, and the platform's own, when empty."
            ),
            channel: visit.optional(
                "channel",
                value?.channel,
                "The channel that a Slack webhook writes to, when it may choose: #alerts."
            ),
            email: visit.optional("email", value?.email, "Who writes to whom; for the type email alone."),
            secret: visit.required(
                "secret",
                value?.secret,
                """
                Where the store has the address of the Slack or other webhook, the key of the PagerDuty service, or the \
                password of the mail server.
                """
            )
        )
    }
}

/// How alerts are sent by e-mail.
public struct EmailDelivery: Structured {
    /// Who gets the mail.
    public var to: [EmailAddress]
    /// Who sends it.
    public var from: EmailAddress
    /// The mail server, which must speak TLS: smtp.example.com:587.
    public var smarthost: HostAndPort
    /// The user by whom the mail server knows the sender; the sender's address when left out.
    public var username: String?

    /// Makes the value; what is left out has its default.
    public init(to: [EmailAddress], from: EmailAddress, smarthost: HostAndPort, username: String? = nil) {
        self.to = to
        self.from = from
        self.smarthost = smarthost
        self.username = username
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            to: visit.required("to", value?.to, "Who gets the mail."),
            from: visit.required("from", value?.from, "Who sends it."),
            smarthost: visit.required(
                "smarthost",
                value?.smarthost,
                "The mail server, which must speak TLS: smtp.example.com:587."
            ),
            username: visit.optional(
                "username",
                value?.username,
                "The user by whom the mail server knows the sender; the sender's address when left out."
            )
        )
    }
}

/// How a receiver of alerts is reached.
public enum ReceiverType: String, EnumFieldValue {
    /// A Slack webhook.
    case slack
    /// A PagerDuty service.
    case pagerduty
    /// An HTTP endpoint that takes Alertmanager's JSON.
    case webhook
    /// An e-mail address.
    case email
}

/// How urgent an alert is.
public enum AlertSeverity: String, EnumFieldValue {
    /// Somebody is woken.
    case critical
    /// Somebody looks at it the same day.
    case warning
    /// Worth knowing beside others; nobody has to do anything.
    case info
}
