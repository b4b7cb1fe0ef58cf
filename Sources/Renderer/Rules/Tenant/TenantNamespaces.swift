import PlatformContract
import YAML

/// Which namespaces are tenants', as a series: by it a rule for all tenants finds the tenant of what only has a namespace.
enum TenantNamespaces {
    /// The series of one tenant, always 1. It says its namespace itself, as the operator would.
    static func series(of tenant: String) -> RecordedSeries {
        RecordedSeries(
            all,
            by: [.namespace, .tenant],
            adding: ["namespace": tenant, "tenant": tenant],
            "vector(1)"
        )
    }

    /// The series of all tenants.
    static let all = "tenant:namespace:info"

    /// An expression with the tenant of each result, where its namespace is a tenant's; other results are left out.
    static func joined(_ expr: String) -> String {
        "(\(expr)) * on (namespace) group_left (tenant) \(all)"
    }

    /// An expression with the tenant of each result, where the namespace that a label of it names is a tenant's, and
    /// without one where it is not.
    static func named(_ expr: String, by label: Metric.Label) -> String {
        let tenants = "label_replace(\(all), \"\(label)\", \"$1\", \"namespace\", \"(.+)\")"
        return "(\(expr)) * on (\(label)) group_left (tenant) \(tenants) or (\(expr)) unless on (\(label)) \(tenants)"
    }
}
