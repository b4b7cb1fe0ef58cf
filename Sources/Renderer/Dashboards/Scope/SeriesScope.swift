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
        select(metric.value, hasAllLabels: !metric.hasOpenLabels, matchers)
    }

    /// The series of a name.
    func callAsFunction(
        _ series: Metric.Series,
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch> = [:]
    ) -> SeriesSelection {
        select(series, hasAllLabels: true, matchers)
    }

    /// The series that have a name and labels, of which both the scope's and the given matchers hold.
    ///
    /// A label that the series lack is a mistake in the program and traps, as such a selector would be empty for ever.
    private func select(
        _ series: Metric.Series,
        hasAllLabels: Bool,
        _ matchers: KeyValuePairs<Metric.Label, LabelMatch>
    ) -> SeriesSelection {
        let all = own(series) + matchers.map { ($0.key, $0.value) }
        for (label, _) in all where hasAllLabels {
            precondition(series.labels.contains(label), "\(series.name) has no label '\(label)'")
        }
        let text = all.map { $0.rawValue + $1.text }.joined(separator: ",")
        return SeriesSelection(scope: self, text: text.isEmpty ? series.name : "\(series.name){\(text)}")
    }

    /// The matchers of the scope itself.
    ///
    /// Prometheus sets `namespace` itself, while `tenant` is what a service says. So a tenant's series are taken from its own
    /// namespace, and what the gateway tells of it from the gateway's: what another tenant exports under this one's name
    /// is not counted.
    private func own(_ series: Metric.Series) -> [(Metric.Label, LabelMatch)] {
        let (name, labels) = (series.name, series.labels)
        let platform = LLMGatewayInterface.namespace
        let isOfGateway = Self.gatewayNames.contains(name)
        switch self {
        case .tenant(let tenant):
            // The operator stamps its namespace on the alerts of a tenant's rules, and none on the platform's.
            if name == Metric.alerts.name {
                return [(.tenant, .equal(tenant)), (.namespace, .matching("\(tenant)|\(platform)|"))]
            }
            guard labels.contains(.tenant) else { return [(.namespace, .equal(tenant))] }
            return [(.tenant, .equal(tenant)), (.namespace, .equal(isOfGateway ? platform : tenant))]
        case .chosenTenants:
            // Grafana escapes the values that it puts in for a regular expression.
            if name == Metric.alerts.name { return [(.tenant, .matching("$tenant"))] }
            guard labels.contains(.tenant) else { return [(.namespace, .matching("$tenant"))] }
            return [
                (.tenant, .matching("$tenant")), (.namespace, isOfGateway ? .equal(platform) : .notEqual(platform)),
            ]
        case .gateway:
            // Kubelets and kube-state-metrics tell of the gateway under jobs of their own.
            let isItsOwn = Self.serviceNames.contains(name)
            let job: [(Metric.Label, LabelMatch)] = isItsOwn ? [(.job, .equal(LLMGatewayInterface.serviceName))] : []
            return [(.namespace, .equal(platform))] + job
        case .cluster:
            return []
        }
    }

    private static let serviceNames = Set(
        (Metric.llmGateway + Metric.http + Metric.process + [Metric.up]).flatMap(\.series).map(\.name)
    )
    private static let gatewayNames = Set(Metric.llmGateway.flatMap(\.series).map(\.name))
}

/// The series that a selector selects.
struct SeriesSelection: Hashable, Sendable {
    let scope: SeriesScope
    let text: String

    fileprivate init(scope: SeriesScope, text: String) {
        self.scope = scope
        self.text = text
    }
}
