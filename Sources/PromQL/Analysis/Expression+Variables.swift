extension Expression {
    /// The variables of Grafana in the expression; in Prometheus' own dialect none.
    public var variables: [GrafanaVariable] {
        var found: [GrafanaVariable] = []
        visit { node in
            switch node.kind {
            case .variable(let variable): found.append(variable)
            case .string(let literal): found += literal.variables
            case .vector(let selector): found += selector.variables
            case .matrix(let matrix): found += matrix.selector.variables + matrix.range.variables
            case .subquery(let subquery):
                found += subquery.range.variables + (subquery.step?.variables ?? [])
                found += (subquery.offset?.variables ?? []) + (subquery.at?.variables ?? [])
            case .call(let call): found += call.functionVariables
            case .aggregation(let aggregation):
                found += aggregation.grouping?.labels.flatMap(\.variables) ?? []
            case .binary(let operation):
                found += operation.matching?.labels.flatMap(\.variables) ?? []
                found += operation.matching?.group?.labels.flatMap(\.variables) ?? []
            case .number, .unary, .parenthesized: break
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension VectorSelector {
    /// The variables of Grafana in the selector; in Prometheus' own dialect none.
    public var variables: [GrafanaVariable] {
        nameVariables + matchers.flatMap(\.variables) + conditionVariables + (offset?.variables ?? [])
            + (at?.variables ?? [])
    }
}

extension VectorSelector.Timestamp {
    var variables: [GrafanaVariable] {
        if case .variable(let variable) = self { [variable] } else { [] }
    }
}
