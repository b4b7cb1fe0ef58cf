internal import Diagnostics

extension Parser {
    /// How a message calls a token.
    func title(_ token: Token) -> String {
        switch token.kind {
        case .end: "the end"
        case .string: "a text in quotes"
        default: "'\(text(token))'"
        }
    }

    /// The next token can't stand here.
    func unexpected(expecting what: String, hint: String? = nil) -> PromQLError {
        PromQLError("expected \(what) and found \(title(token))", at: token.range, hint: hint ?? generalHint)
    }

    /// What helps with a token wherever it doesn't belong.
    private var generalHint: String? {
        switch token.kind {
        case .assign: "numbers and series are compared with '=='"
        case .matches, .doesNotMatch: "patterns match labels, within braces: up{job=~\"api|web\"}"
        case .by, .without: "'\(text(token))' belongs to an aggregation: sum \(text(token)) (job) (...)"
        case .on, .ignoring: "'\(text(token))' stands right after an operator: a / \(text(token)) (job) b"
        case .groupLeft, .groupRight: "'\(text(token))' stands after 'on (...)' or 'ignoring (...)'"
        case .bool: "'bool' stands right after a comparison: a > bool b"
        case .rightParenthesis: "a '(' is missing, or this one is too many"
        default: nil
        }
    }

    /// An expression is complete, and something follows.
    func unexpectedAfterExpression() -> PromQLError {
        let hint: String? =
            switch token.kind {
            case .rightParenthesis: "no '(' is open here"
            case .rightBracket: "no '[' is open here"
            case .rightBrace: "no '{' is open here"
            case .comma: "several expressions stand only within the brackets of a call"
            case .leftBrace: "braces follow a metric's name"
            case .leftParenthesis: "a call is a function's name with brackets: rate(...)"
            default: generalHint
            }
        return PromQLError("expected an operator or the end and found \(title(token))", at: token.range, hint: hint)
    }

    /// An expression must start here, and doesn't.
    func noExpression() -> PromQLError {
        let hint: String? =
            switch token.kind {
            case .end: "the text ends too early"
            case .comma: "an argument is missing before the comma"
            case .times, .divided, .modulo, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
                .greaterOrEqual, .atan2:
                "the operator has nothing to its left"
            case .rightParenthesis: "the brackets hold nothing"
            case .leftBracket: "a range follows what it is taken of: up[5m]"
            default: generalHint
            }
        return PromQLError("expected an expression and found \(title(token))", at: token.range, hint: hint)
    }

    /// No function has this name.
    func unknownFunction(_ token: Token) -> PromQLError {
        let name = text(token)
        let lower = name.lowercased()
        if let hint = Self.functionsByOtherNames[lower] {
            return PromQLError("unknown function '\(name)'", at: token.range, hint: hint)
        }
        if lower != name, Function.table[lower] != nil {
            return PromQLError(
                "unknown function '\(name)'",
                at: token.range,
                hint: "functions are written in lower case: '\(lower)'"
            )
        }
        let nearest = nearestFunction(to: name, at: token)
        return PromQLError("unknown function '\(name)'", at: token.range, hint: nearest.map { "did you mean '\($0)'?" })
    }

    /// The nearest name, first among the functions that take what stands in the brackets.
    private func nearestFunction(to name: String, at token: Token) -> String? {
        var ahead = self
        if let argument = (try? ahead.arguments(of: token))?.first {
            let fitting = Function.table.values.filter { $0.argumentTypes.first == argument.type }
            let aggregations = argument.type == .vector ? Aggregation.Operator.allCases.map(\.rawValue) : []
            if let nearest = NearestName.find(name, among: fitting.map(\.name) + aggregations) { return nearest }
        }
        return NearestName.find(
            name,
            among: Function.table.keys.map { $0 } + Aggregation.Operator.allCases.map(\.rawValue)
        )
    }

    /// What other languages call the same.
    private static let functionsByOtherNames = [
        "average": "the aggregation is called 'avg'",
        "mean": "the aggregation is called 'avg'",
        "log": "there are 'ln', 'log2' and 'log10'",
        "pow": "write a ^ b",
        "mod": "write a % b",
        "now": "the time of the evaluation is time()",
        "percentile": "'quantile' takes 0 to 1; for histograms there is 'histogram_quantile'",
        "if": "PromQL has no conditions; comparisons drop the series for which they don't hold",
        "median": "write quantile(0.5, ...)",
    ]
}
