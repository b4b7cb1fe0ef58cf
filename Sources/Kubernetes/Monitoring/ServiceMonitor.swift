public import YAML

/// Which services Prometheus scrapes, and how (`monitoring.coreos.com/v1 types.go ServiceMonitor`).
public struct ServiceMonitor: KubernetesObject {
    /// `monitoring.coreos.com/v1`.
    public static var apiVersion: StaticString { "monitoring.coreos.com/v1" }
    /// `ServiceMonitor`.
    public static var kind: StaticString { "ServiceMonitor" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The services and their endpoints.
    public var spec: ServiceMonitorSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: ServiceMonitorSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension ServiceMonitor {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServiceMonitor?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServiceMonitor {
        try typeMeta(&visit)
        return try ServiceMonitor(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The services of a monitor and their endpoints (`monitoring/v1 servicemonitor_types.go ServiceMonitorSpec`).
public struct ServiceMonitorSpec: Structured {
    /// The label of a service that becomes the `job` label; the service's name when left out.
    public var jobLabel: LabelKey?
    /// Labels of the service that its series get.
    public var targetLabels: [LabelKey]
    /// Labels of the pod that its series get.
    public var podTargetLabels: [LabelKey]
    /// The endpoints.
    public var endpoints: [Endpoint]
    /// The services.
    public var selector: LabelSelector
    /// Their namespaces; the monitor's own when left out.
    public var namespaceSelector: NamespaceSelector?
    /// The most samples of a scrape; a larger one fails whole.
    public var sampleLimit: Int64?
    /// The formats to ask for, the first before the others.
    public var scrapeProtocols: [ScrapeProtocol]
    /// The most targets.
    public var targetLimit: Int64?
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
        targetLabels: [LabelKey] = [],
        podTargetLabels: [LabelKey] = [],
        endpoints: [Endpoint],
        selector: LabelSelector,
        namespaceSelector: NamespaceSelector? = nil,
        sampleLimit: Int64? = nil,
        scrapeProtocols: [ScrapeProtocol] = [],
        targetLimit: Int64? = nil,
        labelLimit: Int64? = nil,
        labelNameLengthLimit: Int64? = nil,
        labelValueLengthLimit: Int64? = nil,
        keepDroppedTargets: Int64? = nil,
        attachMetadata: AttachMetadata? = nil
    ) {
        self.jobLabel = jobLabel
        self.targetLabels = targetLabels
        self.podTargetLabels = podTargetLabels
        self.endpoints = endpoints
        self.selector = selector
        self.namespaceSelector = namespaceSelector
        self.sampleLimit = sampleLimit
        self.scrapeProtocols = scrapeProtocols
        self.targetLimit = targetLimit
        self.labelLimit = labelLimit
        self.labelNameLengthLimit = labelNameLengthLimit
        self.labelValueLengthLimit = labelValueLengthLimit
        self.keepDroppedTargets = keepDroppedTargets
        self.attachMetadata = attachMetadata
    }
}

extension ServiceMonitorSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServiceMonitorSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServiceMonitorSpec {
        try ServiceMonitorSpec(
            jobLabel: visit.optional("jobLabel", value?.jobLabel),
            targetLabels: visit.optional("targetLabels", value?.targetLabels, default: []),
            podTargetLabels: visit.optional("podTargetLabels", value?.podTargetLabels, default: []),
            endpoints: visit.required("endpoints", value?.endpoints),
            selector: visit.required("selector", value?.selector),
            namespaceSelector: visit.optional("namespaceSelector", value?.namespaceSelector),
            sampleLimit: visit.optional("sampleLimit", value?.sampleLimit),
            scrapeProtocols: visit.optional("scrapeProtocols", value?.scrapeProtocols, default: []),
            targetLimit: visit.optional("targetLimit", value?.targetLimit),
            labelLimit: visit.optional("labelLimit", value?.labelLimit),
            labelNameLengthLimit: visit.optional("labelNameLengthLimit", value?.labelNameLengthLimit),
            labelValueLengthLimit: visit.optional("labelValueLengthLimit", value?.labelValueLengthLimit),
            keepDroppedTargets: visit.optional("keepDroppedTargets", value?.keepDroppedTargets),
            attachMetadata: visit.optional("attachMetadata", value?.attachMetadata)
        )
    }
}
