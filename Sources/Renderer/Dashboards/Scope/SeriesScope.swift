import PlatformContract

/// Whose series a dashboard asks for. Only a scope makes selectors, and it puts its own matchers into each: a query that
/// forgets whose it is can't be written.
enum SeriesScope: Hashable, Sendable {
    /// One tenant, whose name stands in each selector: no variable that the URL could change.
    case tenant(String)
    /// The tenants that are chosen in the variable `tenant`, of a dashboard that shows many.
    case chosenTenants
    /// The gateway's pods.
    case gateway
    /// The whole cluster.
    case cluster

    /// The series of a counter or gauge.
    func callAsFunction(
        _ metric: Metric,
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch> = [:]
    ) -> SeriesSelection {
        let series = metric.value
        return select(
            series.name,
            metric.hasOpenLabels ? nil : series.labels,
            own(series.name, series.labels),
            matchers
        )
    }

    /// The series of a name.
    func callAsFunction(
        _ series: Metric.Series,
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch> = [:]
    ) -> SeriesSelection {
        select(series.name, series.labels, own(series.name, series.labels), matchers)
    }

    /// The series that a rule records.
    func callAsFunction(
        _ recorded: RecordedSeries,
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch> = [:]
    ) -> SeriesSelection {
        guard !recorded.labels.contains(.namespace) else {
            return select(recorded.name, recorded.labels, own(recorded.name, recorded.labels), matchers)
        }
        // The platform's rules record series without a namespace, and the operator stamps its namespace on those of a
        // tenant's: to ask for the absence of one keeps forgeries out.
        let own: [Matcher] =
            switch self {
            case .tenant(let tenant): [(.tenant, .equal(tenant)), (.namespace, "")]
            case .chosenTenants: [(.tenant, Self.chosen), (.namespace, "")]
            case .gateway, .cluster: [(.namespace, "")]
            }
        return select(recorded.name, recorded.labels + [.namespace], own, matchers)
    }

    /// The series that have a name, of which both the scope's and the given matchers hold.
    ///
    /// A label that the series lack is a mistake in the program and traps, as such a selector would be empty for ever.
    private func select(
        _ name: String,
        _ labels: [Metric.Label]?,
        _ own: [Matcher],
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch>
    ) -> SeriesSelection {
        let all = own + matchers.map { ($0.key, $0.value) }
        for (label, _) in all {
            precondition(labels?.contains(label) ?? true, "\(name) has no label '\(label)'")
        }
        let text = all.map { $0.rawValue + $1.text }.joined(separator: ",")
        return SeriesSelection(scope: self, text: text.isEmpty ? name : "\(name){\(text)}")
    }
}

// MARK: - The scope's own matchers

extension SeriesScope {
    private typealias Matcher = (Metric.Label, LabelMatch)

    /// The names of the alerts about the gateway and its providers.
    static let gatewayAlerts = "LLM.+"

    /// What is chosen in the variable. Grafana escapes the values that it puts in for a regular expression.
    private static let chosen = LabelMatch.matching("$tenant")
    private static let platform = LLMGatewayInterface.namespace
    private static let gatewayNames = names(Metric.llmGateway)
    private static let serviceNames = names(Metric.llmGateway + Metric.http + Metric.process + [Metric.up])

    private static func names(_ metrics: [Metric]) -> Set<String> { Set(metrics.flatMap(\.series).map(\.name)) }

    /// The matchers of the scope itself.
    ///
    /// Prometheus sets `namespace` itself, while `tenant` is what a service says. So a tenant's series are taken from its own
    /// namespace, and what the gateway tells of it from the gateway's: what another tenant exports under this one's name
    /// is not counted.
    private func own(_ name: String, _ labels: [Metric.Label]) -> [Matcher] {
        let isOfGateway = Self.gatewayNames.contains(name)
        let isAlerts = name == Metric.alerts.name
        switch self {
        case .tenant(let tenant):
            // The operator stamps its namespace on the alerts of a tenant's rules, and none on the platform's.
            if isAlerts {
                return [(.tenant, .equal(tenant)), (.namespace, .matching("\(tenant)|\(Self.platform)|"))]
            }
            guard labels.contains(.tenant) else { return [(.namespace, .equal(tenant))] }
            return [(.tenant, .equal(tenant)), (.namespace, .equal(isOfGateway ? Self.platform : tenant))]
        case .chosenTenants:
            if isAlerts { return [(.tenant, Self.chosen)] }
            guard labels.contains(.tenant) else { return [(.namespace, Self.chosen)] }
            return [
                (.tenant, Self.chosen), (.namespace, isOfGateway ? .equal(Self.platform) : .notEqual(Self.platform)),
            ]
        case .gateway:
            if isAlerts {
                return [(.alertName, .matching(Self.gatewayAlerts)), (.namespace, .matching("\(Self.platform)|"))]
            }
            // Kubelets and kube-state-metrics tell of the gateway under jobs of their own.
            guard Self.serviceNames.contains(name) else { return [(.namespace, .equal(Self.platform))] }
            return [(.namespace, .equal(Self.platform)), (.job, .equal(LLMGatewayInterface.serviceName))]
        case .cluster:
            return []
        }
    }
}

/// The series that a selector selects.
struct SeriesSelection: Hashable, Sendable {
    /// Whose they are.
    let scope: SeriesScope
    /// The selector.
    let text: String

    fileprivate init(scope: SeriesScope, text: String) {
        self.scope = scope
        self.text = text
    }
}
