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
                        let argument = call.arguments.first?.withoutParentheses,
                        case .matrix(let matrix) = argument.kind
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
}
