extension Expression {
    /// Which labels the result has.
    ///
    /// Followed are selectors, functions, aggregations and operators, as Prometheus' engine treats them
    /// (prometheus: `promql/engine.go`, `resultMetric` and `aggregation`; `promql/functions.go`).
    public var labels: LabelSet {
        var joins: [Join] = []
        return labels(collecting: &joins)
    }

    /// All operators between two instant vectors whose series must find one another, in the order of the text.
    ///
    /// `or` and `unless` give a result where nothing matches too, and are left out.
    public var joins: [Join] {
        var joins: [Join] = []
        _ = labels(collecting: &joins)
        return joins.sorted { $0.operation.operatorRange.lowerBound < $1.operation.operatorRange.lowerBound }
    }

    /// The labels, from the bottom of the tree to its top, and on the way the operators that match series.
    private func labels(collecting joins: inout [Join]) -> LabelSet {
        switch kind {
        case .number, .string: return .none
        case .variable: return .unknown
        case .vector(let selector): return selector.labels
        case .matrix(let matrix): return matrix.selector.labels
        case .subquery(let subquery): return subquery.expression.labels(collecting: &joins)
        case .parenthesized(let expression): return expression.labels(collecting: &joins)
        case .unary(let operation):
            let labels = operation.expression.labels(collecting: &joins)
            return operation.operator == .minus ? labels.removing(["__name__"]) : labels
        case .call(let call):
            var series: LabelSet?
            for argument in call.arguments {
                let labels = argument.labels(collecting: &joins)
                if series == nil, argument.type != .scalar, argument.type != .string { series = labels }
            }
            return call.labels(of: series ?? .none)
        case .aggregation(let aggregation):
            if let parameter = aggregation.parameter { _ = parameter.labels(collecting: &joins) }
            return aggregation.labels(of: aggregation.expression.labels(collecting: &joins))
        case .binary(let operation):
            let left = operation.left.labels(collecting: &joins)
            let right = operation.right.labels(collecting: &joins)
            if operation.left.type == .vector, operation.right.type == .vector, operation.operator != .or,
                operation.operator != .unless
            {
                joins.append(Join(operation: operation, range: range, left: left, right: right))
            }
            return operation.labels(left, right)
        }
    }
}

extension VectorSelector {
    /// Which labels the series have that are read.
    public var labels: LabelSet {
        var labels = LabelSet.unknown
        if let metricName { labels.values["__name__"] = metricName }
        labels.guaranteed.insert("__name__")
        for matcher in matchers {
            switch (matcher.comparison, matcher.matchesEmpty) {
            case (.equal, true): labels = labels.removing([matcher.name])
            case (.equal, false):
                labels.guaranteed.insert(matcher.name)
                labels.values[matcher.name] = matcher.value
            case (_, false): labels.guaranteed.insert(matcher.name)
            default: break
            }
        }
        return labels.withoutContradictions
    }
}

extension Aggregation {
    /// Which labels the groups have.
    fileprivate func labels(of series: LabelSet) -> LabelSet {
        if self.operator.choosesSeries { return series }
        var labels: LabelSet
        switch grouping?.kind {
        case .by where grouping?.labels.contains(where: \.isTemplated) == true:
            labels = LabelSet(series.possible)
        case .by: labels = series.keeping(grouping?.labelNames ?? [])
        case .without: labels = series.removing((grouping?.labelNames ?? []).union(["__name__"]))
        case nil: labels = .none
        }
        if self.operator == .countValues, case .string(let label)? = parameter?.withoutParentheses.kind {
            labels = labels.adding(label.value, isGuaranteed: true)
        }
        return labels
    }
}

extension BinaryOperation {
    /// Which labels the result has.
    fileprivate func labels(_ left: LabelSet, _ right: LabelSet) -> LabelSet {
        switch self.operator {
        case .and, .unless: return left
        case .or: return left.union(right)
        default: break
        }
        let keepsName = self.operator.isComparison && !returnsBool
        func named(_ labels: LabelSet) -> LabelSet { keepsName ? labels : labels.removing(["__name__"]) }
        switch (self.left.type, self.right.type) {
        case (.vector, .vector): break
        case (.vector, .scalar): return named(left)
        case (.scalar, .vector): return named(right)
        case (.scalar, .scalar): return .none
        default: return .unknown
        }
        guard let group = matching?.group else { return named(matched(left, right)) }
        // Many to one: the labels of the side with many, and some of the other.
        let (many, one) = group.side == .left ? (left, right) : (right, left)
        var labels = named(many)
        for label in group.labels {
            guard one.mayHave(label.name) else {
                labels = labels.removing([label.name])
                continue
            }
            labels = labels.adding(
                label.name,
                isGuaranteed: one.guaranteed.contains(label.name),
                value: one.values[label.name]
            )
        }
        return labels
    }

    /// The labels of series that match one to one.
    private func matched(_ left: LabelSet, _ right: LabelSet) -> LabelSet {
        // The sides' names aren't compared; the result has the left one's.
        var both = left.removing(["__name__"]).matching(right.removing(["__name__"]))
        if left.mayHave("__name__") {
            both = both.adding(
                "__name__",
                isGuaranteed: left.guaranteed.contains("__name__"),
                value: left.values["__name__"]
            )
        }
        guard let matching else { return both }
        return matching.kind == .on ? both.keeping(matching.labelNames) : both.removing(matching.labelNames)
    }
}
