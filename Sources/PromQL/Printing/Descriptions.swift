extension NumberLiteral: CustomStringConvertible {
    /// The number as PromQL writes it: `0.5`, `1e+20`, `Inf`, `1h30m`.
    public var description: String {
        if isDuration {
            return TimeText.text(milliseconds: Int64(exactly: (value * 1_000).rounded()) ?? TimeText.longest)
        }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension TimeSpan: CustomStringConvertible {
    /// The length of time as PromQL writes it.
    public var description: String {
        switch self {
        case .seconds(let seconds, let isNumber): NumberLiteral(value: seconds, isDuration: !isNumber).description
        case .step: "step()"
        case .range: "range()"
        case .choice(let choice, let left, let right): "\(choice.rawValue)(\(left), \(right))"
        case .negative(let span): "-\(span)"
        case .arithmetic(let left, let `operator`, let right): "\(left) \(`operator`.rawValue) \(right)"
        case .parenthesized(let span): "(\(span))"
        case .templated(let text, _): text
        }
    }
}

extension VectorSelector.Timestamp: CustomStringConvertible {
    /// What follows `@`: seconds since 1970 with three decimals, `start()` or `end()`.
    public var description: String {
        switch self {
        case .milliseconds(let milliseconds):
            let digits = String(milliseconds.magnitude % 1_000)
            let decimals = String(repeating: "0", count: 3 - digits.count) + digits
            return "\(milliseconds < 0 ? "-" : "")\(milliseconds.magnitude / 1_000).\(decimals)"
        case .start: return "start()"
        case .end: return "end()"
        case .variable(let variable): return variable.text
        }
    }
}

extension LabelMatcher: CustomStringConvertible {
    /// The condition as PromQL writes it: `job=~"api|web"`.
    public var description: String {
        "\(isNameQuoted ? Quoting.quoted(name) : name)\(comparison.rawValue)\(isValueQuoted ? Quoting.quoted(value) : value)"
    }
}
