extension Evaluator {
    /// Regular expressions (apiserver: pkg/cel/library/regex.go).
    static let patternFunctions: [String: Function] = [
        "matches": { (evaluator, values) throws(EvaluationFailure) in
            let (text, pattern) = try strings(values, "matches")
            return .bool(try evaluator.match(of: pattern, in: Array(text.utf8), from: 0) != nil)
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
        try charge((text.count - start) / 10 + pattern.utf8.count)
        guard let engine = environment.patterns else { throw .unsupported("regular expressions") }
        switch engine.firstMatch(of: pattern, in: text, from: start) {
        case .none: return nil
        case .found(let range):
            guard range.lowerBound >= start, range.upperBound <= text.count else {
                throw .unsupported("regular expressions")
            }
            return range
        case .invalid: throw .failure("the pattern is no regular expression")
        case .unsupported: throw .unsupported("the regular expression '\(pattern)'")
        }
    }
}
