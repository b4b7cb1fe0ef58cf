extension Evaluator {
    /// The value of a macro.
    mutating func value(of loop: Loop) throws(EvaluationFailure) -> CELValue {
        let range = try value(of: loop.range)
        switch loop.macro {
        case .optMap, .optFlatMap:
            guard case .optional(let inner) = range else { throw .noOverload(loop.macro.rawValue) }
            guard let inner else { return .optional(nil) }
            let result = try value(of: loop.body, loop.names, inner)
            return loop.macro == .optMap ? .optional(result) : result
        default: break
        }
        let pairs = try pairs(of: range, loop)
        switch loop.macro {
        case .all, .exists: return .bool(try quantified(loop, pairs, decisive: loop.macro == .exists))
        case .existsOne:
            var count = 0
            for pair in pairs where try test(loop.body, loop, pair) { count += 1 }
            return .bool(count == 1)
        case .filter:
            var kept: [CELValue] = []
            for pair in pairs where try test(loop.body, loop, pair) { kept.append(pair.first) }
            return .list(kept)
        case .map, .transformList:
            var values: [CELValue] = []
            for pair in pairs {
                if let condition = loop.condition, try !test(condition, loop, pair) { continue }
                values.append(try value(of: loop.body, loop.names, pair.first, pair.second))
                try charge()
            }
            return .list(values)
        case .transformMap, .transformMapEntry: return .map(try transformed(loop, pairs))
        case .optMap, .optFlatMap: return range
        }
    }

    /// The variables' values, round by round: for two variables, the index or key first.
    private typealias Pair = (first: CELValue, second: CELValue)

    private mutating func pairs(of range: CELValue, _ loop: Loop) throws(EvaluationFailure) -> [Pair] {
        try charge(range.weight)
        let hasTwo = loop.names.count == 2
        switch range {
        case .list(let elements):
            return hasTwo
                ? elements.enumerated().map { (.int(Int64($0.offset)), $0.element) }
                : elements.map { ($0, .null) }
        case .map(let map): return map.keys.map { ($0, hasTwo ? map.value(of: $0) ?? .null : .null) }
        default: throw .noOverload(loop.macro.rawValue)
        }
    }

    private mutating func test(_ node: Node, _ loop: Loop, _ pair: Pair) throws(EvaluationFailure) -> Bool {
        guard case .bool(let value) = try value(of: node, loop.names, pair.first, pair.second) else {
            throw .noOverload(loop.macro.rawValue)
        }
        return value
    }

    /// `all` and `exists`: an element that decides outweighs others that fail.
    private mutating func quantified(
        _ loop: Loop,
        _ pairs: [Pair],
        decisive: Bool
    ) throws(EvaluationFailure) -> Bool {
        var failure: EvaluationFailure?
        for pair in pairs {
            do throws(EvaluationFailure) {
                if try test(loop.body, loop, pair) == decisive { return decisive }
            } catch {
                failure = failure.map { $0.merged(error) } ?? error
            }
        }
        if let failure { throw failure }
        return !decisive
    }

    private mutating func transformed(_ loop: Loop, _ pairs: [Pair]) throws(EvaluationFailure) -> CELEntries {
        var map = CELEntries([])
        for pair in pairs {
            if let condition = loop.condition, try !test(condition, loop, pair) { continue }
            let result = try value(of: loop.body, loop.names, pair.first, pair.second)
            try charge(map.count)
            guard loop.macro == .transformMapEntry else {
                map.append(pair.first, result)
                continue
            }
            guard case .map(let entries) = result else { throw .noOverload(loop.macro.rawValue) }
            for key in entries.keys {
                guard map.value(of: key) == nil else { throw .failure("a key is there twice") }
                map.append(key, entries.value(of: key) ?? .null)
            }
        }
        return map
    }
}
