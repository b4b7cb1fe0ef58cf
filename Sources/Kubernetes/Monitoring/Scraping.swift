public import YAML

/// The namespaces that a monitor looks into (`monitoring/v1 types.go NamespaceSelector`).
public struct NamespaceSelector: Structured {
    /// Whether it is all of them, whatever the names are.
    public var any: Bool
    /// Their names.
    public var matchNames: [DNSLabel]

    /// The value with the given fields set.
    public init(any: Bool = false, matchNames: [DNSLabel] = []) {
        self.any = any
        self.matchNames = matchNames
    }
}

extension NamespaceSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NamespaceSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NamespaceSelector {
        try NamespaceSelector(
            any: visit.optional("any", value?.any, default: false),
            matchNames: visit.optional("matchNames", value?.matchNames, default: [])
        )
    }
}

/// What else targets are told about (`monitoring/v1 types.go AttachMetadata`).
public struct AttachMetadata: Structured {
    /// Whether it is the node that they run on.
    public var node: Bool?

    /// The value with the given fields set.
    public init(node: Bool? = nil) {
        self.node = node
    }
}

extension AttachMetadata {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AttachMetadata?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AttachMetadata {
        try AttachMetadata(
            node: visit.optional("node", value?.node)
        )
    }
}

/// The scheme of a scrape, spelled as every version of the operator takes it (`monitoring/v1 types.go Scheme`).
public enum Scheme: String, EnumFieldValue {
    /// In the clear.
    case http
    /// Over TLS.
    case https
}

/// A format of metrics (`monitoring/v1 types.go ScrapeProtocol`).
public enum ScrapeProtocol: String, EnumFieldValue {
    /// Prometheus's protocol buffers.
    case prometheusProto = "PrometheusProto"
    /// OpenMetrics 0.0.1.
    case openMetricsText0_0_1 = "OpenMetricsText0.0.1"
    /// OpenMetrics 1.0.0.
    case openMetricsText1_0_0 = "OpenMetricsText1.0.0"
    /// Prometheus's text of version 0.0.4.
    case prometheusText0_0_4 = "PrometheusText0.0.4"
    /// Prometheus's text of version 1.0.0, with any character in names.
    case prometheusText1_0_0 = "PrometheusText1.0.0"
}
