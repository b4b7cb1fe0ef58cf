public import Kubernetes
public import YAML

/// The monitoring stack, kube-prometheus-stack.
public struct Monitoring: Structured {
    /// The Helm release of the stack; monitors and rules without this label are ignored by it.
    public var release: LabelValue
    /// How long metrics are kept.
    public var retention: PrometheusDuration
    /// The storage class of the volumes for metrics; the cluster's default when left out.
    public var storageClass: DNSSubdomain?
    /// The size of the volume for metrics, in bytes.
    public var storageSize: Quantity
    /// Where the runbooks of alerts are; the alert's name is put behind it.
    public var runbooks: HTTPSAddress?
    /// Who is told of alerts.
    public var receivers: [AlertReceiver]

    /// Makes the value; what is left out has its default.
    public init(
        release: LabelValue = "kube-prometheus-stack",
        retention: PrometheusDuration = "15d",
        storageClass: DNSSubdomain? = nil,
        storageSize: Quantity = "50Gi",
        runbooks: HTTPSAddress? = nil,
        receivers: [AlertReceiver] = []
    ) {
        self.release = release
        self.retention = retention
        self.storageClass = storageClass
        self.storageSize = storageSize
        self.runbooks = runbooks
        self.receivers = receivers
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            release: visit.optional(
                "release",
                value?.release,
                default: "kube-prometheus-stack",
                "The Helm release of the stack; monitors and rules without this label are ignored by it."
            ),
            retention: visit.optional("retention", value?.retention, default: "15d", "How long metrics are kept."),
            storageClass: visit.optional(
                "storageClass",
                value?.storageClass,
                "The storage class of the volumes for metrics; the cluster's default when left out."
            ),
            storageSize: visit.optional(
                "storageSize",
                value?.storageSize,
                default: "50Gi",
                "The size of the volume for metrics, in bytes."
            ),
            runbooks: visit.optional(
                "runbooks",
                value?.runbooks,
                "Where the runbooks of alerts are; the alert's name is put behind it."
            ),
            receivers: visit.optional("receivers", value?.receivers, default: [], "Who is told of alerts.")
        )
    }
}

/// Who is told of alerts.
public struct AlertReceiver: Structured {
    /// A name for the receiver.
    public var name: DNSLabel
    /// How it is reached.
    public var type: ReceiverType
    /// The alerts that it is told of.
    public var severities: [AlertSeverity]
    /// Where the store has the address or key of the receiver.
    public var secret: SecretKeyReference

    /// Makes the value; what is left out has its default.
    public init(
        name: DNSLabel,
        type: ReceiverType,
        severities: [AlertSeverity] = [.critical, .warning],
        secret: SecretKeyReference
    ) {
        self.name = name
        self.type = type
        self.severities = severities
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
            secret: visit.required("secret", value?.secret, "Where the store has the address or key of the receiver.")
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
}
