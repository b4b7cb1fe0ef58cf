extension Metric {
    /// The name of a label.
    public struct Label: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The name itself.
        public var rawValue: String

        /// The name as PromQL writes it.
        public var description: String { rawValue }

        /// A label of a name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A label of a name.
        public init(stringLiteral value: String) {
            self.init(rawValue: value)
        }
    }
}

extension Metric.Label {
    /// The tenant's name.
    public static let tenant: Self = "tenant"
    /// The tenant's company.
    public static let company: Self = "company"
    /// The company's industry.
    public static let industry: Self = "industry"
    /// The HTTP method.
    public static let method: Self = "method"
    /// The path of the route that served a request.
    public static let endpoint: Self = "endpoint"
    /// The HTTP status, three digits; or, of a node's condition, `true`, `false` or `unknown`.
    public static let status: Self = "status"
    /// What went wrong, in a word.
    public static let errorType: Self = "error_type"
    /// The upper bound of a histogram's bucket.
    public static let le: Self = "le"
    /// The share of a summary's observations that are below its value.
    public static let quantile: Self = "quantile"
    /// The model that was asked for, of the gateway's configuration, or `other`.
    public static let model: Self = "model"
    /// What was asked for; see `LLMOperation`.
    public static let operation: Self = "operation"
    /// How something ended.
    public static let outcome: Self = "outcome"
    /// Why something was refused; see `RejectionReason`.
    public static let reason: Self = "reason"
    /// What tokens are; see `TokenType`.
    public static let type: Self = "type"
    /// What is limited; see `LLMLimit`.
    public static let limit: Self = "limit"
    /// A provider, by the name that the gateway's configuration has for it.
    public static let upstream: Self = "upstream"
    /// The state that something is in; see `CircuitState`.
    public static let state: Self = "state"
    /// Which of its kinds something is; see `RetryKind`.
    public static let kind: Self = "kind"
    /// OpenTelemetry's `gen_ai.operation.name`; see `LLMOperation.openTelemetryName`.
    public static let genAIOperation: Self = "gen_ai_operation_name"
    /// OpenTelemetry's `gen_ai.provider.name`: the values of `upstream`, as one provider may be configured twice; `other` for what
    /// reached none.
    public static let genAIProvider: Self = "gen_ai_provider_name"
    /// OpenTelemetry's `gen_ai.request.model`; the values of `model`.
    public static let genAIModel: Self = "gen_ai_request_model"
    /// OpenTelemetry's `gen_ai.token.type`: `input` or `output`.
    public static let genAITokenType: Self = "gen_ai_token_type"
    /// Which of its files a service has read.
    public static let file: Self = "file"
    /// The name of a metric.
    public static let metric: Self = "metric"

    /// The namespace of what a series is about.
    public static let namespace: Self = "namespace"
    /// The pod that a series is about.
    public static let pod: Self = "pod"
    /// The container that a series is about.
    public static let container: Self = "container"
    /// The node that a series is about.
    public static let node: Self = "node"
    /// The Service that was scraped.
    public static let service: Self = "service"
    /// The scrape job; for a ServiceMonitor without `jobLabel`, the Service's name.
    public static let job: Self = "job"
    /// The address that was scraped.
    public static let instance: Self = "instance"
    /// The path that was scraped.
    public static let metricsPath: Self = "metrics_path"

    /// A pod's phase: `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`; or that of an answer, see `CancellationPhase`.
    public static let phase: Self = "phase"
    /// A node's condition: `Ready`, `MemoryPressure`, ...
    public static let condition: Self = "condition"
    /// The resource that is limited: `cpu`, `memory`, ...
    public static let resource: Self = "resource"
    /// The unit of a limit: `core`, `byte`, `integer`.
    public static let unit: Self = "unit"
    /// The container's image; empty for the cgroups above containers.
    public static let image: Self = "image"
    /// What a processor did: `idle`, `user`, ...
    public static let mode: Self = "mode"

    /// The labels that prometheus-operator gives each target of a ServiceMonitor
    /// (`pkg/prometheus/promcfg.go`, `generateServiceMonitorConfig`).
    public static let operatorTarget: [Self] = [namespace, service, pod, container, job, instance, endpoint]

    /// The labels of `operatorTarget` that our own ServiceMonitors keep.
    ///
    /// They drop `endpoint`, the name of the scraped port: the services export a label of that name, and a target's label
    /// wins over an exported one (`honorLabels: false`), which would then be found as `exported_endpoint` only.
    public static let serviceMonitor: [Self] = operatorTarget.filter { $0 != endpoint }
}
