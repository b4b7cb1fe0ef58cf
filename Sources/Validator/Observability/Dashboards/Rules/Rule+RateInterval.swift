import Diagnostics
import PromQL

extension Rule {
    /// A rate in a dashboard is taken over `$__rate_interval`.
    static let rateInterval = Rule(
        id: "dashboard-rate-interval",
        category: .observability,
        severity: .warning,
        summary: "a rate in a dashboard is taken over $__rate_interval",
        explanation: """
            Over a fixed range a rate is wrong at most zooms: shorter than the distance of the points it skips what lies between them, \
            shorter than four scrapes it is often empty. Grafana computes `$__rate_interval` from both. `$__range`, \
            and variables of one's own, are taken for meant.
            """,
        bad: DashboardExample.tree(["[$__rate_interval]": "[5m]"]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for query in dashboard.queries where query.isOfPanel {
                guard let expression = query.parsed else { continue }
                expression.visit { node in
                    guard case .call(let call) = node.kind, ["rate", "irate", "increase"].contains(call.function.name),
                        let argument = call.arguments.first?.withoutParentheses, case .matrix(let matrix) = argument.kind
                    else { return }
                    let names = matrix.range.variables.map(\.name)
                    guard names.isEmpty || names == ["__interval"] else { return }
                    // What grows over a fixed time is a question of its own: errors in the last hour.
                    guard call.function.name != "increase" || names == ["__interval"] else { return }
                    findings.report(.rateInterval(call, matrix, argument, query, dashboard))
                }
            }
        }
    )

    /// A counter is shown by how fast it grows.
    static let dashboardCounter = Rule(
        id: "dashboard-counter-without-rate",
        category: .observability,
        severity: .warning,
        summary: "a counter in a dashboard stands in rate, irate or increase",
        explanation: """
            A counter counts from the start of a process: its value says how long that has been running, and falls to 0 with every restart. \
            Ask for `rate(...)`, or for `increase(...)` to have a number of events.
            """,
        bad: DashboardExample.tree(["sum(rate(http_requests_total[$__rate_interval]))": "sum(http_requests_total)"]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            for query in dashboard.queries where query.isOfPanel {
                query.parsed?.visitSelectors { selector, functions in
                    guard let name = selector.metricName, name.utf8.count > 6, name.hasSuffix("_total"),
                        functions.isDisjoint(with: CounterFunctions.all)
                    else { return }
                    findings.report(.dashboardCounter(name, selector, query, dashboard))
                }
            }
        }
    )
}

/// What makes something of a counter that its restarts don't disturb.
private enum CounterFunctions {
    static let all: Set<String> = [
        "rate", "irate", "increase", "resets", "changes", "absent", "absent_over_time", "present_over_time", "count",
        "count_over_time", "group", "timestamp", "last_over_time", "limitk", "count_values",
    ]
}

extension Expression {
    /// Visits every selector, with the names of the functions and aggregations around it.
    func visitSelectors(_ body: (VectorSelector, Set<String>) -> Void) {
        visitSelectors(within: [], body)
    }

    private func visitSelectors(within names: Set<String>, _ body: (VectorSelector, Set<String>) -> Void) {
        var around = names
        switch kind {
        case .vector(let selector): body(selector, names)
        case .matrix(let matrix): body(matrix.selector, names)
        case .call(let call): around.insert(call.function.name)
        case .aggregation(let aggregation): around.insert(aggregation.operator.rawValue)
        default: break
        }
        for child in children { child.visitSelectors(within: around, body) }
    }
}

extension Diagnostic {
    fileprivate static func rateInterval(
        _ call: Call,
        _ matrix: MatrixSelector,
        _ argument: Expression,
        _ query: DashboardQuery,
        _ dashboard: Dashboard
    ) -> Diagnostic {
        let end = argument.range.upperBound
        let start = min(matrix.selector.range.upperBound, end)
        return Diagnostic(
            .rateInterval,
            "'\(call.function.name)' is taken over a range that doesn't fit every zoom; write '[$__rate_interval]'",
            at: query.place(of: start..<end, in: dashboard)
        )
    }

    fileprivate static func dashboardCounter(
        _ name: String,
        _ selector: VectorSelector,
        _ query: DashboardQuery,
        _ dashboard: Dashboard
    ) -> Diagnostic {
        Diagnostic(
            .dashboardCounter,
            "'\(name)' only grows until a restart; ask for 'rate(\(name)[$__rate_interval])'",
            at: query.place(of: selector.nameRange ?? selector.range, in: dashboard)
        )
    }
}
