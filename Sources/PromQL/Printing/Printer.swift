/// Writes an expression on one line, so that parsing it gives the same tree.
///
/// Brackets are nodes of the tree, so that none have to be added. Apart from spaces it is what was written: the order
/// of labels and conditions stays.
struct Printer {
    var text = ""

    mutating func write(_ expression: Expression) {
        switch expression.kind {
        case .number(let number): text += number.description
        case .string(let literal): text += Quoting.quoted(literal.value)
        case .vector(let selector):
            write(selector)
            write(at: selector.at, offset: selector.offset)
        case .matrix(let matrix):
            var selector = matrix.selector
            selector.rangeExtension = nil
            write(selector)
            text += "[\(matrix.range)]"
            if let rangeExtension = matrix.selector.rangeExtension { text += " \(rangeExtension.rawValue)" }
            write(at: selector.at, offset: selector.offset)
        case .subquery(let subquery):
            write(subquery.expression)
            text += "[\(subquery.range)\(subquery.isAligned ? "::" : ":")\(subquery.step?.description ?? "")]"
            write(at: subquery.at, offset: subquery.offset)
        case .call(let call):
            text += call.function.name
            write(arguments: call.arguments)
        case .aggregation(let aggregation): write(aggregation)
        case .binary(let operation): write(operation)
        case .unary(let operation):
            text += operation.operator.rawValue
            write(operation.expression)
        case .parenthesized(let inner): write(arguments: [inner])
        case .variable(let variable): text += variable.text
        }
    }

    /// A selector without `offset` and `@`.
    private mutating func write(_ selector: VectorSelector) {
        var conditions: [String] = []
        if let name = selector.name {
            if selector.isNameQuoted { conditions.append(Quoting.quoted(name)) } else { text += name }
        }
        conditions += selector.matchers.map(\.description)
        conditions += selector.conditionVariables.map(\.text)
        if !conditions.isEmpty || selector.name == nil { text += "{\(conditions.joined(separator: ", "))}" }
        if let rangeExtension = selector.rangeExtension { text += " \(rangeExtension.rawValue)" }
    }

    private mutating func write(at: VectorSelector.Timestamp?, offset: TimeSpan?) {
        if let at { text += " @ \(at)" }
        if let offset { text += " offset \(offset)" }
    }

    private mutating func write(arguments: [Expression]) {
        text += "("
        for (index, argument) in arguments.enumerated() {
            if index > 0 { text += ", " }
            write(argument)
        }
        text += ")"
    }

    private mutating func write(_ aggregation: Aggregation) {
        text += aggregation.operator.rawValue
        if let grouping = aggregation.grouping {
            text += " \(grouping.kind.rawValue) (\(list(grouping.labels))) "
        }
        write(arguments: (aggregation.parameter.map { [$0] } ?? []) + [aggregation.expression])
    }

    private mutating func write(_ operation: BinaryOperation) {
        write(operation.left)
        text += " \(operation.operator.rawValue) "
        if operation.returnsBool { text += "bool " }
        if let matching = operation.matching {
            text += "\(matching.kind.rawValue) (\(list(matching.labels))) "
            if let group = matching.group { text += "\(group.side.rawValue) (\(list(group.labels))) " }
        }
        if let fill = operation.fill {
            if let left = fill.left { text += "fill_left (\(left)) " }
            if let right = fill.right { text += "fill_right (\(right)) " }
        }
        write(operation.right)
    }

    private func list(_ labels: [LabelReference]) -> String {
        labels.lazy.map { $0.isQuoted ? Quoting.quoted($0.name) : $0.name }.joined(separator: ", ")
    }
}

extension Expression: CustomStringConvertible {
    /// The expression on one line. Parsing it gives the same tree.
    public var description: String {
        var printer = Printer()
        printer.write(self)
        return printer.text
    }
}
