import Testing

@testable import Preview

struct SampleTests {
    private func series(
        _ expression: String,
        unit: String = "",
        legend: String = "",
        least: Double? = nil,
        greatest: Double? = nil
    ) async throws -> [Series] {
        let query = PanelQuery(
            expression: expression,
            span: TimeSpan(last: 3_600, before: 1_767_614_400),
            step: 15_000,
            isInstant: false,
            unit: unit,
            least: least,
            greatest: greatest,
            legend: legend
        )
        return try await SampleSource().result(of: query).series
    }

    @Test func `gives the same each time, and something else for another query`() async throws {
        let first = try await series("sum by (tenant) (rate(http_requests_total[1m]))", unit: "reqps")
        let again = try await series("sum by (tenant) (rate(http_requests_total[1m]))", unit: "reqps")
        let other = try await series("sum by (tenant) (rate(http_errors_total[1m]))", unit: "reqps")
        #expect(first == again)
        #expect(first.map(\.values) != other.map(\.values))
        #expect(first[0].values.count == 241)
        // Written down, so that another machine's arithmetic would show.
        #expect(first[0].values.prefix(3).compactMap { $0 } == Self.firstValues)
    }

    private static let firstValues: [Double] = [7.224, 7.15, 7.075]

    @Test(
        arguments: [
            ("sum(up)", [[]]), ("up", [[]]), ("up{job=\"a\"}", [["job=a"]]),
            ("sum by (tenant) (up)", [["tenant=acme-corp"], ["tenant=closed-ai"]]),
            ("sum by (tenant) (up{tenant=\"x\"})", [["tenant=x"]]),
            ("sum by (tenant) (up{tenant=~\"x|y\\\\.z\"})", [["tenant=x"], ["tenant=y.z"]]),
            ("sum by (tenant) (up{tenant=~\"acme.*\"})", [["tenant=acme-corp"]]),
            ("sum by (tenant) (sum(up))", [[]]),
            ("sum without (job) (up{job=\"a\",x=\"y\"})", [["x=y"]]),
            ("histogram_quantile(0.9, sum by (le, job) (rate(x_bucket{job=\"a\"}[1m])))", [["job=a"]]),
            ("topk(1, up{job=\"a\"})", [["job=a"]]), ("vector(1)", [[]]), ("2 * up{job=\"a\"} > 1", [["job=a"]]),
            ("sum by (job) (up{job=\"a\"}) / on (job) sum by (job) (up)", [["job=a"]]),
        ] as [(String, [[String]])]
    )
    func `has the labels that the query leaves`(expression: String, labels: [[String]]) async throws {
        let found = try await series(expression).map { $0.labels.map { "\($0.name)=\($0.value)" } }
        #expect(found == labels)
    }

    @Test func `names what a legend names of a bare selector`() async throws {
        let found = try await series("up", legend: "{{ instance }}")
        #expect(found.count == 3)
        #expect(Legend.name(of: found[0], format: "{{ instance }}!", expression: "up") == "10.0.1.17:9100!")
        // An aggregation has dropped it: the legend would be empty in Grafana, and is here.
        #expect(try await series("sum(up)", legend: "{{instance}}").map(\.labels) == [[]])
    }

    @Test(
        arguments: [
            ("percentunit", 0, 1), ("percent", 0, 100), ("s", 0.005, 5), ("bytes", 1e7, 1e10), ("reqps", 0.5, 100),
            ("currencyUSD", 0.5, 100),
            ("dateTimeAsIso", 1.7e12, 1.8e12),
        ] as [(String, Double, Double)]
    )
    func `is plausible for its unit`(unit: String, least: Double, greatest: Double) async throws {
        for name in ["a", "b_total", "c_bucket", "http_requests_total"] {
            for series in try await series("sum by (tenant) (rate(\(name)[1m]))", unit: unit) {
                #expect(
                    series.values.allSatisfy { ($0 ?? -1) >= least && ($0 ?? -1) <= greatest },
                    "\(name): \(series.values)"
                )
            }
        }
        let bounded = try await series("sum(x)", unit: unit, least: 2, greatest: 3)
        #expect(bounded[0].values.allSatisfy { (2...3).contains($0 ?? 0) })
        // Bounds that contradict one another are no trap.
        _ = try await series("sum(x)", unit: unit, least: 9, greatest: -9)
    }

    @Test func `orders quantiles and buckets as a histogram does`() async throws {
        func last(_ quantile: String) async throws -> Double {
            let text = "histogram_quantile(\(quantile), sum by (le) (rate(x_bucket[1m])))"
            return try #require(try await series(text, unit: "s")[0].values.last ?? nil)
        }
        let (median, high, highest) = (try await last("0.5"), try await last("0.95"), try await last("0.99"))
        #expect(median < high)
        #expect(high < highest)
        let buckets = try await series("sum by (le) (rate(x_bucket[1m]))")
        let sorted = buckets.sorted { (Double($0["le"] ?? "") ?? 0) < (Double($1["le"] ?? "") ?? 0) }
        #expect(sorted.count == 12)
        for (lower, upper) in zip(sorted, sorted.dropFirst()) {
            #expect(zip(lower.values, upper.values).allSatisfy { ($0 ?? 0) <= ($1 ?? 0) })
        }
    }

    @Test func `refuses what Prometheus refuses, with the place`() async throws {
        let failure = await #expect(throws: QueryFailure.self) { try await series("sum(rate(x[5m])") }
        #expect(failure?.message.hasPrefix("1:4: parse error: ") == true)
        await #expect(throws: QueryFailure.self) { try await series("rate(x)") }
    }

    @Test func `bears an expression of great size`() async throws {
        let long = Array(repeating: "up", count: 900).joined(separator: " + ")
        #expect(try await series(long).count == 1)
        let labels = (0..<40).map { "l\($0)" }.joined(separator: ", ")
        let many = try await series("sum by (\(labels)) (up)")
        #expect((2...SampleSource.seriesLimit).contains(many.count))
        await #expect(throws: QueryFailure.self) {
            try await series(String(repeating: "(", count: 100_000) + "up" + String(repeating: ")", count: 100_000))
        }
    }
}
