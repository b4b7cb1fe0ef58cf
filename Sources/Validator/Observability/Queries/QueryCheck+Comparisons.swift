import Diagnostics
import PromQL

extension QueryCheck {
    /// Whether a comparison can be both true and false.
    mutating func checkComparison(_ operation: BinaryOperation, _ node: Expression, _ ancestors: Ancestors) {
        guard operation.operator.isComparison else { return }
        let left = values(of: operation.left)
        let right = values(of: operation.right)
        guard let outcome = operation.operator.outcome(left, right) else { return }
        if left.constant != nil, right.constant != nil {
            report(
                .constantCondition,
                "both sides are constant, so that this is \(outcome ? "always" : "never") true",
                at: node.range,
                outcome ? nil : .error
            )
        } else if !outcome {
            report(.thresholdNeverReached, never(operation, left, right), at: operation.right.range)
        } else if context.purpose == .alert, !operation.returnsBool {
            report(
                .constantCondition,
                "this is true of every value that there can be (\(left.text)), so that the comparison drops nothing",
                at: operation.operatorRange
            )
        }
    }

    private func never(_ operation: BinaryOperation, _ left: ValueRange, _ right: ValueRange) -> String {
        guard let threshold = right.constant else {
            return "the left side is \(left.text) and the right side \(right.text), so that this is never true"
        }
        var message = "the left side is \(left.text), so that this is never true of \(threshold.short)"
        if left == .share, case .binary(let product) = operation.right.withoutParentheses.kind,
            product.operator == .times
        {
            message = "the burn rate's factor times the budget is \(threshold.short), and a share is never above 1"
        }
        return message
    }

    /// Whether an alert depends on anything but that there are series.
    mutating func checkCondition() {
        guard !expression.hasCondition, values(of: expression).constant == nil else { return }
        let isBool = expression.hasBooleanComparison
        report(
            .alertWithoutComparison,
            isBool
                ? "with 'bool' a comparison drops nothing: the alert fires for 0 as for 1"
                : "each series of the result is an alert, whatever its value; compare it with a threshold",
            at: expression.range
        )
    }
}

extension ValueRange {
    /// For a message: `from 0 to 1`.
    var text: String {
        if let constant { return constant.short }
        switch (low.isFinite, high.isFinite) {
        case (true, true): return "from \(low.short) to \(high.short)"
        case (true, false): return "\(low.short) or more"
        case (false, true): return "\(high.short) at most"
        case (false, false): return "any number"
        }
    }
}

extension Double {
    /// Without what arithmetic adds: 1.44 rather than 1.4400000000000002.
    fileprivate var short: String {
        guard isFinite, abs(self) < 1e9 else { return "\(self)" }
        let rounded = (self * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}

extension BinaryOperator {
    /// What a comparison gives for all values of two ranges; `nil` where it depends.
    fileprivate func outcome(_ left: ValueRange, _ right: ValueRange) -> Bool? {
        switch self {
        case .greater: return left.low > right.high ? true : left.high <= right.low ? false : nil
        case .greaterOrEqual: return left.low >= right.high ? true : left.high < right.low ? false : nil
        case .less: return left.high < right.low ? true : left.low >= right.high ? false : nil
        case .lessOrEqual: return left.high <= right.low ? true : left.low > right.high ? false : nil
        case .equal:
            if let one = left.constant, one == right.constant { return true }
            return left.high < right.low || left.low > right.high ? false : nil
        case .notEqual:
            if let one = left.constant, one == right.constant { return false }
            return left.high < right.low || left.low > right.high ? true : nil
        default: return nil
        }
    }
}

extension Expression {
    /// Whether the result can be empty though there are series: by a comparison, or by what is absent.
    fileprivate var hasCondition: Bool {
        switch kind {
        case .number, .string, .matrix: false
        // What such a metric tells is in its labels; its value is always 1.
        case .vector(let selector):
            selector.metricName?.hasSuffix("_info") == true && !selector.matchers.isEmpty
        case .variable: true
        case .parenthesized(let inner): inner.hasCondition
        case .unary(let operation): operation.expression.hasCondition
        case .subquery(let subquery): subquery.expression.hasCondition
        case .aggregation(let aggregation): aggregation.expression.hasCondition
        case .call(let call):
            ["absent", "absent_over_time"].contains(call.function.name)
                || call.arguments.contains(where: \.hasCondition)
        case .binary(let operation):
            switch operation.operator {
            case .unless: true
            case .or: operation.left.hasCondition && operation.right.hasCondition
            case let op where op.isComparison && !operation.returnsBool: true
            default: operation.left.hasCondition || operation.right.hasCondition
            }
        }
    }

    /// Whether a comparison gives 0 and 1.
    fileprivate var hasBooleanComparison: Bool {
        var found = false
        visit { node in
            if case .binary(let operation) = node.kind, operation.returnsBool { found = true }
        }
        return found
    }
}
