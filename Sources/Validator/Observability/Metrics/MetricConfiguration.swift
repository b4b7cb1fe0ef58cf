public import YAML

/// What `.tenantry.yaml` says about metrics.
public struct MetricConfiguration: Structured {
    /// Metrics of exporters that the catalogue doesn't know.
    public var exported: [ConfiguredMetric]
    /// Labels that every series may have: those of relabeling, and external ones.
    public var labels: [String]
    /// How the names of metrics start about which nothing is said.
    public var ignoredPrefixes: [String]
    /// What is said of a metric that nobody is known to export.
    public var unknown: UnknownMetricSetting
    /// Labels that every selector of a rule has to ask for.
    public var requiredMatchers: [String]
    /// Labels that the result of every rule has to have.
    public var keptLabels: [String]
    /// How far apart scrapes are; what the tree's Prometheus says when left out.
    public var scrapeInterval: ConfiguredDuration?
    /// The label with which the operator confines rules to their namespace; what the tree's Prometheus says when left out.
    public var enforcedNamespaceLabel: String?

    /// The value with the given fields set.
    public init(
        exported: [ConfiguredMetric] = [],
        labels: [String] = [],
        ignoredPrefixes: [String] = [],
        unknown: UnknownMetricSetting = .misspelt,
        requiredMatchers: [String] = [],
        keptLabels: [String] = [],
        scrapeInterval: ConfiguredDuration? = nil,
        enforcedNamespaceLabel: String? = nil
    ) {
        self.exported = exported
        self.labels = labels
        self.ignoredPrefixes = ignoredPrefixes
        self.unknown = unknown
        self.requiredMatchers = requiredMatchers
        self.keptLabels = keptLabels
        self.scrapeInterval = scrapeInterval
        self.enforcedNamespaceLabel = enforcedNamespaceLabel
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            exported: visit.optional(
                "exported",
                value?.exported,
                default: [],
                "Metrics of exporters that Tenantry doesn't know."
            ),
            labels: visit.optional(
                "labels",
                value?.labels,
                default: [],
                "Labels that every series may have, such as external ones and those that relabeling adds."
            ),
            ignoredPrefixes: visit.optional(
                "ignoredPrefixes",
                value?.ignoredPrefixes,
                default: [],
                "How the names of metrics start of which nobody needs to know who exports them."
            ),
            unknown: visit.optional(
                "unknown",
                value?.unknown,
                default: .misspelt,
                "Which metrics are reported that nobody is known to export: those whose names are misspelt, or all."
            ),
            requiredMatchers: visit.optional(
                "requiredMatchers",
                value?.requiredMatchers,
                default: [],
                "Labels that every selector of a rule has to have a matcher for."
            ),
            keptLabels: visit.optional(
                "keptLabels",
                value?.keptLabels,
                default: [],
                "Labels that the result of every rule has to have."
            ),
            scrapeInterval: visit.optional(
                "scrapeInterval",
                value?.scrapeInterval,
                "How far apart scrapes are; what the tree's Prometheus says when left out."
            ),
            enforcedNamespaceLabel: visit.optional(
                "enforcedNamespaceLabel",
                value?.enforcedNamespaceLabel,
                "The label by which the operator confines rules to their namespace, if the tree doesn't show it."
            )
        )
    }
}

extension MetricConfiguration {
    /// The metric of a series' name.
    func metric(_ name: String) -> ConfiguredMetric? {
        exported.first { $0.names.contains(name) }
    }

    /// The labels of a metric's series, where they are given.
    func labels(of name: String) -> Set<String>? {
        guard let labels = metric(name)?.labels else { return nil }
        return Set(labels + ["job", "instance", "namespace", "pod", "container", "service", "endpoint", "le"])
    }

    /// Whether nothing is to be said of a metric.
    func isIgnored(_ name: String) -> Bool { ignoredPrefixes.contains { name.hasPrefix($0) } }
}
