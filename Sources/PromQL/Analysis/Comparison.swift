/// A comparison in an expression, and whether it can hold.
public struct Comparison: Sendable, Hashable {
    /// Whether a comparison holds, NaN aside.
    public enum Outcome: String, Sendable, Hashable {
        /// For no values.
        case never
        /// For all values.
        case always
        /// It depends on the values.
        case depends
    }

    /// The comparison.
    public var operation: BinaryOperation
    /// Where it stands, in UTF-8 bytes.
    public var range: Range<Int>
    /// Whether series for which it doesn't hold are missing from the result: no `bool`, and nothing but brackets,
    /// `and` and `or` above it.
    public var decidesResult: Bool
    /// Whether it can hold, as far as the expression itself says.
    public var outcome: Outcome

    /// The constant that is compared with, on whichever side it stands.
    public var constant: Double? { operation.right.bounds.constant ?? operation.left.bounds.constant }
}

extension Expression {
    /// All comparisons, in the order of the text.
    public var comparisons: [Comparison] {
        var found: [Comparison] = []
        collectComparisons(decidingResult: true, into: &found)
        return found
    }

    private func collectComparisons(decidingResult: Bool, into found: inout [Comparison]) {
        switch kind {
        case .parenthesized(let expression):
            expression.collectComparisons(decidingResult: decidingResult, into: &found)
        case .binary(let operation):
            if operation.operator.isComparison {
                found.append(
                    Comparison(
                        operation: operation,
                        range: range,
                        decidesResult: decidingResult && !operation.returnsBool,
                        outcome: operation.outcome
                    )
                )
            }
            // What is subtracted by `unless`, or compared itself, decides in another way.
            let passes = operation.operator == .and || operation.operator == .or
            let isLeftDecisive = passes || operation.operator == .unless || operation.operator.isComparison
            operation.left.collectComparisons(decidingResult: decidingResult && isLeftDecisive, into: &found)
            operation.right.collectComparisons(decidingResult: decidingResult && passes, into: &found)
        default:
            for child in children { child.collectComparisons(decidingResult: false, into: &found) }
        }
    }
}

extension BinaryOperation {
    /// Whether the comparison can hold, from the bounds of its sides.
    var outcome: Comparison.Outcome {
        let (left, right) = (left.bounds, right.bounds)
        func decide(never: Bool, always: Bool) -> Comparison.Outcome { never ? .never : always ? .always : .depends }
        let areApart = left.intersection(right) == nil
        let areSame = left.constant != nil && left.constant == right.constant
        return switch self.operator {
        case .equal: decide(never: areApart, always: areSame)
        case .notEqual: decide(never: areSame, always: areApart)
        case .less: decide(never: left.lower >= right.upper, always: left.upper < right.lower)
        case .lessOrEqual: decide(never: left.lower > right.upper, always: left.upper <= right.lower)
        case .greater: decide(never: left.upper <= right.lower, always: left.lower > right.upper)
        case .greaterOrEqual: decide(never: left.upper < right.lower, always: left.lower >= right.upper)
        default: .depends
        }
    }
}
