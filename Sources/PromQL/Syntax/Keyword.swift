/// The words that mean something (prometheus: `promql/parser/lex.go`); their case doesn't matter.
enum Keyword {
    /// What a word is: a keyword, or an identifier.
    static func kind(of word: ArraySlice<UInt8>) -> Token.Kind {
        guard (2...longest).contains(word.count) else { return .identifier }
        let packed = pack(word)
        for entry in byLength[word.count] where entry.packed == packed { return entry.kind }
        return .identifier
    }

    private static let longest = 12

    /// A word of at most 16 ASCII letters as one number, in lower case.
    private static func pack(_ word: some Sequence<UInt8>) -> UInt128 {
        var packed: UInt128 = 0
        for byte in word {
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            packed = packed << 8 | UInt128(isUpper ? byte | 0x20 : byte)
        }
        return packed
    }

    private struct Entry {
        var packed: UInt128
        var kind: Token.Kind
    }

    private static let byLength: [[Entry]] = {
        var table = Array(repeating: [Entry](), count: longest + 1)
        for (word, kind) in words { table[word.utf8.count].append(Entry(packed: pack(word.utf8), kind: kind)) }
        for aggregator in Aggregation.Operator.allCases {
            let word = aggregator.rawValue.utf8
            table[word.count].append(Entry(packed: pack(word), kind: .aggregator))
        }
        return table
    }()

    private static let words: [(String, Token.Kind)] = [
        ("and", .and), ("or", .or), ("unless", .unless), ("atan2", .atan2), ("offset", .offset), ("by", .by),
        ("without", .without), ("on", .on), ("ignoring", .ignoring), ("group_left", .groupLeft),
        ("group_right", .groupRight), ("bool", .bool), ("anchored", .anchored), ("smoothed", .smoothed),
        ("fill", .fill), ("fill_left", .fillLeft), ("fill_right", .fillRight), ("start", .start), ("end", .stop),
        ("step", .step), ("range", .range), ("min_of", .minOf), ("max_of", .maxOf), ("inf", .number), ("nan", .number),
    ]
}
