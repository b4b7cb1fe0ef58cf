/// A selector with all that is done with what it reads.
public struct SelectorUse: Sendable, Hashable {
    /// A node above the selector.
    public enum Step: Sendable, Hashable {
        /// An argument of a function, by its index from 0.
        case argument(Call, index: Int, range: Range<Int>)
        /// What is aggregated.
        case aggregated(Aggregation, range: Range<Int>)
        /// The parameter of an aggregation: `scalar(limit)` in `topk(scalar(limit), up)`.
        case parameter(Aggregation, range: Range<Int>)
        /// What is left of an operator.
        case left(BinaryOperation, range: Range<Int>)
        /// What is right of an operator.
        case right(BinaryOperation, range: Range<Int>)
        /// A subquery over it.
        case subquery(Subquery, range: Range<Int>)
        /// A sign before it.
        case signed(UnaryOperation.Operator)
    }

    /// The selector.
    public var selector: VectorSelector
    /// How much time it covers, where a range of it is taken.
    public var range: TimeSpan?
    /// The nodes above it, the nearest first. Brackets are left out.
    public var steps: [Step]

    /// The functions above it, the nearest first.
    public var functions: [Function] {
        steps.compactMap { step in
            if case .argument(let call, _, _) = step { call.function } else { nil }
        }
    }

    /// The function that is applied to the selector itself, if one is: `rate` in `sum(rate(x[5m]))`.
    public var function: Function? {
        if case .argument(let call, _, _)? = steps.first { call.function } else { nil }
    }

    /// Whether it is read as a counter: `rate`, `irate` or `increase` of its range, or of a subquery over it.
    public var isRated: Bool {
        for step in steps {
            switch step {
            case .argument(let call, _, _): return Self.rates.contains(call.function.name)
            case .subquery: continue
            default: return false
            }
        }
        return false
    }

    /// Functions for counters alone (prometheus: `docs/querying/functions.md`).
    public static let rates: Set<String> = ["rate", "irate", "increase", "resets"]

    /// Whether one of the functions is applied anywhere above it.
    public func isInside(anyOf names: Set<String>) -> Bool { functions.contains { names.contains($0.name) } }

    /// What the value is compared with at once: `0` in `up == 0`.
    ///
    /// There is none when a function or an aggregation comes in between.
    public var comparison: BinaryOperation? {
        switch steps.first {
        case .left(let operation, _)?, .right(let operation, _)?: operation.operator.isComparison ? operation : nil
        default: nil
        }
    }
}

extension Expression {
    /// Each selector with what is done with it, in the order of the text.
    public var uses: [SelectorUse] {
        var found: [SelectorUse] = []
        var above: [SelectorUse.Step] = []
        collectUses(above: &above, into: &found)
        return found
    }

    private func collectUses(above: inout [SelectorUse.Step], into found: inout [SelectorUse]) {
        func descend(_ expression: Expression, _ step: SelectorUse.Step) {
            above.append(step)
            expression.collectUses(above: &above, into: &found)
            above.removeLast()
        }
        switch kind {
        case .number, .string, .variable: break
        case .vector(let selector): found.append(SelectorUse(selector: selector, steps: above.reversed()))
        case .matrix(let matrix):
            found.append(SelectorUse(selector: matrix.selector, range: matrix.range, steps: above.reversed()))
        case .subquery(let subquery): descend(subquery.expression, .subquery(subquery, range: range))
        case .call(let call):
            for (index, argument) in call.arguments.enumerated() {
                descend(argument, .argument(call, index: index, range: range))
            }
        case .aggregation(let aggregation):
            if let parameter = aggregation.parameter { descend(parameter, .parameter(aggregation, range: range)) }
            descend(aggregation.expression, .aggregated(aggregation, range: range))
        case .binary(let operation):
            descend(operation.left, .left(operation, range: range))
            descend(operation.right, .right(operation, range: range))
        case .unary(let operation): descend(operation.expression, .signed(operation.operator))
        case .parenthesized(let expression): expression.collectUses(above: &above, into: &found)
        }
    }
}
