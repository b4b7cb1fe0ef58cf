import Kubernetes
import YAML

/// How fast a budget of errors may be spent before someone is told: multi-window, multi-burn-rate alerts
/// (https://sre.google/workbook/alerting-on-slos/, table 5-8), for objectives over 30 days.
struct BurnRate: Hashable, Sendable {
    /// How many times faster than allowed the budget is spent.
    var factor: Double
    /// Over how long: a share of the budget, `factor * long / 30d`, is gone.
    var long: Window
    /// Over how long it still goes on, so that the alert ends soon after what caused it.
    var short: Window
    /// How long both must be so.
    var `for`: PrometheusDuration
    /// How soon someone must look: a page, or a ticket.
    var severity: AlertDefinition.Severity

    /// A span of time over which a ratio is recorded.
    enum Window: String, Hashable, Sendable, CaseIterable {
        case fiveMinutes = "5m"
        case halfHour = "30m"
        case hour = "1h"
        case twoHours = "2h"
        case sixHours = "6h"
        case day = "1d"
        case threeDays = "3d"
    }

    /// 2 % of the budget within an hour, 5 % within 6, 10 % within a day, 10 % within 3 days.
    static let all: [BurnRate] = [
        .init(factor: 14.4, long: .hour, short: .fiveMinutes, for: "2m", severity: .critical),
        .init(factor: 6, long: .sixHours, short: .halfHour, for: "15m", severity: .critical),
        .init(factor: 3, long: .day, short: .twoHours, for: "1h", severity: .warning),
        .init(factor: 1, long: .threeDays, short: .sixHours, for: "3h", severity: .warning),
    ]

    /// Whether so much can fail at all: of a budget of 10 %, 14.4 times would be more than everything.
    func canBeReached(budget: Double) -> Bool {
        factor * budget < 1
    }

    /// The requests without which a single failure would be a spent budget: it must be more than one.
    func leastRequests(budget: Double) -> Int {
        max(10, Int((1 / (factor * budget)).rounded(.up)))
    }

    /// How long the budget of 30 days lasts at this rate.
    var exhaustion: PrometheusDuration {
        PrometheusDuration(milliseconds: Int64((30 * 86_400_000 / factor).rounded()))
    }
}
