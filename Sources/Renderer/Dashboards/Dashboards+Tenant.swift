import Grafana
import PlatformContract
import TenantSpecs
import YAML

extension Dashboards {
    /// One tenant's dashboard.
    ///
    /// The tenant stands in each query, not in a variable that the URL could change. The namespace stands beside it, as
    /// Prometheus sets that label itself: what another tenant exports under this one's name is not counted.
    ///
    /// - Parameters:
    ///   - name: the tenant's name, which is its namespace's too.
    ///   - company: the company's name, for the title.
    ///   - latencyThreshold: seconds over which the 95th percentile is too slow.
    static func tenantDashboard(
        name: TenantName,
        company: String,
        latencyThreshold: Double
    ) -> Dashboard {
        let tenant = TenantPanels(name: name.text, latencyThreshold: latencyThreshold)
        return Dashboard(
            uid: uid(of: name),
            title: "Tenant \(name) (\(company))",
            description: "Traffic, errors and latency of \(company)'s application.",
            tags: [tag, "tenant", name.text],
            refresh: refresh,
            links: links,
            sections: [
                Section(
                    "Now",
                    lines: [Line(height: 5, [tenant.requestRate, tenant.errorRate, tenant.latency, tenant.active])]
                ),
                Section("Over time", lines: [Line(height: 9, [tenant.ratesByEndpoint, tenant.ratesByStatus])]),
            ]
        )
    }

    private static func uid(of tenant: TenantName) -> DashboardUID {
        do throws(TextError) {
            return try DashboardUID(prefix: "tenant", name: tenant.text)
        } catch {
            preconditionFailure("a DNS label is made of what a uid may have: \(error)")
        }
    }
}

/// The panels of one tenant's dashboard.
private struct TenantPanels {
    var name: String
    var latencyThreshold: Double

    private var matchers: KeyValuePairs<Metric.Label, LabelMatch> { [.tenant: .equal(name), .namespace: .equal(name)] }

    private var requests: String { "rate(\(Metric.httpRequests.selector(matchers))[$__rate_interval])" }

    var requestRate: Panel {
        Panel(
            title: "Request rate",
            description: "Requests answered a second.",
            .stat(),
            queries: [Query("sum(\(requests))", legend: "requests")],
            fieldConfig: FieldConfig(unit: .requestsPerSecond, min: 0, thresholds: Thresholds(.blue))
        )
    }

    var errorRate: Panel {
        Panel(
            title: "Error rate",
            description: "The share of requests that failed. Red over 5 %, where HighErrorRate fires.",
            .stat(),
            queries: [
                Query(Dashboards.errorRatio(matchers, by: .tenant, over: "$__rate_interval"), legend: "errors")
            ],
            fieldConfig: FieldConfig(
                unit: .ratio,
                min: 0,
                decimals: 2,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [TenantAlerts.errorRatio: .red])
            )
        )
    }

    var latency: Panel {
        let buckets = Metric.httpRequestDuration.bucket.selector(matchers)
        return Panel(
            title: "Latency p95",
            description: "The time within which 95 of 100 requests were answered. Red where HighLatency fires.",
            .stat(),
            queries: [
                Query(
                    "histogram_quantile(0.95, sum by (le) (rate(\(buckets)[$__rate_interval])))",
                    legend: "p95"
                )
            ],
            fieldConfig: FieldConfig(
                unit: .seconds,
                min: 0,
                noValue: "no traffic",
                thresholds: Thresholds(.green, [latencyThreshold: .red])
            )
        )
    }

    var active: Panel {
        Panel(
            title: "Active requests",
            description: "Requests being answered now. Red over 100, where TooManyActiveRequests fires.",
            .stat(),
            queries: [Query("sum(\(Metric.httpRequestsActive.selector(matchers)))", legend: "active")],
            fieldConfig: Dashboards.count(Thresholds(.green, [Double(TenantAlerts.activeRequests): .red]))
        )
    }

    var ratesByEndpoint: Panel {
        Panel(
            title: "Request rate by endpoint",
            description: "Requests answered a second, by method and endpoint.",
            .timeSeries(),
            queries: [Query("sum by (method, endpoint) (\(requests))", legend: "{{method}} {{endpoint}}")],
            fieldConfig: Dashboards.lines(.requestsPerSecond)
        )
    }

    var ratesByStatus: Panel {
        Panel(
            title: "Requests by status",
            description: "Requests answered a second, by HTTP status. Those from 500 are the service's fault.",
            .timeSeries(),
            queries: [Query("sum by (status) (\(requests))", legend: "{{status}}")],
            fieldConfig: Dashboards.lines(.requestsPerSecond)
        )
    }
}
