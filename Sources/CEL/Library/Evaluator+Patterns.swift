extension Evaluator {
    /// Regular expressions (apiserver: pkg/cel/library/regex.go).
    static let patternFunctions: [String: Function] = [
        "matches": { (evaluator, values) throws(EvaluationFailure) in
            let (text, pattern) = try strings(values, "matches")
            switch try evaluator.search(pattern, in: Array(text.utf8), from: 0) {
            case .found: return .bool(true)
            default: return .bool(false)
            }
        },
        "find": { (evaluator, values) throws(EvaluationFailure) in
            let (text, pattern) = try strings(values, "find")
            let bytes = Array(text.utf8)
            guard let range = try evaluator.match(of: pattern, in: bytes, from: 0) else { return .string("") }
            return .string(String(decoding: bytes[range], as: UTF8.self))
        },
        "findAll": { (evaluator, values) throws(EvaluationFailure) in
            let (text, pattern) = try strings(values, "findAll")
            let limit = values.count > 2 ? try int(values, 2, "findAll") : -1
            let bytes = Array(text.utf8)
            var found: [CELValue] = []
            var start = 0
            while limit < 0 || found.count < limit, start <= bytes.count,
                let range = try evaluator.match(of: pattern, in: bytes, from: start)
            {
                // Empty matches have rules of their own about what may follow.
                guard !range.isEmpty else { throw .unsupported("findAll() of an empty match") }
                found.append(.string(String(decoding: bytes[range], as: UTF8.self)))
                start = range.upperBound
            }
            return .list(found)
        },
    ]

    private mutating func match(
        of pattern: String,
        in text: [UInt8],
        from start: Int
    ) throws(EvaluationFailure) -> Range<Int>? {
        guard case .found(let range) = try search(pattern, in: text, from: start) else { return nil }
        guard let range, range.lowerBound >= start, range.upperBound <= text.count else {
            throw .unsupported("where a regular expression matches")
        }
        return range
    }

    private mutating func search(
        _ pattern: String,
        in text: [UInt8],
        from start: Int
    ) throws(EvaluationFailure) -> CELPatternMatch {
        try charge((text.count - start) / 10 + pattern.utf8.count)
        guard let engine = environment.patterns else { throw .unsupported("regular expressions") }
        let match = engine.firstMatch(of: pattern, in: text, from: start)
        switch match {
        case .none, .found: return match
        case .invalid: throw .failure("the pattern is no regular expression")
        case .unsupported: throw .unsupported("the regular expression '\(pattern)'")
        }
    }
}
