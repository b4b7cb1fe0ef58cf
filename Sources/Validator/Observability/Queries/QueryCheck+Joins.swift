import Diagnostics
import PromQL

extension QueryCheck {
    /// Whether series of the two sides of an operator can find one another.
    mutating func checkJoin(_ operation: BinaryOperation, _ node: Expression) {
        guard operation.operator != .or, operation.left.type == .vector, operation.right.type == .vector else { return }
        let left = labels(of: operation.left)
        let right = labels(of: operation.right)
        if let matching = operation.matching {
            guard !matching.labels.contains(where: \.isTemplated) else { return }
            if matching.kind == .on {
                if checkOn(matching, left, right) { checkMany(operation, matching, left, right) }
            } else {
                checkAll(operation, left.removing(matching.labelNames), right.removing(matching.labelNames))
            }
            for label in matching.group?.labels ?? [] {
                let one = matching.group?.side == .left ? right : left
                guard !label.isTemplated, !one.mayHave(label.name) else { continue }
                report(
                    .unknownMetricLabel,
                    "the side with one series has no label '\(label.name)' to add" + hint(label.name, one),
                    at: label.range
                )
            }
        } else {
            checkAll(operation, left, right)
        }
    }

    /// `on`: a label that one side has and the other can't have is never equal. Whether all may be.
    private mutating func checkOn(_ matching: VectorMatching, _ left: KnownLabels, _ right: KnownLabels) -> Bool {
        var isGood = true
        for label in matching.labels {
            let isLeft = left.mayHave(label.name)
            guard isLeft != right.mayHave(label.name) else { continue }
            report(
                .joinMismatch,
                "the \(isLeft ? "right" : "left") side has no label '\(label.name)'"
                    + hint(label.name, isLeft ? right : left),
                at: label.range
            )
            isGood = false
        }
        return isGood
    }

    /// Neither `on` nor `ignoring` of it: all labels have to be equal.
    private mutating func checkAll(_ operation: BinaryOperation, _ left: KnownLabels, _ right: KnownLabels) {
        for (one, other, side) in [(left, right, "right"), (right, left, "left")] {
            // What an aggregation keeps is there as a rule, and what scraping adds is there for certain.
            let expected = operation.side(side == "right").aggregates ? one.all ?? one.certain : one.certain
            guard let label = expected.sorted().first(where: { $0 != "__name__" && !other.mayHave($0) }) else {
                continue
            }
            report(
                .joinMismatch,
                "the \(side) side has no label '\(label)', so that no series match; use 'on' or 'ignoring'",
                at: operation.operatorRange
            )
            return
        }
    }

    /// `on` fewer labels than both sides have: series of one side may match several of the other.
    private mutating func checkMany(
        _ operation: BinaryOperation,
        _ matching: VectorMatching,
        _ left: KnownLabels,
        _ right: KnownLabels
    ) {
        guard matching.group == nil, !operation.operator.isSet else { return }
        for (labels, isLeft) in [(left, true), (right, false)] where operation.side(isLeft).aggregates {
            guard let label = labels.all?.subtracting(matching.labelNames).sorted().first else { continue }
            report(
                .joinMismatch,
                "several series of the \(isLeft ? "left" : "right") side differ in '\(label)' alone and match one of the "
                    + "other; add \(isLeft ? "group_left" : "group_right")(), or '\(label)' to 'on'",
                at: matching.range,
                .warning
            )
            return
        }
    }
}

extension BinaryOperation {
    fileprivate func side(_ isLeft: Bool) -> Expression { isLeft ? left : right }
}

extension Expression {
    /// Whether the labels are those that an aggregation with `by` keeps.
    fileprivate var aggregates: Bool {
        switch withoutParentheses.kind {
        case .aggregation(let aggregation): aggregation.grouping?.kind == .by && !aggregation.operator.choosesSeries
        case .binary(let operation):
            operation.left.type == .scalar ? operation.right.aggregates : operation.left.aggregates
        case .call(let call): call.function.name == "histogram_quantile" && call.arguments.last?.aggregates == true
        default: false
        }
    }
}
