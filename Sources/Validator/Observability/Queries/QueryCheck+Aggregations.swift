import PromQL

extension QueryCheck {
    /// Whether an alert's series come and go with their rank (pint: `promql/fragile`).
    mutating func checkFragility(_ aggregation: Aggregation) {
        guard context.purpose == .alert, aggregation.operator.choosesSeries else { return }
        report(
            .fragileQuery,
            "\(aggregation.operator.rawValue)() takes other series from one evaluation to the next, so that alerts come and go",
            at: aggregation.operatorRange
        )
    }

    /// Whether both sides of an operator drop the same labels.
    mutating func checkUnequalAggregations(_ operation: BinaryOperation) {
        guard operation.matching == nil, !operation.operator.isSet,
            case .aggregation(let left) = operation.left.withoutParentheses.kind,
            case .aggregation(let right) = operation.right.withoutParentheses.kind,
            let first = left.grouping, let second = right.grouping, first.kind == .without || second.kind == .without,
            first.kind != second.kind || first.labelNames != second.labelNames
        else { return }
        report(
            .fragileQuery,
            "the sides keep labels by different lists, so that a new label on one of them ends all matches; use 'by' with the "
                + "same labels on both",
            at: operation.operatorRange
        )
    }

    /// Whether a division by zero in one series spoils the sum of all (pint: `promql/nan`).
    mutating func checkDivision(in aggregation: Aggregation) {
        guard [.sum, .avg, .stddev, .stdvar].contains(aggregation.operator),
            case .binary(let division) = aggregation.expression.withoutParentheses.kind,
            division.operator == .divided || division.operator == .modulo, division.right.type == .vector,
            !division.right.isNeverZero
        else { return }
        report(
            .divisionInAggregation,
            "one series whose divisor is 0 makes the whole \(aggregation.operator.rawValue)() NaN or Inf; divide the sums, or "
                + "keep divisors with '> 0'",
            at: division.operatorRange
        )
    }
}

extension Expression {
    /// Whether zeros are dropped or raised.
    fileprivate var isNeverZero: Bool {
        switch withoutParentheses.kind {
        case .binary(let operation):
            return operation.operator.isComparison && !operation.returnsBool
                && operation.operator != .equal || operation.operator == .and && operation.left.isNeverZero
        case .call(let call): return call.function.name == "clamp_min"
        default: return false
        }
    }
}
