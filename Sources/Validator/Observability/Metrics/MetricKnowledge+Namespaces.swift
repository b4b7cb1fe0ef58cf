import PlatformContract

extension MetricKnowledge {
    /// The namespaces that series of a metric are in, where it is known that there are no others.
    ///
    /// Series of our gateway are in the namespace that it runs in. Those of exporters about nodes and about the stack itself carry
    /// the namespace that the stack is installed in.
    func namespaces(of name: String) -> Set<String>? {
        guard let entry = entry(of: name) else { return nil }
        if entry.metric.exporter == .services {
            return Self.gatewayOnly.contains(entry.metric.name) ? gatewayNamespaces : nil
        }
        guard let stack = stackNamespaces, Self.stackPrefixes.contains(where: name.hasPrefix),
            !entry.metric.labels.contains(.namespace)
        else { return nil }
        return stack
    }

    /// What the gateway exports and no service of a tenant.
    private static let gatewayOnly: Set<String> = {
        let others = Set((Metric.llmProxy + Metric.tenantApp + Metric.process).map(\.name))
        return Set(Metric.llmGateway.map(\.name)).subtracting(others)
    }()

    /// Not by exporter: what Prometheus writes of each target, such as `up`, is where the target is.
    private static let stackPrefixes = ["node_", "prometheus_", "alertmanager_", "grafana_"]
}
