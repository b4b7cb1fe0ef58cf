import Diagnostics
import PromQL

/// Everything that can be said of a query from its text and from what is known of metrics.
struct QueryCheck {
    let expression: Expression
    let context: QueryContext
    private(set) var findings: [QueryFinding] = []

    /// The most findings in one query.
    static let limit = 20
    /// What is known of labels and values is worked out at each operator anew; of larger expressions, in nodes, it isn't.
    private static let flowLimit = 500
    private let hasFlow: Bool

    /// Finds what is wrong with an expression that parses.
    static func findings(of expression: Expression, _ context: QueryContext) -> [QueryFinding] {
        var check = QueryCheck(expression, context)
        check.walk(expression, [])
        if context.purpose == .alert { check.checkCondition() }
        return check.findings.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private init(_ expression: Expression, _ context: QueryContext) {
        self.expression = expression
        self.context = context
        var nodes = 0
        expression.visit { _ in nodes += 1 }
        hasFlow = nodes <= Self.flowLimit
    }

    /// What stands around a node of an expression, the nearest last.
    typealias Ancestors = [Expression]

    private mutating func walk(_ node: Expression, _ ancestors: Ancestors) {
        switch node.kind {
        case .vector(let selector): check(selector, node, ancestors)
        case .matrix(let matrix):
            check(matrix.selector, node, ancestors)
            checkRange(matrix, node, ancestors)
        case .call(let call): check(call, node, ancestors)
        case .aggregation(let aggregation): check(aggregation, node, ancestors)
        case .binary(let operation): check(operation, node, ancestors)
        case .number, .string, .subquery, .unary, .parenthesized, .variable: break
        }
        let around = ancestors + [node]
        for child in node.children { walk(child, around) }
    }

    private mutating func check(_ selector: VectorSelector, _ node: Expression, _ ancestors: Ancestors) {
        checkMatchers(of: selector)
        checkNames(of: selector, ancestors)
        checkEnforcement(of: selector)
        checkKind(of: selector, node, ancestors)
    }

    private mutating func check(_ call: Call, _ node: Expression, _ ancestors: Ancestors) {
        checkCounterFunction(call, ancestors)
        checkQuantile(call)
    }

    private mutating func check(_ aggregation: Aggregation, _ node: Expression, _ ancestors: Ancestors) {
        checkGrouping(aggregation)
        checkFragility(aggregation)
        checkDivision(in: aggregation)
    }

    private mutating func check(_ operation: BinaryOperation, _ node: Expression, _ ancestors: Ancestors) {
        checkJoin(operation, node)
        checkComparison(operation, node, ancestors)
        checkUnequalAggregations(operation)
    }

    /// Adds a finding, once for each place.
    mutating func report(
        _ rule: Rule,
        _ message: String,
        at range: Range<Int>,
        _ severity: Diagnostic.Severity? = nil
    ) {
        guard findings.count < Self.limit,
            !findings.contains(where: { $0.rule.id == rule.id && $0.range.lowerBound == range.lowerBound })
        else { return }
        findings.append(QueryFinding(rule: rule, message: message, range: range, severity: severity))
    }

    /// The labels that the series of a node can have.
    func labels(of node: Expression) -> KnownLabels {
        hasFlow ? LabelFlow(metrics: context.metrics).labels(of: node) : .all()
    }

    /// The values that a node can have.
    func values(of node: Expression) -> ValueRange {
        hasFlow ? ValueFlow(metrics: context.metrics).values(of: node) : .any
    }
}
