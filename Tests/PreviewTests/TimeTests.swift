import Testing

@testable import Preview

struct TimeTests {
    private static let now = 1_767_614_445

    @Test(
        arguments: [
            ("now-1h", "now", now - 3_600, now), ("now-90s", "now-30s", now - 90, now - 30),
            ("now/d", "now", 1_767_571_200, now), ("now-1d/d", "now-1d/d", 1_767_484_800, 1_767_571_200),
            ("1767614000", "1767614400000", 1_767_614_000, 1_767_614_400), ("now", "now+5m", now, now + 300),
        ]
    )
    func `reads a time range as Grafana writes it`(from: String, to: String, start: Int, end: Int) {
        let span = TimeSpan(TimeRangeText(from: from, to: to), now: Self.now)
        #expect(span?.start == start)
        #expect(span?.end == end)
    }

    @Test(
        arguments: [
            ("now", "now"), ("now", "now-1h"), ("now-", "now"), ("now-1", "now"), ("now-1x", "now"),
            ("now-99999999999999999999h", "now"),
            ("now-100y", "now"), ("", "now"), ("now-1h/q", "now"), ("yesterday", "now"), ("-5", "now"),
            ("now-9223372036854775807s", "now"),
        ]
    )
    func `refuses what is none`(from: String, to: String) {
        #expect(TimeSpan(TimeRangeText(from: from, to: to), now: Self.now) == nil)
    }

    @Test(
        arguments: [
            (3_600, nil, "", 15_000), (6 * 3_600, nil, "", 120_000), (86_400, nil, "", 300_000),
            (3_600, nil, "1m", 60_000),
            (3_600, nil, ">2m", 120_000), (3_600, 20, "", 120_000), (300, nil, "", 15_000), (300, nil, "1s", 1_000),
            (365 * 86_400, 100_000, "1s", 43_200_000),
        ] as [(Int, Int?, String, Int)]
    )
    func `takes the step that Grafana would`(seconds: Int, points: Int?, least: String, step: Int) {
        let span = TimeSpan(last: seconds, before: Self.now)
        #expect(QueryStep(span, points: points, least: least).milliseconds == step)
    }

    @Test func `fills in the variables of a step`() {
        let variables = QueryStep(TimeSpan(last: 6 * 3_600, before: Self.now), points: nil, least: "").variables
        #expect(variables["__interval"] == "120s")
        #expect(variables["__interval_ms"] == "120000")
        // The step and one scrape, or four scrapes.
        #expect(variables["__rate_interval"] == "135s")
        #expect(
            QueryStep(TimeSpan(last: 60, before: Self.now), points: nil, least: "").variables["__rate_interval"]
                == "60s"
        )
        #expect(variables["__range"] == "21600s")
        #expect(variables["__range_s"] == "21600")
        let filled = Interpolation(values: [], builtIns: variables).text(
            "rate(x[$__rate_interval]) [${__range}] $__range_s"
        )
        #expect(filled == "rate(x[135s]) [21600s] 21600")
    }
}
