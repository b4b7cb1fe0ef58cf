import PromQL

extension Expression {
    /// The tree as text, the same for all ways to write the same tree.
    ///
    /// Prometheus' own trees keep neither brackets with nothing in them (`by ()`), nor whether a name stood in braces,
    /// nor the sign before a number.
    var shape: String {
        switch kind {
        case .number(let number): "\(number.value)"
        case .string(let string): string.value.debugDescription
        case .vector(let selector): selector.shape
        case .matrix(let matrix): "(range \(matrix.selector.shape) \(matrix.range.shape))"
        case .subquery(let subquery): subquery.shape
        case .call(let call): "(call \(call.function.name)\(call.arguments.map { " " + $0.shape }.joined()))"
        case .aggregation(let aggregation): aggregation.shape
        case .binary(let operation): operation.shape
        case .unary(let unary): unary.shape
        case .parenthesized(let inner): inner.shape
        case .variable(let variable): variable.text
        }
    }
}

extension VectorSelector {
    fileprivate var shape: String {
        var conditions = matchers.map { "\($0.name)\($0.comparison.rawValue)\($0.value.debugDescription)" }
        if let name { conditions.append("__name__=\(name.debugDescription)") }
        return "{\(conditions.sorted().joined(separator: ","))}" + timeShape(offset: offset, at: at)
    }
}

extension Subquery {
    fileprivate var shape: String {
        "(subquery \(expression.shape) \(range.shape) \(step.map(\.shape) ?? "default")\(timeShape(offset: offset, at: at)))"
    }
}

extension Aggregation {
    fileprivate var shape: String {
        var words = [self.operator.rawValue]
        if let grouping, grouping.kind == .without || !grouping.labels.isEmpty {
            words.append("\(grouping.kind) \(grouping.labels.map(\.name))")
        }
        return "(\((words + [parameter, expression].compactMap { $0?.shape }).joined(separator: " ")))"
    }
}

extension BinaryOperation {
    fileprivate var shape: String {
        var words = [self.operator.rawValue]
        if returnsBool { words.append("bool") }
        if let matching, matching.kind == .on || !matching.labels.isEmpty || matching.group != nil {
            words.append("\(matching.kind) \(matching.labels.map(\.name))")
            if let group = matching.group { words.append("\(group.side) \(group.labels.map(\.name))") }
        }
        if let fill { words.append("\(fill)") }
        return "(\((words + [left.shape, right.shape]).joined(separator: " ")))"
    }
}

extension UnaryOperation {
    fileprivate var shape: String {
        if let number = expression.signedNumber { return "\(self.operator == .minus ? -number : number)" }
        return "(\(self.operator.rawValue) \(expression.shape))"
    }
}

extension Expression {
    /// The value of a number with signs and brackets around it.
    fileprivate var signedNumber: Double? {
        switch kind {
        case .number(let number): number.value
        case .parenthesized(let inner): inner.signedNumber
        case .unary(let unary): unary.expression.signedNumber.map { unary.operator == .minus ? -$0 : $0 }
        default: nil
        }
    }
}

extension TimeSpan {
    fileprivate var shape: String {
        constantSeconds.map { "\(Int(($0 * 1000).rounded()))ms" } ?? "\(self)"
    }
}

private func timeShape(offset: TimeSpan?, at: VectorSelector.Timestamp?) -> String {
    var text = ""
    if let offset, offset.constantSeconds != 0 { text += " offset \(offset.shape)" }
    if let at { text += " at \(at)" }
    return text
}
