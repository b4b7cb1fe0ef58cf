import Testing

/// A query with a marker at each place where a rule finds fault with it, and no other.
struct QueryCase: CustomTestStringConvertible, Sendable {
    var rule: String
    var query: String

    var testDescription: String { "\(rule): \(query)" }

    init(_ rule: String, _ query: String) {
        self.rule = rule
        self.query = query
    }
}

extension QueryCase {
    /// Queries of alerts, most of one mistake.
    static let bad: [QueryCase] = syntax + names + matchers + counters + histograms + joins + thresholds + fragile

    private static let syntax: [QueryCase] = [
        QueryCase("promql-syntax", "sum1️⃣(rate(up[5m]) > 1"),
        QueryCase("promql-syntax", "1️⃣rat(up[5m]) > 1"),
        QueryCase("promql-syntax", "rate(1️⃣up) > 1"),
        QueryCase("promql-syntax", "1️⃣up[5m]"),
        QueryCase("promql-syntax", "1️⃣\"text\""),
        QueryCase("promql-syntax", "up{job=~\"1️⃣(\"} == 0"),
        QueryCase("promql-syntax", "up == 0 1️⃣foo"),
        QueryCase("promql-syntax", "1️⃣{job=\"\"} == 0"),
        QueryCase("promql-syntax", "up{a1️⃣-b=\"c\"} == 0"),
        QueryCase("promql-syntax", "sum by (job, 1️⃣1) (up) < 1"),
        QueryCase("promql-syntax", "up 1️⃣= 0"),
        QueryCase("promql-syntax", "(up == 0)1️⃣)"),
        QueryCase("promql-syntax", "1 1️⃣== 2"),
        QueryCase("promql-syntax", "up and 1️⃣1"),
    ]

    private static let names: [QueryCase] = [
        QueryCase("unknown-metric", "1️⃣kube_pod_status_phases{phase=\"Failed\"} > 0"),
        QueryCase("unknown-metric", "rate(1️⃣container_cpu_usage_second_total[5m]) > 1"),
        QueryCase("unknown-metric", "rate(1️⃣node_cpu_secnods_total{mode=\"idle\"}[5m]) < 1"),
        QueryCase("unknown-metric", "1️⃣node_filesystem_avial_bytes < 1e9"),
        QueryCase("unknown-metric", "deriv(1️⃣container_memory_workin_set_bytes[1h]) > 1e6"),
        QueryCase("unknown-metric", "increase(1️⃣kube_pod_container_status_restart_total[1h]) > 3"),
        QueryCase("unknown-metric", "rate(1️⃣llm_gateway_request_total[5m]) > 1"),
        QueryCase("unknown-metric-label", "sum by (1️⃣pods) (kube_pod_status_phase{phase=\"Failed\"}) > 0"),
        QueryCase("unknown-metric-label", "kube_pod_status_phase{1️⃣status=\"Failed\"} > 0"),
        QueryCase("unknown-metric-label", "kube_pod_status_phase{phase=\"Failed\",1️⃣nmespace=\"shop\"} > 0"),
        QueryCase("unknown-metric-label", "max by (namespace, 1️⃣image) (kube_pod_container_resource_limits) > 1"),
        QueryCase("unknown-metric-label", "count by (1️⃣cpu) (sum by (mode) (rate(node_cpu_seconds_total[5m]))) > 1"),
        QueryCase("unknown-metric-label", "up == 0 unless on (job) sum by (job, 1️⃣zone) (sum by (job) (up)) > 1"),
        QueryCase("unknown-recording", "1️⃣shop:orders_failed:rate5m > 1"),
        QueryCase("unknown-recording", "sum(1️⃣shop:orders:rate5m) by (job) > 1"),
    ]

    private static let matchers: [QueryCase] = [
        QueryCase("label-pattern", "up{1️⃣job=~\"orders\"} == 0"),
        QueryCase("label-pattern", "up{1️⃣job!~\"orders\"} == 0"),
        QueryCase("label-pattern", "up{job=~1️⃣\"^orders.*\"} == 0"),
        QueryCase("label-pattern", "up{job=~1️⃣\"orders-[0-9]+$\"} == 0"),
        QueryCase("label-pattern", "up{job!~1️⃣\"^(orders|basket)$\"} == 0"),
        QueryCase("label-pattern", "up{namespace=\"shop\", 1️⃣job=~\"orders\"} == 0"),
        QueryCase("label-pattern", "absent(up{1️⃣job=~\"orders\"})"),
        QueryCase("label-pattern", "max_over_time(up{1️⃣job=~'a b'}[5m]) == 0"),
        QueryCase("impossible-query", "up{job=\"orders\",1️⃣job=\"basket\"} == 0"),
        QueryCase("impossible-query", "up{job=\"orders\",1️⃣job!=\"orders\"} == 0"),
        QueryCase("impossible-query", "up{job=\"orders\",1️⃣job=~\"basket|search\"} == 0"),
        QueryCase("impossible-query", "up{job=~\"orders|basket\",1️⃣job=\"search\"} == 0"),
        QueryCase("impossible-query", "up{job=~\"orders|basket\",1️⃣job=~\"search|billing\"} == 0"),
        QueryCase("impossible-query", "up{job=\"orders\",1️⃣job!~\"orders|basket\"} == 0"),
        QueryCase("impossible-query", "up{job!~\"orders|basket\",1️⃣job=\"basket\"} == 0"),
        QueryCase("impossible-query", "histogram_quantile(1️⃣95, rate(shop_seconds_bucket[5m])) > 1"),
        QueryCase("impossible-query", "histogram_quantile(1️⃣-0.5, rate(shop_seconds_bucket[5m])) > 1"),
        QueryCase("impossible-query", "quantile_over_time(1️⃣99, shop_queue_length[5m]) > 1"),
    ]

    private static let counters: [QueryCase] = [
        QueryCase("rate-of-gauge", "rate(1️⃣node_memory_MemAvailable_bytes[5m]) > 1"),
        QueryCase("rate-of-gauge", "increase(1️⃣container_memory_working_set_bytes[5m]) > 1"),
        QueryCase("rate-of-gauge", "sum(rate(1️⃣kube_pod_status_phase[5m])) > 1"),
        QueryCase("rate-of-gauge", "resets(1️⃣node_filesystem_avail_bytes[1h]) > 1"),
        QueryCase("rate-of-gauge", "max by (pod) (rate(1️⃣{__name__=\"container_memory_working_set_bytes\"}[5m])) > 1"),
        QueryCase("counter-without-rate", "1️⃣shop_orders_failed_total > 1"),
        QueryCase("counter-without-rate", "sum by (job) (1️⃣shop_orders_failed_total) > 1"),
        QueryCase("counter-without-rate", "max_over_time(1️⃣shop_orders_failed_total[5m]) > 1"),
        QueryCase("counter-without-rate", "delta(1️⃣shop_orders_failed_total[5m]) > 1"),
        QueryCase("counter-without-rate", "deriv(1️⃣container_cpu_usage_seconds_total[5m]) > 1"),
        QueryCase("counter-without-rate", "predict_linear(1️⃣shop_orders_total[1h], 3600) > 1"),
        QueryCase("counter-without-rate", "1️⃣container_cpu_usage_seconds_total > 100"),
        QueryCase("counter-without-rate", "histogram_quantile(0.9, sum by (le) (1️⃣shop_seconds_bucket)) > 1"),
        QueryCase("counter-without-rate", "1️⃣kube_pod_container_status_restarts_total > 5"),
        QueryCase("counter-without-rate", "(1️⃣shop_orders_failed_total) > 5"),
        QueryCase("counter-without-rate", "-1️⃣shop_orders_failed_total < -5"),
        QueryCase("instant-rate-in-alert", "1️⃣irate(shop_orders_failed_total[5m]) > 1"),
        QueryCase("instant-rate-in-alert", "sum(1️⃣irate(shop_orders_failed_total[5m])) > 1"),
        QueryCase("instant-rate-in-alert", "1️⃣idelta(shop_queue_length[5m]) > 1"),
        QueryCase("rate-of-aggregation", "1️⃣rate(sum(shop_orders_failed_total)[5m:]) > 1"),
        QueryCase("rate-of-aggregation", "1️⃣increase((sum by (job) (shop_orders_failed_total))[1h:1m]) > 1"),
        QueryCase("rate-of-aggregation", "max(1️⃣rate(avg(shop_orders_failed_total)[5m:1m])) > 1"),
    ]

    private static let histograms: [QueryCase] = [
        QueryCase("bucket-label-lost", "histogram_quantile(0.9, sum 1️⃣by (job) (rate(shop_seconds_bucket[5m]))) > 1"),
        QueryCase("bucket-label-lost", "histogram_quantile(0.9, 1️⃣sum(rate(shop_seconds_bucket[5m]))) > 1"),
        QueryCase("bucket-label-lost", "histogram_quantile(0.9, sum(rate(shop_seconds_bucket[5m])) 1️⃣by (job)) > 1"),
        QueryCase(
            "bucket-label-lost",
            "histogram_quantile(0.9, sum 1️⃣without (le, pod) (rate(shop_seconds_bucket[5m]))) > 1"
        ),
        QueryCase("bucket-label-lost", "histogram_quantile(0.9, (max 1️⃣by (pod) (rate(shop_seconds_bucket[5m])))) > 1"),
    ]

    private static let joins: [QueryCase] = [
        QueryCase("join-mismatch", "sum by (job, pod) (rate(a_total[5m])) 1️⃣/ sum by (job) (rate(b_total[5m])) > 1"),
        QueryCase("join-mismatch", "sum by (job) (rate(a_total[5m])) 1️⃣/ sum by (job, pod) (rate(b_total[5m])) > 1"),
        QueryCase("join-mismatch", "sum by (job) (rate(a_total[5m])) 1️⃣- sum(rate(b_total[5m])) > 1"),
        QueryCase("join-mismatch", "sum by (job) (rate(a_total[5m])) / on (1️⃣pod) b > 1"),
        QueryCase("join-mismatch", "a / on (job, 1️⃣pod) sum by (job) (rate(b_total[5m])) > 1"),
        QueryCase("join-mismatch", "sum by (job) (a) > on (1️⃣node) group_left () kube_node_info"),
        QueryCase("join-mismatch", "sum by (job, pod) (a) / 1️⃣on (job) sum by (job) (b) > 1"),
        QueryCase("join-mismatch", "sum by (job, pod) (a) 1️⃣/ ignoring (zone) sum by (job) (b) > 1"),
        QueryCase("join-mismatch", "up == 0 1️⃣and sum by (job) (b) > 1"),
        QueryCase("join-mismatch", "up == 0 1️⃣unless max by (instance, zone) (b) > 1"),
        QueryCase("unknown-metric-label", "a * on (job) group_left (1️⃣zone) sum by (job) (b) > 1"),
        QueryCase("unknown-metric-label", "sum by (job) (b) * on (job) group_right (1️⃣zone) a > 1"),
        QueryCase("unknown-metric-label", "a * on (job) group_left (team, 1️⃣zone) max by (job, team) (b) > 1"),
    ]

    private static let thresholds: [QueryCase] = [
        QueryCase("threshold-never-reached", "up > 1️⃣1"),
        QueryCase("threshold-never-reached", "up < 1️⃣0"),
        QueryCase("threshold-never-reached", "up == 1️⃣2"),
        QueryCase("threshold-never-reached", "avg by (job) (up) > 1️⃣1"),
        QueryCase("threshold-never-reached", "rate(a_total[5m]) < 1️⃣0"),
        QueryCase("threshold-never-reached", "sum(rate(a_total[5m])) <= 1️⃣-1"),
        QueryCase("threshold-never-reached", "slo:request_errors:ratio_rate1h > 1️⃣(14.4 * 0.1)"),
        QueryCase("threshold-never-reached", "slo:request_errors:ratio_rate1h > 1️⃣14.4 * 0.07"),
        QueryCase("threshold-never-reached", "1 - slo:request_errors:ratio_rate1h < 1️⃣0"),
        QueryCase("threshold-never-reached", "sum(rate(a_total{code=\"500\"}[5m])) / sum(rate(a_total[5m])) > 1️⃣5"),
        QueryCase(
            "threshold-never-reached",
            "sum by (x) (rate(a_total{code=~\"5..\"}[5m])) / sum by (x) (rate(a_total[5m])) > 1️⃣1"
        ),
        QueryCase("threshold-never-reached", "sum(rate(a_errors_total[5m])) / sum(rate(a_total[5m])) > 1️⃣1"),
        QueryCase("threshold-never-reached", "sum(rate(s_bucket{le=\"1\"}[5m])) / sum(rate(s_count[5m])) > 1️⃣1"),
        QueryCase("threshold-never-reached", "100 * sum(rate(a_errors_total[5m])) / sum(rate(a_total[5m])) < 1️⃣0"),
        QueryCase("threshold-never-reached", "clamp_max(shop_queue_length, 5) > 1️⃣5"),
        QueryCase("threshold-never-reached", "clamp_min(shop_queue_length, 5) < 1️⃣5"),
        QueryCase("threshold-never-reached", "abs(shop_queue_length) < 1️⃣0"),
        QueryCase("threshold-never-reached", "count(shop_queue_length) < 1️⃣0"),
        QueryCase("threshold-never-reached", "min_over_time(up[5m]) > 1️⃣1"),
        QueryCase("threshold-never-reached", "histogram_fraction(0, 1, rate(s[5m])) > 1️⃣1"),
        QueryCase("constant-condition", "rate(a_total[5m]) 1️⃣>= 0"),
        QueryCase("constant-condition", "up 1️⃣<= 1"),
        QueryCase("constant-condition", "count(shop_queue_length) 1️⃣>= 0"),
        QueryCase("constant-condition", "clamp_min(shop_queue_length, 5) 1️⃣>= 5"),
        QueryCase("constant-condition", "up != 1️⃣2".replacing("!= 1️⃣", with: "1️⃣!= ")),
        QueryCase("constant-condition", "1️⃣vector(1) > 0"),
        QueryCase("constant-condition", "1️⃣vector(2 * 3) < 5"),
        QueryCase("constant-condition", "1️⃣absent(up) == 1"),
        QueryCase("alert-without-comparison", "1️⃣shop_queue_length"),
        QueryCase("alert-without-comparison", "1️⃣rate(a_total[5m])"),
        QueryCase("alert-without-comparison", "1️⃣sum by (job) (rate(a_total[5m]))"),
        QueryCase("alert-without-comparison", "1️⃣shop_queue_length > bool 5"),
        QueryCase("alert-without-comparison", "1️⃣shop_queue_length + shop_stack_length"),
        QueryCase("alert-without-comparison", "1️⃣shop_queue_length > 1 or shop_stack_length"),
        QueryCase("alert-without-comparison", "1️⃣shop_queue_length and shop_stack_length"),
        QueryCase("alert-without-comparison", "1️⃣(shop_queue_length)"),
        QueryCase("alert-without-comparison", "1️⃣label_replace(shop_queue_length, \"a\", \"$1\", \"b\", \"(.*)\")"),
    ]

    private static let fragile: [QueryCase] = [
        QueryCase("fragile-query", "1️⃣topk(3, rate(a_total[5m])) > 1"),
        QueryCase("fragile-query", "1️⃣bottomk(3, shop_queue_length) > 1"),
        QueryCase("fragile-query", "sum(1️⃣topk(3, shop_queue_length)) > 1"),
        QueryCase(
            "fragile-query",
            "sum without (pod) (rate(a_total[5m])) 1️⃣/ sum without (zone) (rate(b_total[5m])) > 1"
        ),
        QueryCase("division-in-aggregation", "avg by (job) (rate(a_total[5m]) 1️⃣/ rate(b_total[5m])) > 1"),
        QueryCase("division-in-aggregation", "sum(a 1️⃣/ b) > 1"),
        QueryCase("division-in-aggregation", "sum((a 1️⃣% b)) > 1"),
        QueryCase("division-in-aggregation", "stddev by (job) (a 1️⃣/ on (job) group_left () sum by (job) (b)) > 1"),
    ]

    /// Queries of alerts that nothing is wrong with.
    static let good: [String] = [
        "up == 0",
        "absent(up{job=\"orders\"})",
        "absent(up{job=\"orders\"} == 1)",
        "vector(1)",
        "up{job=~\"orders|basket\"} == 0",
        "up{namespace=~\".*\"} == 0",
        "up{job=~\"orders-.+\",job!=\"orders-test\"} == 0",
        "rate(a_total[5m]) > 0",
        "a_total unless a_total offset 1h",
        "count by (job) (a_total) < 3",
        "changes(kube_pod_status_phase[5m]) > 3",
        "increase(kube_pod_container_status_restarts_total[1h]) > 3",
        "time() - container_start_time_seconds > 86400",
        "sum by (namespace, pod) (kube_pod_status_phase{phase=~\"Pending|Unknown\"}) > 0",
        "sum by (job) (rate(a_total[5m])) / sum by (job) (rate(b_total[5m])) > 1",
        "sum by (job, pod) (a) / on (job) group_left () sum by (job) (b) > 1",
        "sum(rate(a_total[5m])) / scalar(sum(b)) > 1",
        "sum by (job) (a) and on (job) up == 1",
        "up == 0 and on () vector(1)",
        "histogram_quantile(0.9, sum by (job, le) (rate(s_bucket[5m]))) > 1",
        "histogram_quantile(0.9, sum without (pod) (rate(s_bucket[5m]))) > 1",
        "histogram_quantile(0.9, sum by (job) (rate(s[5m]))) > 1",
        "slo:request_errors:ratio_rate1h > 14.4 * 0.001 and slo:request_errors:ratio_rate5m > 14.4 * 0.001",
        "sum(rate(a_total{code=\"500\"}[5m])) / sum(rate(a_total[5m])) > 0.05",
        "sum(rate(a_total{code=\"500\"}[5m])) / sum(rate(a_total{zone=\"x\"}[5m])) > 5",
        "sum(rate(a_total[5m])) / sum(rate(b_total[5m])) > 5",
        "max by (job) (rate(a_total[5m]) / rate(b_total[5m])) > 1",
        "sum(a / (b > 0)) > 1",
        "sum(a / clamp_min(b, 1)) > 1",
        "sum(a / 60) > 1",
        "kube_horizontalpodautoscaler_status_desired_replicas == kube_horizontalpodautoscaler_spec_max_replicas",
        "predict_linear(node_filesystem_avail_bytes[6h], 86400) < 0",
        "node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1",
        "1 - avg without (cpu) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m])) > 0.9",
        "kube_deployment_spec_replicas != kube_deployment_status_replicas_available",
        "kube_pod_container_resource_limits * on (namespace, pod) group_left (node) kube_pod_info > 1",
        "(shop_queue_length > 1) or (shop_stack_length > 1)",
        "shop_queue_length > 1 unless on (job) shop_silenced",
        "sum by (cluster) (up) < 3",
        "ALERTS{alertstate=\"firing\",severity=\"info\"} == 1 unless on (namespace) ALERTS{severity=\"critical\"} == 1",
        "max_over_time(rate(a_total[5m])[1h:]) > 1",
        "sum_over_time(a[1h:1m]) > 1",
        "label_replace(up, \"host\", \"$1\", \"instance\", \"(.*):.*\") == 0",
        "count(up == 0) by (job) / count(up) by (job) > 0.5",
        "my_exporter_things > 3",
    ]
}
