/// The pattern of one name: `*.yaml`, `[a-c]?.json`.
struct GlobName: Hashable, Sendable {
    private enum Token: Hashable, Sendable {
        case scalar(Unicode.Scalar)
        case anyText
        case anyScalar
        case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    }

    private let tokens: [Token]

    /// The folder above.
    static let parent = GlobName(tokens: [.scalar("."), .scalar(".")])

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    /// Reads a pattern; `nil` when a `[` in it is never closed.
    init?(_ text: Substring) {
        var tokens: [Token] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": if tokens.last != .anyText { tokens.append(.anyText) }
            case "?": tokens.append(.anyScalar)
            case "\\": tokens.append(.scalar(rest.popFirst() ?? scalar))
            case "[":
                guard let token = Self.set(&rest) else { return nil }
                tokens.append(token)
            default: tokens.append(.scalar(scalar))
            }
        }
        self.tokens = tokens
    }

    /// Reads a set after its `[`. A `]` that comes first is one of it.
    private static func set(_ rest: inout Substring.UnicodeScalarView) -> Token? {
        let isNegated = rest.first == "!" || rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let first = rest.popFirst() {
            if first == "]", !ranges.isEmpty { return .oneOf(ranges, isNegated: isNegated) }
            let start = first == "\\" ? rest.popFirst() ?? first : first
            guard rest.first == "-", let end = rest.dropFirst().first, end != "]" else {
                ranges.append(start...start)
                continue
            }
            rest.removeFirst(2)
            ranges.append(min(start, end)...max(start, end))
        }
        return nil
    }

    /// The only name that it matches; `nil` when there are more.
    var literal: String? {
        var text = ""
        for token in tokens {
            guard case .scalar(let scalar) = token else { return nil }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    /// Whether it matches a whole name.
    ///
    /// Only the last `*` is ever tried again: what matched before it need not be looked at twice.
    func matches(_ name: Substring) -> Bool {
        let scalars = name.unicodeScalars
        var index = scalars.startIndex
        var token = 0
        var retry: (token: Int, index: String.Index)?
        while index < scalars.endIndex {
            if token < tokens.count, tokens[token] == .anyText {
                token += 1
                retry = (token, index)
            } else if token < tokens.count, Self.matches(tokens[token], scalars[index]) {
                token += 1
                index = scalars.index(after: index)
            } else if let last = retry {
                index = scalars.index(after: last.index)
                token = last.token
                retry = (token, index)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .anyText }
    }

    private static func matches(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
        switch token {
        case .scalar(let own): own == scalar
        case .anyText, .anyScalar: true
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
        }
    }
}
