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
    /// The chart that the stack is installed from.
    public var chart: StackChart
    /// Whether the cloud runs the control plane, so that nothing can scrape its scheduler, controller manager and etcd.
    public var managedControlPlane: Bool
    /// Grafana, which shows dashboards.
    public var grafana: GrafanaServer

    /// Makes the value; what is left out has its default.
    public init(
        release: LabelValue = "kube-prometheus-stack",
        retention: PrometheusDuration = "15d",
        storageClass: DNSSubdomain? = nil,
        storageSize: Quantity = "50Gi",
        runbooks: HTTPSAddress? = nil,
        receivers: [AlertReceiver] = [],
        chart: StackChart = StackChart(),
        managedControlPlane: Bool = true,
        grafana: GrafanaServer = GrafanaServer()
    ) {
        self.release = release
        self.retention = retention
        self.storageClass = storageClass
        self.storageSize = storageSize
        self.runbooks = runbooks
        self.receivers = receivers
        self.chart = chart
        self.managedControlPlane = managedControlPlane
        self.grafana = grafana
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
            receivers: visit.optional("receivers", value?.receivers, default: [], "Who is told of alerts."),
            chart: visit.optional(
                "chart",
                value?.chart,
                default: StackChart(),
                "The chart that the stack is installed from."
            ),
            managedControlPlane: visit.optional(
                "managedControlPlane",
                value?.managedControlPlane,
                default: true,
                "Whether the cloud runs the control plane, as EKS does: nothing can scrape its scheduler and etcd then."
            ),
            grafana: visit.optional(
                "grafana",
                value?.grafana,
                default: GrafanaServer(),
                "Grafana, which shows dashboards."
            )
        )
    }
}
