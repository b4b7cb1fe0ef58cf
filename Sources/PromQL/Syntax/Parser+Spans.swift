// Lengths of time (prometheus: `promql/parser/generated_parser.y`, `duration_expr` and `offset_duration_expr`).
extension Parser {
    /// What stands in brackets: a length of time that is more than nothing.
    mutating func positiveSpan(expecting what: String) throws(PromQLError) -> TimeSpan {
        guard startsSpan else { throw unexpected(expecting: what) }
        let start = token.start
        let span = try span(4)
        if let seconds = span.literalSeconds, !(seconds > 0) {
            throw PromQLError("a range or a step is longer than 0", at: start..<lastEnd)
        }
        return span
    }

    /// What follows `offset`.
    ///
    /// A number or a call ends it, with a sign before it or without: `a offset 1m + 1m` is a sum of series and a
    /// number. Brackets and further signs don't: `a offset (1m) + 1m` is two minutes back.
    mutating func offsetSpan() throws(PromQLError) -> TimeSpan {
        guard startsSpan else { throw unexpected(expecting: "a duration, such as 5m") }
        if token.kind == .number, let value = NumberText.value(lexer.text[token.range]), value.isNaN {
            return try offsetOfNoNumber()
        }
        guard token.kind == .plus || token.kind == .minus else {
            return token.kind == .leftParenthesis ? try span(4) : try spanItem()
        }
        var ahead = lexer
        let next = try ahead.next()
        switch next.kind {
        case .plus, .minus, .leftParenthesis: return try span(4)
        default:
            let isNegative = try advance().kind == .minus
            guard startsSpan else { throw unexpected(expecting: "a duration, such as 5m") }
            if token.kind == .number, let value = NumberText.value(lexer.text[token.range]), value.isNaN {
                return try offsetOfNoNumber()
            }
            let span = try spanItem()
            return isNegative ? negated(span) : span
        }
    }

    /// Prometheus takes NaN for an offset, and reads as far ahead as its durations go.
    private mutating func offsetOfNoNumber() throws(PromQLError) -> TimeSpan {
        try advance()
        return .seconds(-TimeSpan.longest, isNumber: true)
    }

    private var startsSpan: Bool {
        switch token.kind {
        case .number, .duration, .leftParenthesis, .step, .range, .minOf, .maxOf, .variable, .templatedWord, .plus,
            .minus:
            true
        case .identifier, .aggregator: isChoice
        default: false
        }
    }

    /// Whether `min` or `max` comes, which versions 3.4 to 3.12 call what is `min_of` and `max_of` from 3.13.
    private var isChoice: Bool {
        token.kind == .aggregator && ["min", "max"].contains(text(token).lowercased())
    }

    private mutating func span(_ precedence: Int) throws(PromQLError) -> TimeSpan {
        var left = try signedSpan()
        while let `operator` = TimeSpan.Operator(token.kind) {
            let binary = `operator`.precedence
            guard binary >= precedence else { break }
            let place = try advance()
            try enter(at: place.range)
            let right = try span(`operator` == .power ? binary : binary + 1)
            leave()
            if `operator` == .divided || `operator` == .modulo, right.literalSeconds == 0 {
                throw PromQLError("this divides by 0", at: place.range)
            }
            left = .arithmetic(left, `operator`, right)
            try count(left, at: place.range)
        }
        return left
    }

    /// Chains of lengths of time stay short enough to walk through.
    private func count(_ span: TimeSpan, at range: Range<Int>) throws(PromQLError) {
        var depth = 0
        var current = span
        while case .arithmetic(let left, _, _) = current {
            depth += 1
            current = left
        }
        guard depth <= Expression.nestingLimit else {
            throw PromQLError(
                "a length of time is a chain of more than \(Expression.nestingLimit) operators",
                at: range
            )
        }
    }

    private mutating func signedSpan() throws(PromQLError) -> TimeSpan {
        guard token.kind == .plus || token.kind == .minus else { return try spanItem() }
        let sign = try advance()
        try enter(at: sign.range)
        let span = try span(TimeSpan.Operator.power.precedence)
        leave()
        return sign.kind == .minus ? negated(span) : span
    }

    private func negated(_ span: TimeSpan) -> TimeSpan {
        guard case .seconds(let seconds, let isNumber) = span else { return .negative(span) }
        return .seconds(-seconds, isNumber: isNumber)
    }

    private mutating func spanItem() throws(PromQLError) -> TimeSpan {
        switch token.kind {
        case .number, .duration:
            let place = try advance()
            let number = try number(place)
            guard number.value.magnitude <= TimeSpan.longest else {
                throw PromQLError("a length of time is at most 292 years", at: place.range)
            }
            return .seconds(number.value, isNumber: !number.isDuration)
        case .variable, .templatedWord:
            let place = try advance()
            return .templated(text: text(place), variables: lexer.variables(in: place.range))
        case .leftParenthesis:
            let open = try advance()
            try enter(at: open.range)
            let inner = try span(4)
            leave()
            _ = try close(.rightParenthesis, opened: open, expecting: "an operator or ')'")
            return .parenthesized(inner)
        case .step, .range:
            let isStep = try advance().kind == .step
            guard token.kind == .leftParenthesis else { throw unexpected(expecting: "'()'") }
            let open = try advance()
            _ = try close(.rightParenthesis, opened: open, expecting: "')'")
            return isStep ? .step : .range
        default:
            guard token.kind == .minOf || token.kind == .maxOf || isChoice,
                let choice = TimeSpan.Choice(rawValue: text(token).lowercased())
            else { throw unexpected(expecting: "a duration, such as 5m") }
            try advance()
            guard token.kind == .leftParenthesis else { throw unexpected(expecting: "'('") }
            let open = try advance()
            try enter(at: open.range)
            let left = try span(4)
            guard try take(.comma) else { throw unexpected(expecting: "','") }
            let right = try span(4)
            leave()
            _ = try close(.rightParenthesis, opened: open, expecting: "')'")
            return .choice(choice, left, right)
        }
    }
}

extension TimeSpan {
    /// The longest, in seconds: what Go's `time.Duration` holds.
    static let longest = 0x1p63 / 1e9

    /// The value of a number with nothing but signs and brackets around it, which Prometheus looks at before it runs.
    fileprivate var literalSeconds: Double? {
        switch self {
        case .seconds(let seconds, _): seconds
        case .parenthesized(let span): span.literalSeconds
        case .negative(let span): span.literalSeconds.map { -$0 }
        default: nil
        }
    }
}

extension TimeSpan.Operator {
    init?(_ kind: Token.Kind) {
        switch kind {
        case .plus: self = .plus
        case .minus: self = .minus
        case .times: self = .times
        case .divided: self = .divided
        case .modulo: self = .modulo
        case .power: self = .power
        default: return nil
        }
    }

    /// As of the operators between expressions.
    var precedence: Int {
        switch self {
        case .plus, .minus: 4
        case .times, .divided, .modulo: 5
        case .power: 6
        }
    }
}
