import PlatformContract
import PromQL

/// Which values the result of an expression can have.
struct ValueFlow {
    let metrics: MetricKnowledge

    func values(of node: Expression) -> ValueRange {
        switch node.kind {
        case .number(let literal): return .exactly(literal.value)
        case .string, .variable: return .any
        case .vector(let selector): return metrics.values(of: selector.metricName)
        case .matrix(let matrix): return metrics.values(of: matrix.selector.metricName)
        case .subquery(let subquery): return values(of: subquery.expression)
        case .parenthesized(let inner): return values(of: inner)
        case .unary(let operation):
            let inner = values(of: operation.expression)
            return operation.operator == .minus ? ValueRange(-inner.high, -inner.low) : inner
        case .call(let call): return values(of: call)
        case .aggregation(let aggregation): return values(of: aggregation)
        case .binary(let operation): return values(of: operation)
        }
    }

    private func values(of call: Call) -> ValueRange {
        func argument(_ index: Int) -> ValueRange {
            call.arguments.indices.contains(index) ? values(of: call.arguments[index]) : .any
        }
        switch call.function.name {
        case "rate", "irate", "increase", "changes", "resets", "count_over_time", "stddev_over_time", "sqrt",
            "histogram_count", "stdvar_over_time":
            return .notNegative
        case "avg_over_time", "min_over_time", "max_over_time", "last_over_time", "sort", "sort_desc", "scalar",
            "vector", "label_replace", "label_join", "sort_by_label", "sort_by_label_desc":
            // The number of a label's own is a scalar's, and a string before it is none.
            return call.arguments.first.map(values) ?? .any
        case "quantile_over_time": return argument(1)
        case "sum_over_time": return argument(0).low >= 0 ? .notNegative : .any
        case "absent", "absent_over_time", "present_over_time": return .exactly(1)
        case "abs": return .notNegative
        case "clamp_max":
            return ValueRange(min(argument(0).low, argument(1).high), min(argument(0).high, argument(1).high))
        case "clamp_min":
            return ValueRange(max(argument(0).low, argument(1).low), max(argument(0).high, argument(1).low))
        case "histogram_quantile": return metrics.quantiles(of: call)
        case "histogram_fraction": return .share
        default: return .any
        }
    }

    private func values(of aggregation: Aggregation) -> ValueRange {
        let inner = values(of: aggregation.expression)
        switch aggregation.operator {
        case .sum: return inner.low >= 0 ? .notNegative : inner.high <= 0 ? ValueRange(-.infinity, 0) : .any
        case .avg, .min, .max, .topk, .bottomk, .limitk, .limitRatio, .quantile: return inner
        // Of nothing there is no count; that it is more than 0 is said to ask whether there is anything.
        case .count, .countValues: return aggregation.operator == .count ? .notNegative : .any
        case .group: return .exactly(1)
        case .stddev, .stdvar: return .notNegative
        }
    }

    private func values(of operation: BinaryOperation) -> ValueRange {
        let left = values(of: operation.left)
        if operation.operator.isComparison { return operation.returnsBool ? .share : left }
        let right = values(of: operation.right)
        switch operation.operator {
        case .plus: return left + right
        case .minus: return left - right
        case .times: return left * right
        case .divided: return isShare(operation) ? .share : left / right
        case .power:
            guard let base = left.constant, let exponent = right.constant, exponent == exponent.rounded(),
                exponent >= 0,
                exponent <= 1_024
            else { return .any }
            return .exactly((0..<Int(exponent)).reduce(1) { power, _ in power * base })
        case .or: return left.union(right)
        case .and, .unless: return left
        default: return .any
        }
    }

    /// Whether a part is divided by its whole: the same sum of the same metric, with more conditions in the part; the buckets of
    /// a histogram by its count; errors by requests.
    private func isShare(_ operation: BinaryOperation) -> Bool {
        guard let part = Part(operation.left), let whole = Part(operation.right), part.functions == whole.functions
        else {
            return false
        }
        let conditions = Set(part.conditions)
        guard whole.conditions.allSatisfy(conditions.contains) else { return false }
        if part.metric == whole.metric { return true }
        if part.metric.hasSuffix("_bucket"), whole.metric.hasSuffix("_count") {
            return part.metric.dropLast(7) == whole.metric.dropLast(6) && part.hasBound
        }
        return MetricWords.isErrors(part.metric, of: whole.metric)
    }
}

/// A sum of one metric's rates, or the like.
private struct Part {
    var metric: String
    /// The functions and aggregations around it, with their labels and ranges.
    var functions: [String] = []
    var conditions: [String]
    var hasBound = false

    init?(_ node: Expression) {
        var node = node
        var functions: [String] = []
        while true {
            switch node.kind {
            case .parenthesized(let inner): node = inner
            case .call(let call) where ["rate", "increase", "irate", "sum_over_time"].contains(call.function.name):
                functions.append(call.function.name)
                guard let argument = call.arguments.first else { return nil }
                node = argument
            case .aggregation(let aggregation) where aggregation.operator == .sum || aggregation.operator == .count:
                let labels = aggregation.grouping.map { "\($0.kind.rawValue) \($0.labelNames.sorted())" } ?? ""
                functions.append("\(aggregation.operator.rawValue) \(labels)")
                node = aggregation.expression
            case .matrix(let matrix):
                functions.append("\(matrix.range)")
                self.init(matrix.selector, functions)
                return
            case .vector(let selector):
                self.init(selector, functions)
                return
            default: return nil
            }
        }
    }

    private init?(_ selector: VectorSelector, _ functions: [String]) {
        guard let metric = selector.metricName, selector.conditionVariables.isEmpty else { return nil }
        self.metric = metric
        self.functions = functions
        hasBound = selector.matchers.contains { $0.name == "le" && $0.comparison == .equal }
        conditions = selector.matchers.map { "\($0.name)\($0.comparison.rawValue)\($0.value)" }
    }
}
