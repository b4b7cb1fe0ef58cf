extension Expression {
    /// Between which values the result lies, as far as the expression itself says: constants, and functions whose
    /// results have bounds (prometheus: `docs/querying/functions.md`). Of a metric, any value is possible.
    public var bounds: ValueBounds {
        switch kind {
        case .number(let number): return .exactly(number.value)
        case .string, .vector, .matrix, .variable: return .any
        case .subquery(let subquery): return subquery.expression.bounds
        case .parenthesized(let expression): return expression.bounds
        case .unary(let operation):
            let bounds = operation.expression.bounds
            return operation.operator == .plus ? bounds : ValueBounds(-bounds.upper, -bounds.lower)
        case .call(let call): return call.bounds
        case .aggregation(let aggregation): return aggregation.bounds
        case .binary(let operation): return operation.bounds
        }
    }
}

extension Aggregation {
    fileprivate var bounds: ValueBounds {
        let values = expression.bounds
        switch self.operator {
        case .count, .countValues: return ValueBounds(1, .infinity)
        case .group: return .exactly(1)
        case .stddev, .stdvar: return .notNegative
        case .sum:
            return ValueBounds(
                values.lower >= 0 ? values.lower : -.infinity,
                values.upper <= 0 ? values.upper : .infinity
            )
        case .quantile:
            // Outside 0 to 1 it gives infinity.
            let quantile = parameter?.bounds ?? .any
            return quantile.lower >= 0 && quantile.upper <= 1 ? values : .any
        case .avg, .min, .max, .topk, .bottomk, .limitk, .limitRatio: return values
        }
    }
}

extension BinaryOperation {
    fileprivate var bounds: ValueBounds {
        let (left, right) = (self.left.bounds, self.right.bounds)
        switch self.operator {
        case .plus: return left.combined(right, +)
        case .minus: return left.combined(right, -)
        case .times: return left.combined(right, *)
        case .divided:
            if right.lower > 0 || right.upper < 0 { return left.combined(right, /) }
            // Of two values that aren't negative, the ratio isn't either.
            return left.lower >= 0 && right.lower >= 0 ? .notNegative : .any
        case .modulo, .power, .atan2: return .any
        case .and, .unless: return left
        case .or: return left.union(right)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            if returnsBool { return ValueBounds(0, 1) }
            return self.left.type == .scalar ? right : left
        }
    }
}

extension Call {
    fileprivate var bounds: ValueBounds {
        let first = arguments.first?.bounds ?? .any
        switch function.name {
        case "absent", "absent_over_time", "present_over_time": return .exactly(1)
        case "abs", "sqrt", "exp", "time", "timestamp", "changes", "resets", "stddev_over_time", "stdvar_over_time",
            "mad_over_time", "histogram_stddev", "histogram_stdvar", "histogram_count":
            return .notNegative
        case "rate", "irate", "increase": return .notNegative
        case "count_over_time": return ValueBounds(1, .infinity)
        case "histogram_fraction": return ValueBounds(0, 1)
        case "sgn", "sin", "cos": return ValueBounds(-1, 1)
        case "tanh": return ValueBounds(-1, 1)
        case "pi": return .exactly(.pi)
        case "day_of_month": return ValueBounds(1, 31)
        case "day_of_week": return ValueBounds(0, 6)
        case "day_of_year": return ValueBounds(1, 366)
        case "days_in_month": return ValueBounds(28, 31)
        case "hour": return ValueBounds(0, 23)
        case "minute": return ValueBounds(0, 59)
        case "month": return ValueBounds(1, 12)
        case "clamp": return clamped(first, arguments[1].bounds.lower, arguments[2].bounds.upper)
        case "clamp_min": return clamped(first, arguments[1].bounds.lower, .infinity)
        case "clamp_max": return clamped(first, -.infinity, arguments[1].bounds.upper)
        case "vector", "scalar", "label_replace", "label_join", "sort", "sort_desc", "sort_by_label",
            "sort_by_label_desc", "avg_over_time", "min_over_time", "max_over_time", "last_over_time",
            "first_over_time":
            return first
        case "sum_over_time": return first.lower >= 0 ? .notNegative : .any
        case "ceil", "floor": return ValueBounds(first.lower.rounded(.down), first.upper.rounded(.up))
        default: return .any
        }
    }

    private func clamped(_ values: ValueBounds, _ least: Double, _ most: Double) -> ValueBounds {
        let lower = max(values.lower, least)
        let upper = min(values.upper, most)
        return lower <= upper ? ValueBounds(lower, upper) : .any
    }
}
