import PromQL

/// Which labels the result of an expression can have (prometheus: `promql/engine.go`).
struct LabelFlow {
    let metrics: MetricKnowledge

    func labels(of node: Expression) -> KnownLabels {
        switch node.kind {
        case .number, .string: return .only([])
        case .variable: return .all()
        case .vector(let selector): return labels(of: selector)
        case .matrix(let matrix): return labels(of: matrix.selector)
        case .subquery(let subquery): return labels(of: subquery.expression)
        case .unary(let operation): return labels(of: operation.expression)
        case .parenthesized(let inner): return labels(of: inner)
        case .call(let call): return labels(of: call)
        case .aggregation(let aggregation): return labels(of: aggregation)
        case .binary(let operation): return labels(of: operation)
        }
    }

    private func labels(of selector: VectorSelector) -> KnownLabels {
        var labels = metrics.labels(of: selector.metricName)
        guard selector.conditionVariables.isEmpty else { return .all() }
        for matcher in selector.matchers where matcher.name != "__name__" && !matcher.isTemplated {
            if matcher.comparison == .equal, matcher.value.isEmpty {
                labels = labels.removing([matcher.name])
            } else if matcher.matchesEmpty == false {
                labels = labels.requiring(matcher.name)
            }
        }
        return labels
    }

    private func labels(of call: Call) -> KnownLabels {
        let vector = call.arguments.first { $0.type == .vector || $0.type == .matrix || $0.type == .unknown }
        switch call.function.name {
        case "absent", "absent_over_time": return vector.map(labelsOfAbsence) ?? .only([])
        case "label_replace", "label_join":
            guard let vector else { return .all() }
            guard case .string(let label) = call.arguments.dropFirst().first?.kind, !label.isTemplated else {
                return .all()
            }
            return labels(of: vector).adding([label.value])
        case "histogram_quantile":
            guard let vector else { return .all() }
            return labels(of: vector).removing(["le"])
        case "info": return .all()
        case "vector", "time", "scalar", "pi": return .only([])
        default:
            // `hour()` and its like, of the time itself.
            guard let vector else { return call.function.takesNothing || call.arguments.isEmpty ? .only([]) : .all() }
            return labels(of: vector)
        }
    }

    /// What is absent has the labels that are asked for by equality, each once (prometheus: `createLabelsForAbsentFunction`).
    private func labelsOfAbsence(_ argument: Expression) -> KnownLabels {
        let selector: VectorSelector
        switch argument.withoutParentheses.kind {
        case .vector(let vector): selector = vector
        case .matrix(let matrix): selector = matrix.selector
        default: return .only([])
        }
        guard selector.conditionVariables.isEmpty else { return .all() }
        let names = selector.matchers.filter { $0.comparison == .equal && $0.name != "__name__" && !$0.value.isEmpty }
            .map(\.name)
            .filter { name in selector.matchers.count { $0.name == name } == 1 }
        return .only(Set(names), certain: Set(names))
    }

    private func labels(of aggregation: Aggregation) -> KnownLabels {
        let inner = labels(of: aggregation.expression)
        if aggregation.operator.choosesSeries { return inner }
        var result: KnownLabels
        switch aggregation.grouping {
        case nil: result = .only([])
        case .some(let grouping) where grouping.labels.contains(where: \.isTemplated): return .all()
        case .some(let grouping) where grouping.kind == .by: result = inner.keeping(grouping.labelNames)
        case .some(let grouping): result = inner.removing(grouping.labelNames)
        }
        if aggregation.operator == .countValues, case .string(let label) = aggregation.parameter?.kind {
            result = result.adding([label.value])
        }
        return result
    }

    private func labels(of operation: BinaryOperation) -> KnownLabels {
        if operation.left.type == .scalar { return labels(of: operation.right) }
        if operation.right.type == .scalar { return labels(of: operation.left) }
        let left = labels(of: operation.left)
        switch operation.operator {
        case .or: return left.union(labels(of: operation.right))
        case .and, .unless: return left
        default: break
        }
        guard let matching = operation.matching else { return left }
        guard !matching.labels.contains(where: \.isTemplated) else { return .all() }
        if let group = matching.group {
            let many = group.side == .left ? left : labels(of: operation.right)
            return many.adding(group.labels.map(\.name))
        }
        return matching.kind == .on ? left.keeping(matching.labelNames) : left.removing(matching.labelNames)
    }
}
