extension Checker {
    /// Kubernetes 1.29 brought the checks, and a version compiles what is new to it with what the one before had
    /// (apiserver: pkg/cel/environment/base.go).
    private static let firstWithLiteralChecks = 30

    mutating func call(
        _ name: String,
        _ arguments: [CELType],
        isMember: Bool,
        at offset: Int
    ) throws(CompileFailure) -> CELType {
        guard let overloads = FunctionTable.overloads[name] else {
            if FunctionTable.elsewhere.contains(name) { throw .unsupported("the function '\(name)'") }
            throw .invalid("there is no function '\(name)'", offset: offset)
        }
        var result: CELType?
        for overload in overloads where overload.isMember == isMember && overload.parameters.count == arguments.count {
            guard overload.since <= environment.minorVersion else { continue }
            var bindings: [Character: CELType] = [:]
            let fits = zip(arguments, overload.parameters).allSatisfy { $0.isAssignable(to: $1, &bindings) }
            guard fits else { continue }
            let type = overload.result.bound(bindings)
            result = result.map { $0 == type ? type : .dyn } ?? type
        }
        guard let result else {
            throw noOverload(of: name, among: overloads, arguments, isMember: isMember, at: offset)
        }
        if !name.hasPrefix("_"), !name.hasPrefix("@"), Evaluator.functions[name] == nil {
            missing.insert("the function '\(name)'")
        }
        if environment.patterns == nil, ["matches", "find", "findAll"].contains(name) {
            missing.insert("the function '\(name)'")
        }
        return result
    }

    /// Texts with a grammar that are written out (cel-go: cel/validator.go; patterns of `matches` are compiled with the program).
    func checkLiterals(_ name: String, _ arguments: [Node]) throws(CompileFailure) {
        guard let last = arguments.last, case .literal(.string(let text)) = last.kind else { return }
        switch (name, arguments.count) {
        case ("matches", 2):
            if environment.patterns?.firstMatch(of: text, in: [], from: 0) == .invalid {
                throw .invalid("'\(text)' is no regular expression of RE2", offset: last.offset)
            }
        case ("duration", 1) where environment.minorVersion >= Self.firstWithLiteralChecks:
            if GoDuration.parse(text) == nil {
                throw .invalid("'\(text)' is no duration, such as '1h30m'", offset: last.offset)
            }
        case ("timestamp", 1) where environment.minorVersion >= Self.firstWithLiteralChecks:
            if CELTimestamp(text) == nil {
                throw .invalid("'\(text)' is no time, such as '2026-01-02T15:04:05Z'", offset: last.offset)
            }
        default: return
        }
    }

    private func noOverload(
        of name: String,
        among overloads: [FunctionTable.Overload],
        _ arguments: [CELType],
        isMember: Bool,
        at offset: Int
    ) -> CompileFailure {
        if let first = overloads.map(\.since).min(), first > environment.minorVersion {
            return .invalid("the function '\(name)' came with Kubernetes 1.\(first)", offset: offset)
        }
        let types = arguments.map(\.description)
        if isMember {
            let rest = types.dropFirst().joined(separator: ", ")
            return .invalid("\(types[0]) has no function '\(name)(\(rest))'", offset: offset)
        }
        let title = name.hasPrefix("_") ? String(name.dropFirst().dropLast()) : name == "@in" ? "in" : name
        return .invalid("'\(title)' doesn't take (\(types.joined(separator: ", ")))", offset: offset)
    }
}
