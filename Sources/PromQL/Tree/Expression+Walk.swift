extension Expression {
    /// The nodes right below this one, in the order of the text.
    public var children: [Expression] {
        switch kind {
        case .number, .string, .vector, .matrix, .variable: []
        case .subquery(let subquery): [subquery.expression]
        case .call(let call): call.arguments
        case .aggregation(let aggregation): (aggregation.parameter.map { [$0] } ?? []) + [aggregation.expression]
        case .binary(let operation): [operation.left, operation.right]
        case .unary(let operation): [operation.expression]
        case .parenthesized(let expression): [expression]
        }
    }

    /// Calls `body` with each node, a node before those below it, in the order of the text.
    public func visit(_ body: (Expression) -> Void) {
        body(self)
        switch kind {
        case .number, .string, .vector, .matrix, .variable: break
        case .subquery(let subquery): subquery.expression.visit(body)
        case .call(let call): for argument in call.arguments { argument.visit(body) }
        case .aggregation(let aggregation):
            aggregation.parameter?.visit(body)
            aggregation.expression.visit(body)
        case .binary(let operation):
            operation.left.visit(body)
            operation.right.visit(body)
        case .unary(let operation): operation.expression.visit(body)
        case .parenthesized(let expression): expression.visit(body)
        }
    }

    /// The expression within its brackets: `a` of `((a))`.
    public var withoutParentheses: Expression {
        var expression = self
        while case .parenthesized(let inner) = expression.kind { expression = inner }
        return expression
    }
}
