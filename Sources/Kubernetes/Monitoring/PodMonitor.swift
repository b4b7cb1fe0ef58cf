public import YAML

/// Which pods Prometheus scrapes, and how (`monitoring.coreos.com/v1 types.go PodMonitor`).
public struct PodMonitor: KubernetesObject {
    /// `monitoring.coreos.com/v1`.
    public static var apiVersion: StaticString { "monitoring.coreos.com/v1" }
    /// `PodMonitor`.
    public static var kind: StaticString { "PodMonitor" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The pods and their endpoints.
    public var spec: PodMonitorSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: PodMonitorSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension PodMonitor {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodMonitor?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodMonitor {
        try typeMeta(&visit)
        return try PodMonitor(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The pods of a monitor and their endpoints (`monitoring/v1 podmonitor_types.go PodMonitorSpec`).
public struct PodMonitorSpec: Structured {
    /// The label of a pod that becomes the `job` label; the monitor's name when left out.
    public var jobLabel: LabelKey?
    /// Labels of the pod that its series get.
    public var podTargetLabels: [LabelKey]
    /// The endpoints.
    public var podMetricsEndpoints: [PodMetricsEndpoint]
    /// The pods.
    public var selector: LabelSelector
    /// Their namespaces; the monitor's own when left out.
    public var namespaceSelector: NamespaceSelector?
    /// The most samples of a scrape; a larger one fails whole.
    public var sampleLimit: Int64?
    /// The most targets.
    public var targetLimit: Int64?
    /// The formats to ask for, the first before the others.
    public var scrapeProtocols: [ScrapeProtocol]
    /// The most labels of a sample.
    public var labelLimit: Int64?
    /// The longest name of a label.
    public var labelNameLengthLimit: Int64?
    /// The longest value of a label.
    public var labelValueLengthLimit: Int64?
    /// How many targets that relabeling dropped are kept for inspection; 0 is no bound.
    public var keepDroppedTargets: Int64?
    /// What else the targets are told about.
    public var attachMetadata: AttachMetadata?

    /// The value with the given fields set.
    public init(
        jobLabel: LabelKey? = nil,
        podTargetLabels: [LabelKey] = [],
        podMetricsEndpoints: [PodMetricsEndpoint],
        selector: LabelSelector,
        namespaceSelector: NamespaceSelector? = nil,
        sampleLimit: Int64? = nil,
        targetLimit: Int64? = nil,
        scrapeProtocols: [ScrapeProtocol] = [],
        labelLimit: Int64? = nil,
        labelNameLengthLimit: Int64? = nil,
        labelValueLengthLimit: Int64? = nil,
        keepDroppedTargets: Int64? = nil,
        attachMetadata: AttachMetadata? = nil
    ) {
        self.jobLabel = jobLabel
        self.podTargetLabels = podTargetLabels
        self.podMetricsEndpoints = podMetricsEndpoints
        self.selector = selector
        self.namespaceSelector = namespaceSelector
        self.sampleLimit = sampleLimit
        self.targetLimit = targetLimit
        self.scrapeProtocols = scrapeProtocols
        self.labelLimit = labelLimit
        self.labelNameLengthLimit = labelNameLengthLimit
        self.labelValueLengthLimit = labelValueLengthLimit
        self.keepDroppedTargets = keepDroppedTargets
        self.attachMetadata = attachMetadata
    }
}

extension PodMonitorSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodMonitorSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodMonitorSpec {
        try PodMonitorSpec(
            jobLabel: visit.optional("jobLabel", value?.jobLabel),
            podTargetLabels: visit.optional("podTargetLabels", value?.podTargetLabels, default: []),
            podMetricsEndpoints: visit.required("podMetricsEndpoints", value?.podMetricsEndpoints),
            selector: visit.required("selector", value?.selector),
            namespaceSelector: visit.optional("namespaceSelector", value?.namespaceSelector),
            sampleLimit: visit.optional("sampleLimit", value?.sampleLimit),
            targetLimit: visit.optional("targetLimit", value?.targetLimit),
            scrapeProtocols: visit.optional("scrapeProtocols", value?.scrapeProtocols, default: []),
            labelLimit: visit.optional("labelLimit", value?.labelLimit),
            labelNameLengthLimit: visit.optional("labelNameLengthLimit", value?.labelNameLengthLimit),
            labelValueLengthLimit: visit.optional("labelValueLengthLimit", value?.labelValueLengthLimit),
            keepDroppedTargets: visit.optional("keepDroppedTargets", value?.keepDroppedTargets),
            attachMetadata: visit.optional("attachMetadata", value?.attachMetadata)
        )
    }
}
