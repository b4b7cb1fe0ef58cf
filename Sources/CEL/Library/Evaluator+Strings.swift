extension Evaluator {
    /// Strings (cel-go: ext/strings.go); positions count code points.
    static let stringFunctions: [String: Function] = [
        "charAt": { (_, values) throws(EvaluationFailure) in
            let scalars = Array(try string(values, 0, "charAt").unicodeScalars)
            let index = try int(values, 1, "charAt")
            if index == scalars.count { return .string("") }
            guard index >= 0, index < scalars.count else { throw .failure("the index is out of range") }
            return .string(String(scalars[Int(index)]))
        },
        "indexOf": { (evaluator, values) throws(EvaluationFailure) in
            if case .list(let elements) = values[0] {
                try evaluator.charge(elements.count)
                return .int(Int64(elements.firstIndex { Equality.areEqual($0, values[1]) } ?? -1))
            }
            let (text, part) = try scalars(values, "indexOf", &evaluator)
            let start = values.count > 2 ? try int(values, 2, "indexOf") : 0
            guard part.count > 0 else { return .int(start) }
            guard start >= 0, start < text.count else { throw .failure("the index is out of range") }
            guard part.count <= text.count else { return .int(-1) }
            for index in stride(from: Int(start), through: text.count - part.count, by: 1)
            where text[index..<index + part.count].elementsEqual(part) { return .int(Int64(index)) }
            return .int(-1)
        },
        "lastIndexOf": { (evaluator, values) throws(EvaluationFailure) in
            if case .list(let elements) = values[0] {
                try evaluator.charge(elements.count)
                return .int(Int64(elements.lastIndex { Equality.areEqual($0, values[1]) } ?? -1))
            }
            let (text, part) = try scalars(values, "lastIndexOf", &evaluator)
            let start = values.count > 2 ? try int(values, 2, "lastIndexOf") : Int64(text.count) - 1
            guard part.count > 0 else { return .int(values.count > 2 ? start : Int64(text.count)) }
            if values.count == 2, text.count < part.count { return .int(-1) }
            guard start >= 0, start < text.count else { throw .failure("the index is out of range") }
            for index in stride(from: min(Int(start), text.count - part.count), through: 0, by: -1)
            where text[index..<index + part.count].elementsEqual(part) { return .int(Int64(index)) }
            return .int(-1)
        },
        "lowerAscii": { (evaluator, values) throws(EvaluationFailure) in
            let bytes = try bytes(values, "lowerAscii", &evaluator)
            let lowered = bytes.map { $0.isLetter && $0 != UInt8(ascii: "_") ? $0 | 0x20 : $0 }
            return .string(String(decoding: lowered, as: UTF8.self))
        },
        "upperAscii": { (evaluator, values) throws(EvaluationFailure) in
            let bytes = try bytes(values, "upperAscii", &evaluator)
            let raised = bytes.map { $0.isLetter && $0 != UInt8(ascii: "_") ? $0 & ~0x20 : $0 }
            return .string(String(decoding: raised, as: UTF8.self))
        },
        "replace": { (evaluator, values) throws(EvaluationFailure) in
            let limit = values.count > 3 ? try int(values, 3, "replace") : -1
            let old = try string(values, 1, "replace")
            guard !old.isEmpty else { throw .unsupported("replace() of an empty string") }
            var parts = try pieces(of: values, "replace", limit: limit < 0 ? nil : Int(limit) + 1, &evaluator)
            let new = try string(values, 2, "replace")
            try evaluator.charge(parts.count * (new.utf8.count / 10 + 1))
            let first = parts.removeFirst()
            return .string(parts.reduce(into: first) { $0 += new + $1 })
        },
        "split": { (evaluator, values) throws(EvaluationFailure) in
            let limit = values.count > 2 ? try int(values, 2, "split") : -1
            guard limit != 0 else { return .list([]) }
            if limit == 1 { return .list([values[0]]) }
            if try string(values, 1, "split").isEmpty {
                guard limit < 0 else { throw .unsupported("split() into so many letters") }
                return .list(try string(values, 0, "split").unicodeScalars.map { .string(String($0)) })
            }
            let parts = try pieces(of: values, "split", limit: limit < 0 ? nil : Int(limit), &evaluator)
            return .list(parts.map { .string($0) })
        },
        "join": { (evaluator, values) throws(EvaluationFailure) in
            let separator = values.count > 1 ? try string(values, 1, "join") : ""
            let elements = try list(values, 0, "join")
            var parts: [String] = []
            for element in elements {
                guard case .string(let text) = element else { throw .noOverload("join") }
                try evaluator.charge(1 + text.utf8.count / 10 + separator.utf8.count / 10)
                parts.append(text)
            }
            return .string(parts.joined(separator: separator))
        },
        "substring": { (evaluator, values) throws(EvaluationFailure) in
            let text = Array(try string(values, 0, "substring").unicodeScalars)
            try evaluator.charge(text.count / 10)
            let start = try int(values, 1, "substring")
            let end = values.count > 2 ? try int(values, 2, "substring") : Int64(text.count)
            guard start >= 0, start <= end, end <= text.count else { throw .failure("the index is out of range") }
            var part = String.UnicodeScalarView()
            part.append(contentsOf: text[Int(start)..<Int(end)])
            return .string(String(part))
        },
        "trim": { (evaluator, values) throws(EvaluationFailure) in
            let text = try string(values, 0, "trim").unicodeScalars
            try evaluator.charge(text.count / 10)
            let start = text.firstIndex { !$0.properties.isWhitespace } ?? text.endIndex
            let end = text.lastIndex { !$0.properties.isWhitespace }.map(text.index(after:)) ?? start
            return .string(String(text[start..<end]))
        },
    ]

    private static func bytes(
        _ values: [CELValue],
        _ name: String,
        _ evaluator: inout Evaluator
    ) throws(EvaluationFailure) -> [UInt8] {
        let text = try string(values, 0, name)
        try evaluator.charge(text.utf8.count / 10)
        return Array(text.utf8)
    }

    private static func scalars(
        _ values: [CELValue],
        _ name: String,
        _ evaluator: inout Evaluator
    ) throws(EvaluationFailure) -> ([Unicode.Scalar], [Unicode.Scalar]) {
        let (text, part) = try strings(values, name)
        try evaluator.charge((text.utf8.count / 10 + 1) * (part.utf8.count / 10 + 1))
        return (Array(text.unicodeScalars), Array(part.unicodeScalars))
    }

    /// The parts of the first string between occurrences of the second; at most so many.
    private static func pieces(
        of values: [CELValue],
        _ name: String,
        limit: Int?,
        _ evaluator: inout Evaluator
    ) throws(EvaluationFailure) -> [String] {
        let (text, part) = try strings(values, name)
        try evaluator.charge((text.utf8.count / 10 + 1) * (part.utf8.count / 10 + 1))
        let bytes = Array(text.utf8)
        let separator = Array(part.utf8)
        var parts: [String] = []
        var start = 0
        while limit.map({ parts.count + 1 < $0 }) ?? true,
            let found = Text.position(of: separator, in: bytes, from: start)
        {
            parts.append(String(decoding: bytes[start..<found], as: UTF8.self))
            start = found + separator.count
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }
}
