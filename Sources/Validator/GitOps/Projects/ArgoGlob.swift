/// Patterns as Argo CD matches them (gobwas/glob): `*` within a part, `**` over parts, `?`, `[a-z]`, `[!a-z]`, `{a,b}`.
///
/// It takes time in proportion to the pattern times the text.
enum ArgoGlob {
    /// Longer patterns and texts match nothing.
    private static let limit = 2_048
    /// More alternatives than any real pattern has.
    private static let alternatives = 64

    /// Whether a pattern matches a text.
    ///
    /// - Parameter separator: what ends a part; without one, `*` stands for anything.
    static func matches(_ pattern: String, _ text: String, separator: Character? = nil) -> Bool {
        if pattern == "*", separator == nil { return true }
        guard pattern.utf8.contains(where: { "*?[{\\".utf8.contains($0) }) else { return pattern == text }
        guard pattern.utf8.count <= limit, text.utf8.count <= limit else { return false }
        let text = Array(text)
        return expanded(Array(pattern)).contains { matches(tokens($0), text, separator) }
    }

    /// A pattern that may be denied: `!` before it turns it around.
    static func matches(negatable pattern: String, _ text: String, separator: Character? = nil) -> Bool {
        guard pattern.hasPrefix("!") else { return matches(pattern, text, separator: separator) }
        return !matches(String(pattern.dropFirst()), text, separator: separator)
    }

    private enum Token {
        case one(Character)
        case any
        case part
        case all
        case set([ClosedRange<Character>], isNegated: Bool)

        func matches(_ character: Character, _ separator: Character?) -> Bool {
            switch self {
            case .one(let wanted): wanted == character
            case .any, .part: character != separator
            case .all: true
            case .set(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
            }
        }

        var isRepeated: Bool {
            switch self {
            case .part, .all: true
            case .any, .one, .set: false
            }
        }
    }

    private static func matches(_ tokens: [Token], _ text: [Character], _ separator: Character?) -> Bool {
        // Whether the pattern so far matches the text up to each place.
        var row = [Bool](repeating: false, count: text.count + 1)
        row[0] = true
        for token in tokens {
            var next = [Bool](repeating: false, count: text.count + 1)
            if token.isRepeated { next[0] = row[0] }
            for place in text.indices where token.matches(text[place], separator) {
                next[place + 1] = row[place] || token.isRepeated && next[place]
            }
            if token.isRepeated {
                for place in row.indices where row[place] { next[place] = true }
                // What starts at a place goes on from there.
                for place in text.indices where next[place] && token.matches(text[place], separator) {
                    next[place + 1] = true
                }
            }
            row = next
        }
        return row[text.count]
    }

    private static func tokens(_ pattern: [Character]) -> [Token] {
        var tokens: [Token] = []
        var place = 0
        while place < pattern.count {
            switch pattern[place] {
            case "*":
                let isDouble = place + 1 < pattern.count && pattern[place + 1] == "*"
                tokens.append(isDouble ? .all : .part)
                place += isDouble ? 2 : 1
            case "?":
                tokens.append(.any)
                place += 1
            case "[":
                guard let end = pattern[place...].firstIndex(of: "]"), end > place + 1 else {
                    tokens.append(.one("["))
                    place += 1
                    continue
                }
                tokens.append(set(pattern[(place + 1)..<end]))
                place = end + 1
            case "\\" where place + 1 < pattern.count:
                tokens.append(.one(pattern[place + 1]))
                place += 2
            default:
                tokens.append(.one(pattern[place]))
                place += 1
            }
        }
        return tokens
    }

    private static func set(_ body: ArraySlice<Character>) -> Token {
        let isNegated = body.first == "!"
        let body = Array(isNegated ? body.dropFirst() : body)
        var ranges: [ClosedRange<Character>] = []
        var place = 0
        while place < body.count {
            if place + 2 < body.count, body[place + 1] == "-", body[place] <= body[place + 2] {
                ranges.append(body[place]...body[place + 2])
                place += 3
            } else {
                ranges.append(body[place]...body[place])
                place += 1
            }
        }
        return .set(ranges, isNegated: isNegated)
    }

    /// The pattern for each of its alternatives; those within others are taken as they are written.
    private static func expanded(_ pattern: [Character]) -> [[Character]] {
        var open: [[Character]] = [pattern]
        var done: [[Character]] = []
        while let next = open.popLast(), done.count + open.count < alternatives {
            guard let start = next.firstIndex(of: "{"), let end = next[start...].firstIndex(of: "}") else {
                done.append(next)
                continue
            }
            for choice in next[(start + 1)..<end].split(separator: ",", omittingEmptySubsequences: false) {
                open.append(Array(next[..<start]) + choice + next[(end + 1)...])
            }
        }
        return done
    }
}
