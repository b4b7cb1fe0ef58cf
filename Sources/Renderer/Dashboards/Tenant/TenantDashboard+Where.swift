import Grafana
import PlatformContract
import YAML

// MARK: - The application

extension TenantDashboard {
    var ratesByEndpoint: ScopedPanel {
        ScopedPanel(
            "Request rate by endpoint",
            "Requests answered a second, by method and endpoint, of the application and the proxy.",
            .timeSeries(),
            [.series(series(.httpRequests, users).rate.sum(by: [.method, .endpoint]), "{{method}} {{endpoint}}")],
            .lines(.requestsPerSecond)
        )
    }

    var ratesByStatus: ScopedPanel {
        ScopedPanel(
            "Requests by status",
            "Requests answered a second, by HTTP status. Those from 500 are the service's fault.",
            .timeSeries(),
            [.series(series(.httpRequests, users).rate.sum(by: [.status]), "{{status}}")],
            .stack(.requestsPerSecond)
        )
    }

    var errorsByEndpoint: ScopedPanel {
        ScopedPanel(
            "Errors by endpoint",
            "Failed requests a second, by endpoint and kind. Nothing is drawn as long as none has failed.",
            .timeSeries(),
            [
                .series(
                    series(.httpRequestErrors, users).rate.sum(by: [.endpoint, .errorType]),
                    "{{endpoint}} {{error_type}}"
                )
            ],
            .stack(.requestsPerSecond)
        )
    }

    var latencies: ScopedPanel {
        let buckets = series(Metric.httpRequestDuration.bucket, usersOfApplication)
        return ScopedPanel(
            "Latency of the application",
            "The times within which 50, 95 and 99 of 100 requests were answered; the dashed line is what was promised.",
            .timeSeries(),
            [0.5, 0.95, 0.99].map { quantile in
                .series(buckets.quantile(quantile), "p\(Int(quantile * 100))", exemplars: true)
            },
            .lines(.seconds, thresholds: Thresholds(.green, [latencyThreshold: .red]))
        )
    }

    var latencyBuckets: ScopedPanel {
        ScopedPanel(
            "Latency of the application, spread",
            "How many requests took how long. Two bands are two kinds of requests, of which one may be slow alone.",
            .heatmap(HeatmapOptions(unit: .seconds)),
            [.buckets(series(Metric.httpRequestDuration.bucket, usersOfApplication).rate.sum(by: [.le]))],
            FieldConfig(unit: .requestsPerSecond)
        )
    }
}

// MARK: - Proxy, gateway and provider

extension TenantDashboard {
    var proxyCalls: ScopedPanel {
        ScopedPanel(
            "Calls of the gateway by the proxy",
            "Calls a second, by how they ended. What fails here and not in the gateway fails on the way, or in the proxy.",
            .timeSeries(),
            [.series(series(.llmProxyGatewayRequests).rate.sum(by: [.outcome]), "{{outcome}}")],
            .stack(.requestsPerSecond)
        )
    }

    var gatewayRequests: ScopedPanel {
        ScopedPanel(
            "Requests in the gateway",
            "Requests for models a second, by how they ended: `upstream_failed` and `timed_out` are the provider's fault.",
            .timeSeries(),
            [.series(series(.llmRequests).rate.sum(by: [.outcome]), "{{outcome}}")],
            .stack(.requestsPerSecond)
        )
    }

    var refusals: ScopedPanel {
        ScopedPanel(
            "Refused by the gateway",
            "Requests refused a second, by reason. Limits are those of the tenant's spec; see what runs out.",
            .timeSeries(),
            [.series(series(.llmRequestsRejected).rate.sum(by: [.reason]), "{{reason}}")],
            .stack(.requestsPerSecond)
        )
    }

    var firstTokens: ScopedPanel {
        ScopedPanel(
            "Time to the first token",
            "The time within which 95 of 100 streams began, by model: what a person waits before anything is seen.",
            .timeSeries(),
            [
                .series(
                    series(Metric.genAITimeToFirstToken.bucket).quantile(0.95, by: [.genAIModel]),
                    "p95 {{gen_ai_request_model}}",
                    exemplars: true
                )
            ],
            .lines(.seconds)
        )
    }

    var timeOnTheWay: ScopedPanel {
        ScopedPanel(
            "Time on the way",
            """
            The time within which 95 of 100 requests were answered, to the last byte: as the proxy saw it, as each provider \
            took, and what the gateway itself added.
            """,
            .timeSeries(),
            [
                .series(
                    series(Metric.llmProxyGatewayDuration.bucket).quantile(0.95),
                    "proxy",
                    exemplars: true
                ),
                .series(
                    series(Metric.genAIRequestDuration.bucket).quantile(0.95, by: [.genAIProvider]),
                    "provider {{gen_ai_provider_name}}",
                    exemplars: true
                ),
                .series(series(Metric.llmGatewayOverhead.bucket).quantile(0.95), "gateway", exemplars: true),
            ],
            .lines(.seconds)
        )
    }
}
