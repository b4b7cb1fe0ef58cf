import Foundation
import PlatformContract
import TenantSpecs
import TestSupport
import Testing

@testable import Renderer

/// Asks `promql-parser`, which knows nothing of this package, what expressions select and group by.
enum PromQLChecker {
    /// What is wrong with the expressions: what does not parse, and what asks for a metric or label that is not defined.
    ///
    /// - Parameter recorded: what rules record, beside what is exported.
    static func problems(in expressions: [String], recorded: [RecordedSeries] = RecordedNames.all) throws -> [String] {
        let known = Metric.catalogue.names.compactMap { Metric.catalogue.find($0)?.series }
        var series = Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0.labels.map(\.rawValue)) })
        // Prometheus adds the labels that our alerts have.
        series[Metric.alerts.name, default: []] += ["severity", "tenant", "namespace"]
        for recorded in recorded { series[recorded.name] = recorded.labels.map(\.rawValue) + ["namespace"] }
        let request = try JSONEncoder().encode(Request(series: series, expressions: expressions))
        let output = try Tool.python.required().run(["-c", script], input: request)
        try #require(output.status == 0, "\(output.errorText)")
        return try JSONDecoder().decode([String].self, from: output.standardOutput)
    }

    /// What the rules of the platform and of a tenant record.
    enum RecordedNames {
        static let all =
            GatewayRules.recorded + UpstreamRules.recorded + BudgetRules.recorded
            + ServiceLevelRules(tenant: "acme-corp", level: ServiceLevel(), runbookBase: nil).recorded
    }

    private struct Request: Encodable {
        var series: [String: [String]]
        var expressions: [String]
    }

    /// Grafana's variables are put in first. A grouping must be by labels that every series below it has.
    private static let script = #"""
        import json, sys
        import promql_parser as promql

        request = json.load(sys.stdin)
        problems = []

        def children(node):
            for name in ("lhs", "rhs", "expr", "param", "vector_selector"):
                child = getattr(node, name, None)
                if child is not None:
                    yield child
            for child in getattr(node, "args", None) or []:
                yield child

        def selectors(node):
            if isinstance(node, promql.VectorSelector):
                yield node
            for child in children(node):
                yield from selectors(child)

        def check(node, expr):
            if isinstance(node, promql.VectorSelector):
                labels = request["series"].get(node.name)
                if labels is None:
                    problems.append(f"{expr}: nothing exports '{node.name}'")
                else:
                    for matcher in node.matchers.matchers:
                        if matcher.name not in labels:
                            problems.append(f"{expr}: '{node.name}' has no label '{matcher.name}'")
            if isinstance(node, promql.AggregateExpr) and node.modifier is not None:
                for selector in selectors(node):
                    for label in node.modifier.labels:
                        if label not in request["series"].get(selector.name, []):
                            problems.append(f"{expr}: '{selector.name}' has no label '{label}' to group by")
            for child in children(node):
                check(child, expr)

        for expr in request["expressions"]:
            text = expr.replace("$__rate_interval", "1m").replace("$__range", "1h").replace("$tenant", "acme-corp")
            try:
                tree = promql.parse(text)
            except ValueError as error:
                problems.append(f"{expr}: {error}")
                continue
            found = list(selectors(tree))
            if not found:
                problems.append(f"{expr}: selects nothing")
            check(tree, expr)

        json.dump(problems, sys.stdout)
        """#
}

@Test(
    .enabled(if: Tool.isAvailable(Tool.python)),
    arguments: [
        "nothing_exports_this", "up{tenant=\"a\"}", "sum by (tenant) (up)", "rate(up)", "1",
        "sum by (le) (rate(http_request_duration_seconds_count[1m]))",
    ]
)
func `the checker finds what is wrong`(expression: String) throws {
    #expect(try PromQLChecker.problems(in: [expression]).count == 1)
}
