/// The functions that Kubernetes' expressions may call.
enum FunctionTable {
    /// One way to call a function.
    struct Overload: Sendable {
        var name: String
        /// Whether it's called on its first argument: `text.size()`.
        var isMember: Bool
        var parameters: [CELType]
        var result: CELType
        /// The minor version of Kubernetes that added it (apiserver: pkg/cel/environment/base.go).
        var since: Int
    }

    /// The overloads by name.
    static let overloads: [String: [Overload]] = Dictionary(grouping: all, by: \.name)

    /// Functions that cel-go has and Kubernetes has not, up to the versions that are known: another may have them.
    static let elsewhere: Set<String> = [
        "math.greatest", "math.least", "math.ceil", "math.floor", "math.round", "math.trunc", "math.abs", "math.sign",
        "math.isInf", "math.isNaN", "math.isFinite", "math.sqrt", "math.bitOr", "math.bitAnd", "math.bitXor",
        "math.bitNot", "math.bitShiftLeft", "math.bitShiftRight", "base64.encode", "base64.decode", "cel.bind",
        "lists.range", "proto.getExt", "proto.hasExt", "regex.replace", "regex.extract", "regex.extractAll",
        "slice", "flatten", "sort", "sortBy", "distinct", "reverse", "first", "last", "optional.unwrap", "unwrapOpt",
        "mapInsert", "json", "jsonpatch.escapeKey", "cel.mapInsert",
    ]

    /// Whether a name with a dot is a function's.
    static func isQualified(_ name: String) -> Bool {
        overloads[name] != nil || elsewhere.contains(name)
    }

    private static let all: [Overload] = {
        sources.flatMap { since, text in
            text.split(separator: "\n").compactMap { Declaration.parse($0, since: since) }
        }
    }()

    /// The declarations, by the version that added them.
    static let sources: [(since: Int, text: String)] = [
        (0, operators + crossTypeComparisons), (0, standard), (0, timestamps), (0, strings), (0, kubernetes),
        (28, optionals), (28, quantities), (28, authorizer), (29, newStrings), (29, sets), (30, addresses),
        (31, formats), (33, semvers), (33, images),
    ]
}

/// A line such as `string.charAt(int) string` or `sets.contains: (list(A), list(A)) bool`.
private enum Declaration {
    /// Reads a line; one without a dot before the bracket, or with `name:`, is no member.
    static func parse(_ line: Substring, since: Int) -> FunctionTable.Overload? {
        let line = line.drop { $0 == " " }
        if let colon = line.range(of: ": ") {
            return overload(String(line[..<colon.lowerBound]), nil, line[colon.upperBound...], since)
        }
        guard let bracket = methodBracket(in: line) else { return nil }
        let head = line[..<bracket]
        guard let dot = head.lastIndex(of: ".") else { return overload(String(head), nil, line[bracket...], since) }
        return overload(String(head[head.index(after: dot)...]), head[..<dot], line[bracket...], since)
    }

    /// The bracket after the name: one that follows the last dot outside of brackets.
    private static func methodBracket(in line: Substring) -> Substring.Index? {
        var depth = 0
        var bracket: Substring.Index?
        var end = line.startIndex
        for index in line.indices {
            switch line[index] {
            case "(":
                if depth == 0, bracket == nil { bracket = index }
                depth += 1
            case ")":
                depth -= 1
                end = index
            // A dot right after a closed bracket belongs to a target such as `list(A)`.
            case "." where depth == 0 && (bracket == nil || line.index(after: end) == index): bracket = nil
            default: break
            }
        }
        return bracket
    }

    private static func overload(
        _ name: String,
        _ target: Substring?,
        _ signature: Substring,
        _ since: Int
    ) -> FunctionTable.Overload? {
        var scanner = TypeScanner(rest: signature)
        guard scanner.take("("), var parameters = scanner.types() else { return nil }
        scanner.skipBlanks()
        guard let result = scanner.type() else { return nil }
        if let target {
            var targetScanner = TypeScanner(rest: target)
            guard let first = targetScanner.type() else { return nil }
            parameters.insert(first, at: 0)
        }
        return .init(name: name, isMember: target != nil, parameters: parameters, result: result, since: since)
    }
}

extension Substring {
    fileprivate func range(of text: StaticString) -> Range<Index>? {
        let wanted = Array(text.description)
        for index in indices where self[index...].starts(with: wanted) {
            return index..<self.index(index, offsetBy: wanted.count)
        }
        return nil
    }
}

/// Reads types: `list(A)`, `map(string, dyn)`, `quantity`.
private struct TypeScanner {
    var rest: Substring

    mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    mutating func skipBlanks() {
        rest = rest.drop { $0 == " " }
    }

    /// Types up to the bracket that closes them.
    mutating func types() -> [CELType]? {
        var types: [CELType] = []
        if take(")") { return types }
        repeat {
            skipBlanks()
            guard let type = type() else { return nil }
            types.append(type)
        } while take(",")
        return take(")") ? types : nil
    }

    mutating func type() -> CELType? {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        rest = rest.dropFirst(word.count)
        guard !word.isEmpty else { return nil }
        let inner = take("(") ? types() ?? [] : []
        switch (word, inner.count) {
        case ("dyn", 0): return .dyn
        case ("null", 0): return .null
        case ("bool", 0): return .bool
        case ("int", 0): return .int
        case ("uint", 0): return .uint
        case ("double", 0): return .double
        case ("string", 0): return .string
        case ("bytes", 0): return .bytes
        case ("duration", 0): return .duration
        case ("timestamp", 0): return .timestamp
        case ("type", 0): return .type
        case ("list", 1): return .list(inner[0])
        case ("optional", 1): return .optional(inner[0])
        case ("map", 2): return .map(inner[0], inner[1])
        default:
            if word.count == 1, let letter = word.first, letter.isUppercase { return .parameter(letter) }
            return inner.isEmpty ? .opaque(String(word)) : nil
        }
    }
}
