/// The step of a query over a range, and the variables that follow from it.
struct QueryStep: Hashable, Sendable {
    /// Milliseconds between two points.
    var milliseconds: Int
    private var span: TimeSpan

    /// How often Prometheus scrapes, where a data source says nothing (Grafana, `pkg/promlib/models/query.go`).
    static let scrapeInterval = 15_000

    /// The points that a panel of middle width asks for.
    static let standardPoints = 240

    /// The step that Grafana would take for a number of points: rounded, and not less than the least.
    init(_ span: TimeSpan, points: Int?, least: String) {
        self.span = span
        let points = min(max(points ?? Self.standardPoints, 10), DashboardLimits.points / 2)
        let text = least.hasPrefix(">") ? least.dropFirst() : Substring(least)
        let least = TimeSpan.seconds(text).map { $0 * 1_000 } ?? Self.scrapeInterval
        let step = max(least, Self.rounded(span.seconds * 1_000 / points))
        // However small a step is asked for, the points have an end.
        milliseconds = max(step, span.seconds * 1_000 / DashboardLimits.points, 1_000)
    }

    /// The variables of Grafana's data source of Prometheus (`pkg/promlib/models/query.go`).
    var variables: [String: String] {
        let range = span.seconds
        let rate = max(milliseconds + Self.scrapeInterval, 4 * Self.scrapeInterval)
        return [
            "__interval": Self.text(milliseconds), "__interval_ms": "\(milliseconds)",
            "__rate_interval": Self.text(rate), "__rate_interval_ms": "\(rate)",
            "__range": "\(range)s", "__range_s": "\(range)", "__range_ms": "\(range * 1_000)",
            "__from": "\(span.start * 1_000)", "__to": "\(span.end * 1_000)",
        ]
    }

    private static func text(_ milliseconds: Int) -> String {
        milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000)s" : "\(milliseconds)ms"
    }

    /// The steps that people read easily, and below which length each is taken (Grafana, `roundInterval` of
    /// `packages/grafana-data/src/datetime/rangeutil.ts`).
    private static func rounded(_ step: Int) -> Int {
        let steps: [(below: Int, step: Int)] = [
            (1_500, 1_000), (3_500, 2_000), (7_500, 5_000), (12_500, 10_000), (17_500, 15_000), (25_000, 20_000),
            (45_000, 30_000), (90_000, 60_000), (210_000, 120_000), (450_000, 300_000), (750_000, 600_000),
            (1_050_000, 900_000), (1_500_000, 1_200_000), (2_700_000, 1_800_000), (5_400_000, 3_600_000),
            (9_000_000, 7_200_000), (16_200_000, 10_800_000), (32_400_000, 21_600_000), (86_400_000, 43_200_000),
            (604_800_000, 86_400_000), (1_814_400_000, 604_800_000),
        ]
        return steps.first { step < $0.below }?.step ?? 2_592_000_000
    }
}
