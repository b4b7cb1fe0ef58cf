import Grafana
import PlatformContract
import YAML

extension Dashboards {
    /// The tenants beside each other: who asks how much, how fast the answers are, and how many fail.
    static func tenantMetrics() -> Dashboard {
        Dashboard(
            uid: "tenant-metrics",
            title: "Tenant metrics",
            description: "Traffic, errors and latency of the tenants' applications, side by side.",
            tags: [tag, "tenants"],
            refresh: refresh,
            variables: [
                .prometheus,
                .query(
                    name: "tenant",
                    label: "Tenant",
                    "label_values(\(Metric.httpRequests.name), \(Metric.Label.tenant))",
                    multi: true,
                    all: ".+"
                ),
            ],
            links: links,
            sections: [
                Section("Shares", lines: [Line(height: 9, [requestShare, errorRates])]),
                Section("Traffic", lines: [Line(height: 9, [requestRates, activeRequests])]),
                Section(
                    "Latency",
                    lines: [
                        Line(
                            height: 9,
                            [
                                latency(0.95, "The time within which 95 of 100 requests of a tenant were answered."),
                                latency(0.99, "The time within which 99 of 100 requests of a tenant were answered."),
                            ]
                        )
                    ]
                ),
            ]
        )
    }

    /// What the variable `tenant` selects. Grafana escapes the values that it puts in for a regular expression.
    private static let chosen = LabelMatch.matching("$tenant")

    private static var requestShare: Panel {
        Panel(
            title: "Request share by tenant",
            description: "Whose requests were answered in the time range shown.",
            .pieChart(),
            queries: [
                Query(
                    "sum by (tenant) (increase(\(Metric.httpRequests.selector([.tenant: chosen]))[$__range]))",
                    legend: "{{tenant}}",
                    isInstant: true
                )
            ],
            fieldConfig: FieldConfig(unit: .short, min: 0, decimals: 0, color: .paletteByName)
        )
    }

    private static var errorRates: Panel {
        Panel(
            title: "Error rate by tenant",
            description: "The share of a tenant's requests that failed. Red over 5 %, where HighErrorRate fires.",
            .gauge(GaugeOptions(showThresholdLabels: true)),
            queries: [
                Query(
                    errorRatio([.tenant: chosen], by: .tenant, over: "$__rate_interval"),
                    legend: "{{tenant}}"
                )
            ],
            fieldConfig: FieldConfig(
                unit: .ratio,
                min: 0,
                max: 1,
                decimals: 1,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [TenantAlerts.errorRatio: .red])
            )
        )
    }

    private static var requestRates: Panel {
        Panel(
            title: "Request rate by tenant",
            description: "Requests answered a second.",
            .timeSeries(),
            queries: [
                Query(
                    "sum by (tenant) (rate(\(Metric.httpRequests.selector([.tenant: chosen]))[$__rate_interval]))",
                    legend: "{{tenant}}"
                )
            ],
            fieldConfig: lines(.requestsPerSecond)
        )
    }

    private static var activeRequests: Panel {
        Panel(
            title: "Active requests by tenant",
            description: "Requests being answered now. Over 100, TooManyActiveRequests fires.",
            .timeSeries(),
            queries: [
                Query(
                    "sum by (tenant) (\(Metric.httpRequestsActive.selector([.tenant: chosen])))",
                    legend: "{{tenant}}"
                )
            ],
            fieldConfig: lines(.short, thresholds: Thresholds(.green, [Double(TenantAlerts.activeRequests): .red]))
        )
    }

    private static func latency(_ quantile: Double, _ description: String) -> Panel {
        let buckets = Metric.httpRequestDuration.bucket.selector([.tenant: chosen])
        return Panel(
            title: "Latency p\(Int(quantile * 100)) by tenant",
            description: description,
            .timeSeries(),
            queries: [
                Query(
                    "histogram_quantile(\(quantile), sum by (tenant, le) (rate(\(buckets)[$__rate_interval])))",
                    legend: "{{tenant}}"
                )
            ],
            fieldConfig: lines(.seconds)
        )
    }
}
