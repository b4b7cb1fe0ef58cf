import Kubernetes
import YAML

/// Prometheus, in the chart's values.
struct PrometheusValues: Structured {
    /// What the operator makes of it (`monitoring/v1 prometheus_types.go PrometheusSpec`).
    var prometheusSpec: PrometheusSpecValues
}

extension PrometheusValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            prometheusSpec: visit.required("prometheusSpec", value?.prometheusSpec)
        )
    }
}

/// Prometheus, as the operator takes it (`monitoring/v1 prometheus_types.go PrometheusSpec`).
struct PrometheusSpecValues: Structured {
    /// The time between scrapes.
    var scrapeInterval: PrometheusDuration
    /// The time that a scrape may take.
    var scrapeTimeout: PrometheusDuration
    /// The time between evaluations of rules.
    var evaluationInterval: PrometheusDuration
    /// How long metrics are kept.
    var retention: PrometheusDuration
    /// How much is kept, in the units of Prometheus, which are powers of 2.
    var retentionSize: String
    /// Its volume.
    var storageSpec: PersistentStorage
    /// What it may use.
    var resources: ResourceRequirements
    /// How important its pods are.
    var priorityClassName: DNSSubdomain
    /// The rules that it reads.
    var ruleSelector: LabelSelector
    /// The namespaces that it reads rules of.
    var ruleNamespaceSelector: LabelSelector
    /// The monitors of Services that it follows.
    var serviceMonitorSelector: LabelSelector
    /// The namespaces that it follows those of.
    var serviceMonitorNamespaceSelector: LabelSelector
    /// The monitors of pods that it follows.
    var podMonitorSelector: LabelSelector
    /// The namespaces that it follows those of.
    var podMonitorNamespaceSelector: LabelSelector
    /// The probes that it follows.
    var probeSelector: LabelSelector
    /// The namespaces that it follows those of.
    var probeNamespaceSelector: LabelSelector
    /// The scrape configurations that it follows.
    var scrapeConfigSelector: LabelSelector
    /// The namespaces that it follows those of.
    var scrapeConfigNamespaceSelector: LabelSelector
    /// The label that everything of a namespace gets, and every rule of it asks for.
    var enforcedNamespaceLabel: String
    /// What does not get it.
    var excludedFromEnforcement: [ExcludedObjects]
    /// The most samples of a scrape.
    var enforcedSampleLimit: Int64
    /// The most targets of a job.
    var enforcedTargetLimit: Int64
    /// The most labels of a sample.
    var enforcedLabelLimit: Int64
    /// The longest name of a label.
    var enforcedLabelNameLengthLimit: Int64
    /// The longest value of a label.
    var enforcedLabelValueLengthLimit: Int64
    /// How many dropped targets are kept for inspection.
    var enforcedKeepDroppedTargets: Int64
    /// Features that are off otherwise.
    var enableFeatures: [String]
    /// Exemplars.
    var exemplars: ExemplarValues
    /// Fields that the chart has no value for.
    var additionalConfig: AdditionalPrometheusConfig
}

extension PrometheusSpecValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            scrapeInterval: visit.required("scrapeInterval", value?.scrapeInterval),
            scrapeTimeout: visit.required("scrapeTimeout", value?.scrapeTimeout),
            evaluationInterval: visit.required("evaluationInterval", value?.evaluationInterval),
            retention: visit.required("retention", value?.retention),
            retentionSize: visit.required("retentionSize", value?.retentionSize),
            storageSpec: visit.required("storageSpec", value?.storageSpec),
            resources: visit.required("resources", value?.resources),
            priorityClassName: visit.required("priorityClassName", value?.priorityClassName),
            ruleSelector: visit.required("ruleSelector", value?.ruleSelector),
            ruleNamespaceSelector: visit.required("ruleNamespaceSelector", value?.ruleNamespaceSelector),
            serviceMonitorSelector: visit.required("serviceMonitorSelector", value?.serviceMonitorSelector),
            serviceMonitorNamespaceSelector: visit.required(
                "serviceMonitorNamespaceSelector",
                value?.serviceMonitorNamespaceSelector
            ),
            podMonitorSelector: visit.required("podMonitorSelector", value?.podMonitorSelector),
            podMonitorNamespaceSelector: visit.required(
                "podMonitorNamespaceSelector",
                value?.podMonitorNamespaceSelector
            ),
            probeSelector: visit.required("probeSelector", value?.probeSelector),
            probeNamespaceSelector: visit.required("probeNamespaceSelector", value?.probeNamespaceSelector),
            scrapeConfigSelector: visit.required("scrapeConfigSelector", value?.scrapeConfigSelector),
            scrapeConfigNamespaceSelector: visit.required(
                "scrapeConfigNamespaceSelector",
                value?.scrapeConfigNamespaceSelector
            ),
            enforcedNamespaceLabel: visit.required("enforcedNamespaceLabel", value?.enforcedNamespaceLabel),
            excludedFromEnforcement: visit.required("excludedFromEnforcement", value?.excludedFromEnforcement),
            enforcedSampleLimit: visit.required("enforcedSampleLimit", value?.enforcedSampleLimit),
            enforcedTargetLimit: visit.required("enforcedTargetLimit", value?.enforcedTargetLimit),
            enforcedLabelLimit: visit.required("enforcedLabelLimit", value?.enforcedLabelLimit),
            enforcedLabelNameLengthLimit: visit.required(
                "enforcedLabelNameLengthLimit",
                value?.enforcedLabelNameLengthLimit
            ),
            enforcedLabelValueLengthLimit: visit.required(
                "enforcedLabelValueLengthLimit",
                value?.enforcedLabelValueLengthLimit
            ),
            enforcedKeepDroppedTargets: visit.required("enforcedKeepDroppedTargets", value?.enforcedKeepDroppedTargets),
            enableFeatures: visit.required("enableFeatures", value?.enableFeatures),
            exemplars: visit.required("exemplars", value?.exemplars),
            additionalConfig: visit.required("additionalConfig", value?.additionalConfig)
        )
    }
}

/// Objects of a namespace (`monitoring/v1 types.go ObjectReference`).
struct ExcludedObjects: Structured {
    /// Their API group.
    var group: String
    /// Their kind, in plural.
    var resource: String
    /// Their namespace.
    var namespace: DNSLabel
}

extension ExcludedObjects {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            group: visit.required("group", value?.group),
            resource: visit.required("resource", value?.resource),
            namespace: visit.required("namespace", value?.namespace)
        )
    }
}

/// Exemplars (`monitoring/v1 prometheus_types.go Exemplars`).
struct ExemplarValues: Structured {
    /// How many are kept.
    var maxSize: Int64
}

extension ExemplarValues {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            maxSize: visit.required("maxSize", value?.maxSize)
        )
    }
}

/// Fields of the operator's `Prometheus` that the chart has no value for.
struct AdditionalPrometheusConfig: Structured {
    /// The longest answer to a scrape.
    var enforcedBodySizeLimit: String
}

extension AdditionalPrometheusConfig {
    /// Visits the fields in order.
    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            enforcedBodySizeLimit: visit.required("enforcedBodySizeLimit", value?.enforcedBodySizeLimit)
        )
    }
}
