extension Checker {
    mutating func type(of loop: Loop, at offset: Int) throws(CompileFailure) -> CELType {
        let range = try type(of: loop.range)
        let names = try variables(of: loop, over: range, at: offset)
        if loop.names.count == 2, loop.macro != .optMap, environment.minorVersion < 32 {
            throw .invalid("\(loop.macro.rawValue)() with two variables came with Kubernetes 1.32", offset: offset)
        }
        let outer = locals.count
        locals += zip(loop.names, names).map { ($0, $1) }
        defer { locals.removeSubrange(outer...) }
        if let condition = loop.condition {
            try expect(.bool, condition, "the condition of \(loop.macro.rawValue)() is a bool")
        }
        let body = try type(of: loop.body)
        switch loop.macro {
        case .all, .exists, .existsOne, .filter:
            var bindings: [Character: CELType] = [:]
            guard body.isAssignable(to: .bool, &bindings) else {
                throw .invalid(
                    "\(loop.macro.rawValue)() takes a bool and not \(body)",
                    offset: loop.body.offset
                )
            }
            return loop.macro == .filter ? .list(names[0]) : .bool
        case .map, .transformList: return .list(body)
        case .transformMap: return .map(names[0], body)
        case .transformMapEntry: return .map(.dyn, .dyn)
        case .optMap: return .optional(body)
        case .optFlatMap: return body
        }
    }

    private func variables(of loop: Loop, over range: CELType, at offset: Int) throws(CompileFailure) -> [CELType] {
        switch loop.macro {
        case .optMap, .optFlatMap:
            switch range {
            case .optional(let inner): return [inner]
            case .dyn: return [.dyn]
            default: throw .invalid("\(loop.macro.rawValue)() takes an optional value and not \(range)", offset: offset)
            }
        default: break
        }
        switch range {
        case .list(let element): return loop.names.count == 1 ? [element] : [.int, element]
        case .map(let key, let value): return loop.names.count == 1 ? [key] : [key, value]
        case .dyn, .null: return [.dyn, .dyn]
        default: throw .invalid("\(loop.macro.rawValue)() takes a list or a map and not \(range)", offset: offset)
        }
    }
}
