/// Times and sizes of requests for models.
///
/// Those called `gen_ai_` are OpenTelemetry's (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/),
/// with its attributes, a tenant, and the names that its mapping to Prometheus gives (dots become underscores, a unit
/// becomes a suffix, one in braces none:
/// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/). Envoy AI Gateway exports the
/// same; agentgateway leaves the unit out and puts its own name before.
extension Metric {
    /// What the gateway itself took of a request: all its time but that in which it waited for a provider or for the
    /// client; of a stream, up to its first byte. Steps of 50 microseconds, where the healthy ones are.
    public static let llmGatewayOverhead = Metric.histogram(
        "llm_gateway_overhead_seconds",
        unit: .seconds,
        labels: [.tenant, .model],
        help: "The gateway's own share of the time to answer a request.",
        buckets: [
            0.00005, 0.0001, 0.00015, 0.0002, 0.00025, 0.0003, 0.00035, 0.0004, 0.00045, 0.0005, 0.00075, 0.001, 0.0025,
            0.005, 0.01, 0.05, 0.25,
        ]
    )

    /// Tokens of each answer: OpenTelemetry's `gen_ai.client.token.usage`, with its buckets; its types are `input` and
    /// `output` alone.
    public static let genAITokenUsage = Metric.histogram(
        "gen_ai_client_token_usage",
        unit: .none,
        labels: [.tenant, .genAIOperation, .genAIProvider, .genAIModel, .genAITokenType],
        help: "Tokens used by each request, by type.",
        buckets: [
            1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
        ]
    )

    /// How long requests took, to the last byte: OpenTelemetry's `gen_ai.server.request.duration`, with its buckets.
    /// `error_type` is the `LLMRequestOutcome` of those that did not succeed, and empty for the others.
    public static let genAIRequestDuration = Metric.histogram(
        "gen_ai_server_request_duration_seconds",
        unit: .seconds,
        labels: [.tenant, .genAIOperation, .genAIProvider, .genAIModel, .errorType],
        help: "Time to answer a request for a model, to its last byte.",
        buckets: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
    )

    /// How long the first token of a stream took: OpenTelemetry's `gen_ai.server.time_to_first_token`, with its
    /// buckets, and beyond them those of models that think first.
    public static let genAITimeToFirstToken = Metric.histogram(
        "gen_ai_server_time_to_first_token_seconds",
        unit: .seconds,
        labels: [.tenant, .genAIOperation, .genAIProvider, .genAIModel],
        help: "Time to the first token of a stream.",
        buckets: [
            0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 60,
        ]
    )

    /// How long each token after the first took: OpenTelemetry's `gen_ai.server.time_per_output_token`, with its
    /// buckets: one observation a stream that succeeded, the mean of its tokens.
    public static let genAITimePerOutputToken = Metric.histogram(
        "gen_ai_server_time_per_output_token_seconds",
        unit: .seconds,
        labels: [.tenant, .genAIOperation, .genAIProvider, .genAIModel],
        help: "Time per output token after the first, of each stream.",
        buckets: [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5]
    )

    /// What the gateway tells of times and sizes.
    static let genAIMetrics: [Metric] = [
        llmGatewayOverhead, genAITokenUsage, genAIRequestDuration, genAITimeToFirstToken, genAITimePerOutputToken,
    ]
}
