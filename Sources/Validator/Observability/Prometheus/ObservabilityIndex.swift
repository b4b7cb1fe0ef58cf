import PlatformContract

/// What rules about observability need to know of the tree as a whole.
final class ObservabilityIndex: Sendable {
    let metrics: MetricKnowledge
    /// The Prometheus servers that the tree shows.
    let prometheus: [PrometheusFacts]
    /// The rules that were found to be good.
    let verdicts = RuleVerdicts()
    private let enforcedLabel: String?
    private let exclusions: Set<PrometheusFacts.Exclusion>

    init(
        objects: [ObjectFacts],
        prometheus: [PrometheusFacts],
        hasUnseen: Bool,
        configuration: MetricConfiguration
    ) {
        // In an order that doesn't depend on who read what.
        let prometheus = prometheus.sorted {
            ($0.namespace, $0.enforcedNamespaceLabel ?? "") < ($1.namespace, $1.enforcedNamespaceLabel ?? "")
        }
        self.prometheus = prometheus
        enforcedLabel =
            configuration.enforcedNamespaceLabel ?? prometheus.lazy.compactMap(\.enforcedNamespaceLabel).first
        exclusions = Set(prometheus.flatMap(\.exclusions))
        var recordings = RecordingNames()
        var gateways: Set<String> = []
        var hasTenants = false
        for object in objects {
            switch object.content {
            case .rules(let rules):
                for rule in rules where rule.isRecording { recordings.insert(rule.name, in: object.namespace) }
            case .namespace(let labels):
                hasTenants = hasTenants || labels.contains { $0.key == Self.tenantLabel }
            case .pods(let pods):
                if pods.labels.contains(Self.gatewayLabel) { gateways.insert(object.namespace) }
            default: continue
            }
        }
        let stacks = Set(prometheus.map(\.namespace))
        let intervals = prometheus.compactMap(\.scrapeInterval)
        metrics = MetricKnowledge(
            configuration: configuration,
            recordings: recordings,
            hasTenants: hasTenants,
            hasUnseen: hasUnseen,
            scrapeInterval: intervals.min(),
            externalLabels: Set(prometheus.flatMap(\.externalLabels)),
            gatewayNamespaces: gateways.isEmpty ? nil : gateways,
            stackNamespaces: stacks.isEmpty ? nil : stacks
        )
    }

    /// What the operator confines an object's rules to.
    func enforcement(of namespace: String, _ name: String) -> EnforcedMatcher? {
        guard let enforcedLabel, !namespace.isEmpty,
            !exclusions.contains(PrometheusFacts.Exclusion(namespace: namespace)),
            !exclusions.contains(PrometheusFacts.Exclusion(namespace: namespace, name: name))
        else { return nil }
        return EnforcedMatcher(label: enforcedLabel, value: namespace)
    }

    /// Whether everything that a rule reads has series that the rules of a namespace can see.
    func canSee(_ names: [String], from namespace: String) -> Bool {
        names.allSatisfy { name in
            if metrics.recordings.contains(name) { return metrics.recordings.contains(name, in: namespace) }
            return metrics.namespaces(of: name)?.contains(namespace) ?? true
        }
    }

    /// Namespaces of tenants have it, and the pods of the gateway this name.
    private static let tenantLabel = PlatformContract.LabelKeys.tenant
    private static let gatewayLabel = Label(key: "app.kubernetes.io/name", value: "llm-gateway")
}
