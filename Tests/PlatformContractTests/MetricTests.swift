import PlatformContract
import Testing

@Test func `a selector names the series and quotes every value`() {
    let selector = Metric.httpRequests.selector([
        .tenant: "acme-corp", .status: .matching("5.."), .endpoint: .notEqual(""),
    ])
    #expect(selector == #"http_requests_total{tenant="acme-corp",status=~"5..",endpoint!=""}"#)
}

@Test(arguments: [
    ("a\"b", #"="a\"b""#),
    (#"a\b"#, #"="a\\b""#),
    ("a\nb\tc\rd", #"="a\nb\tc\rd""#),
    ("\u{1}", #"="\x01""#),
    ("Ünï", "=\"Ünï\""),
])
func `a value is escaped as Go does`(value: String, text: String) {
    #expect(LabelMatch.equal(value).text == text)
}

@Test func `a selector without matchers has no braces`() {
    #expect(Metric.up.selector() == "up")
}

@Test func `a label that nothing exports is a mistake in the program`() async {
    await #expect(processExitsWith: .failure) { _ = Metric.up.selector([.tenant: "acme-corp"]) }
    await #expect(processExitsWith: .failure) { _ = Metric.httpRequests.selector([.le: "1"]) }
}

@Test func `a histogram is asked for by its parts, and only those`() async {
    #expect(
        Metric.httpRequestDuration.series.map(\.name) == [
            "http_request_duration_seconds_bucket", "http_request_duration_seconds_sum",
            "http_request_duration_seconds_count",
        ]
    )
    #expect(Metric.httpRequestDuration.bucket.labels.contains(.le))
    #expect(!Metric.httpRequestDuration.count.labels.contains(.le))
    await #expect(processExitsWith: .failure) { _ = Metric.httpRequestDuration.selector() }
    await #expect(processExitsWith: .failure) { _ = Metric.up.bucket }
}

@Test func `the tenant's application exports the five metrics of its interface`() {
    #expect(
        Metric.tenantApp.map { "\($0.name) \($0.kind) \($0.labels.map(\.rawValue).joined(separator: " "))" } == [
            "http_requests_total counter method endpoint tenant status",
            "http_request_duration_seconds histogram method endpoint tenant",
            "http_requests_active gauge tenant",
            "http_request_errors_total counter method endpoint tenant error_type",
            "app_info gauge company industry tenant",
        ]
    )
    #expect(Metric.httpRequestDuration.buckets == [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5])
}

@Test(arguments: Metric.services)
func `a metric follows the conventions of Prometheus`(metric: Metric) {
    #expect(metric.name.hasSuffix("_total") == (metric.kind == .counter))
    #expect(metric.buckets.isEmpty == (metric.kind != .histogram))
    #expect(metric.buckets == metric.buckets.sorted())
    #expect(metric.unit == .none || metric.name.contains(metric.unit.rawValue))
    #expect(Set(metric.labels).count == metric.labels.count)
    #expect(metric.help.hasSuffix("."))
}

@Test func `no metric of ours has a label that scraping would rename`() {
    for metric in Metric.services {
        #expect(Set(metric.labels).isDisjoint(with: metric.targetLabels), "\(metric.name)")
    }
}

@Test func `no two metrics of ours share the name of a series`() {
    let names = Metric.services.flatMap(\.series).map(\.name)
    #expect(Set(names).count == names.count)
    // OpenMetrics calls a counter by its name without the suffix.
    let families = Metric.services.map { $0.kind == .counter ? String($0.name.dropLast("_total".count)) : $0.name }
    #expect(Set(families).count == families.count)
}

@Test func `the gateway tells each of what it does by tenant`() {
    let byTenant = Metric.llmGateway.filter { $0.labels.contains(.tenant) }
    #expect(
        byTenant.map(\.name) == [
            "llm_requests_total", "llm_requests_rejected_total", "llm_requests_cancelled_total",
            "llm_requests_in_flight",
            "llm_streams_in_flight", "llm_tokens_total", "llm_cost_usd_total", "llm_usage_missing_total",
            "llm_limit_remaining", "llm_limit_allowed", "llm_gateway_overhead_seconds", "gen_ai_client_token_usage",
            "gen_ai_server_request_duration_seconds", "gen_ai_server_time_to_first_token_seconds",
            "gen_ai_server_time_per_output_token_seconds",
        ]
    )
    #expect(Metric.llmProxy.allSatisfy { $0.labels.contains(.tenant) })
}

@Test func `the gateway's own share is seen in steps of 50 microseconds where the healthy ones are`() {
    let steps = Metric.llmGatewayOverhead.buckets.prefix(10)
    #expect(steps.enumerated().allSatisfy { abs($1 - Double($0 + 1) * 50e-6) < 1e-12 })
}

@Test func `values of labels are words that a query is written with`() {
    let values = [
        LLMOperation.allCases.map(\.rawValue), LLMRequestOutcome.allCases.map(\.rawValue),
        RejectionReason.allCases.map(\.rawValue), LLMLimit.allCases.map(\.rawValue), TokenType.allCases.map(\.rawValue),
        CancellationPhase.allCases.map(\.rawValue), UpstreamOutcome.allCases.map(\.rawValue),
        CircuitState.allCases.map(\.rawValue), RetryKind.allCases.map(\.rawValue),
        ReloadOutcome.allCases.map(\.rawValue),
    ]
    for value in values.joined() {
        #expect(
            value.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        )
        #expect(value != MetricLabelValue.other)
    }
    #expect(LLMLimit.allCases.allSatisfy { RejectionReason(rawValue: $0.rawValue) != nil })
}
