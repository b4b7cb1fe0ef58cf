/// Checks a regular expression of a label matcher: RE2's syntax as Go reads it (golang/go: `regexp/syntax/parse.go`,
/// with its Perl flags), and whether it matches the empty text.
///
/// It keeps the open groups in an array rather than on the stack, and reads each byte about once.
struct PatternChecker {
    /// Why a pattern doesn't compile.
    struct Failure: Error, Hashable {
        var message: String
        /// Where in the pattern, in UTF-8 bytes.
        var range: Range<Int>
    }

    /// How deep groups may be within one another: Go's limit of a tree's height.
    static let depthLimit = 999
    /// The largest count in `{n}`, and the largest product of counts within one another.
    static let countLimit = 1_000

    /// What can be repeated: a character, a class, a group.
    struct Item {
        /// Whether it matches the empty text.
        var matchesEmpty: Bool
        /// The largest product of the counts within it.
        var count = 1
    }

    private struct Group {
        var start: Int
        /// Whether an alternative before this one matches the empty text.
        var alternativesMatchEmpty = false
        /// Whether this alternative does, up to the last item.
        var sequenceMatchesEmpty = true
        /// The last item, which a repetition would take.
        var last: Item?
        var count = 1

        mutating func append(_ item: Item) {
            close()
            last = item
        }

        mutating func close() {
            guard let item = last else { return }
            sequenceMatchesEmpty = sequenceMatchesEmpty && item.matchesEmpty
            count = max(count, item.count)
            last = nil
        }

        mutating func endAlternative() {
            close()
            alternativesMatchEmpty = alternativesMatchEmpty || sequenceMatchesEmpty
            sequenceMatchesEmpty = true
        }
    }

    let text: [UInt8]
    var position = 0

    /// Whether a pattern, anchored at both ends as Prometheus does, matches the empty text.
    static func matchesEmpty(_ pattern: String) throws(Failure) -> Bool {
        var checker = PatternChecker(pattern)
        return try checker.check()
    }

    private init(_ pattern: String) {
        text = Array(pattern.utf8)
    }

    func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < text.count ? text[position + offset] : nil
    }

    private mutating func check() throws(Failure) -> Bool {
        var groups = [Group(start: 0)]
        var isAfterRepetition = false
        while let byte = byte() {
            var isRepetition = false
            switch byte {
            case UInt8(ascii: "("):
                if try takesGroup() {
                    guard groups.count <= Self.depthLimit else {
                        throw Failure(message: "groups are too deep within one another", range: position - 1..<position)
                    }
                    groups.append(Group(start: position - 1))
                }
            case UInt8(ascii: ")"):
                guard groups.count > 1, var group = groups.popLast() else {
                    throw Failure(message: "a ')' too many", range: position..<position + 1)
                }
                group.endAlternative()
                position += 1
                groups[groups.count - 1].append(Item(matchesEmpty: group.alternativesMatchEmpty, count: group.count))
            case UInt8(ascii: "|"):
                groups[groups.count - 1].endAlternative()
                position += 1
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
                let count = byte == UInt8(ascii: "+") ? 1...1 : 0...1
                position += 1
                isRepetition = true
                try repeatLast(of: &groups[groups.count - 1], count, from: position - 1, stacked: isAfterRepetition)
            case UInt8(ascii: "{"):
                let start = position
                if let count = try takesCount() {
                    isRepetition = true
                    try repeatLast(of: &groups[groups.count - 1], count, from: start, stacked: isAfterRepetition)
                } else {
                    position += 1
                    groups[groups.count - 1].append(Item(matchesEmpty: false))
                }
            case UInt8(ascii: "["):
                try takeClass()
                groups[groups.count - 1].append(Item(matchesEmpty: false))
            case UInt8(ascii: "\\"):
                if try takesQuotation(into: { groups[groups.count - 1].append(Item(matchesEmpty: false)) }) { break }
                groups[groups.count - 1].append(Item(matchesEmpty: try takeEscape()))
            case UInt8(ascii: "^"), UInt8(ascii: "$"):
                position += 1
                groups[groups.count - 1].append(Item(matchesEmpty: true))
            default:
                position += 1
                // The bytes that continue a character are no characters of their own.
                if byte & 0xC0 != 0x80 { groups[groups.count - 1].append(Item(matchesEmpty: false)) }
            }
            isAfterRepetition = isRepetition
        }
        guard groups.count == 1, var group = groups.popLast() else {
            let start = groups.last?.start ?? 0
            throw Failure(message: "this '(' is never closed", range: start..<start + 1)
        }
        group.endAlternative()
        return group.alternativesMatchEmpty
    }

    private mutating func repeatLast(
        of group: inout Group,
        _ count: ClosedRange<Int>,
        from start: Int,
        stacked: Bool
    ) throws(Failure) {
        if byte() == UInt8(ascii: "?") { position += 1 }
        guard !stacked else {
            throw Failure(message: "a repetition can't be repeated; put it in a group", range: start..<position)
        }
        guard var item = group.last else {
            throw Failure(message: "there is nothing to repeat", range: start..<position)
        }
        if count.upperBound >= 2 { item.count *= count.upperBound }
        if count.upperBound == 0 { item.count = 1 }
        guard item.count <= Self.countLimit else {
            throw Failure(message: "repeats more than \(Self.countLimit) times in all", range: start..<position)
        }
        if count.lowerBound == 0 { item.matchesEmpty = true }
        group.last = item
    }

    /// Takes `{2}`, `{2,}` or `{2,3}`; anything else is a brace that means itself. Without an upper bound, the lower
    /// one counts.
    private mutating func takesCount() throws(Failure) -> ClosedRange<Int>? {
        let start = position
        var index = position + 1
        func number() -> Int? {
            guard index < text.count, text[index].isDigit else { return nil }
            // Like Go's `parseInt`: no leading zero.
            if text[index] == UInt8(ascii: "0"), index + 1 < text.count, text[index + 1].isDigit { return nil }
            var value = 0
            while index < text.count, text[index].isDigit {
                value = min(value * 10 + Int(text[index] - UInt8(ascii: "0")), Self.countLimit + 1)
                index += 1
            }
            return value
        }
        guard let lower = number() else { return nil }
        var upper = lower
        var hasUpper = true
        if index < text.count, text[index] == UInt8(ascii: ",") {
            index += 1
            if index < text.count, text[index] == UInt8(ascii: "}") {
                hasUpper = false
            } else {
                guard let number = number() else { return nil }
                upper = number
            }
        }
        guard index < text.count, text[index] == UInt8(ascii: "}") else { return nil }
        position = index + 1
        guard lower <= Self.countLimit, upper <= Self.countLimit, !hasUpper || lower <= upper else {
            throw Failure(
                message: "a count is at most \(Self.countLimit), and its first number at most its second",
                range: start..<position
            )
        }
        return lower...upper
    }
}
