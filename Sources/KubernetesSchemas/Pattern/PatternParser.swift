/// Reads a regular expression as Go's `regexp/syntax` does with its Perl flags.
struct PatternParser {
    typealias Failure = RegularExpression.Failure

    /// `(?i)` and its like.
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesNewline = false
    }

    /// As in Go (`maxHeight`, and the limit of `{n}`).
    private static let mostDepth = 250
    private static let mostRepeats = 1_000

    let text: [UInt32]
    var position = 0
    var flags = Flags()
    private var depth = 0

    init(_ pattern: String) {
        text = pattern.unicodeScalars.map(\.value)
    }

    mutating func parse() throws(Failure) -> PatternNode {
        let node = try alternatives()
        guard position == text.count else { throw .invalid("a ')' too many") }
        return node
    }

    var next: UInt32? { position < text.count ? text[position] : nil }

    func isNext(_ character: Unicode.Scalar, offset: Int = 0) -> Bool {
        position + offset < text.count && text[position + offset] == character.value
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        position += 1
        return true
    }

    private mutating func alternatives() throws(Failure) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.mostDepth else { throw .invalid("groups too deep within one another") }
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func sequence() throws(Failure) -> PatternNode {
        var parts: [PatternNode] = []
        while let character = next, character != 0x7C, character != 0x29 {
            if isNext("("), isNext("?", offset: 1), try takeFlags() { continue }
            // Of a quotation, the last character is repeated.
            var atoms: [PatternNode] = []
            if let quoted = try quotation() { atoms = quoted } else { atoms = [try atom()] }
            let last = atoms.popLast() ?? .empty
            parts += atoms
            parts.append(try repeated(last))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func atom() throws(Failure) -> PatternNode {
        guard let character = next, let scalar = Unicode.Scalar(character) else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[": return .scalars(try characterClass())
        case ".":
            position += 1
            return .scalars(flags.dotMatchesNewline ? .all : .allButNewline)
        case "^":
            position += 1
            return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$":
            position += 1
            return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "*", "+", "?": throw .invalid("nothing to repeat")
        case "\\": return try escape()
        default:
            position += 1
            return .scalars(try literal(character))
        }
    }

    /// A character, and those that differ in case where that doesn't count.
    func literal(_ character: UInt32) throws(Failure) -> ScalarSet {
        try folded(ScalarSet(character))
    }

    func folded(_ set: ScalarSet) throws(Failure) -> ScalarSet {
        guard flags.ignoresCase else { return set }
        if set.hasOtherLetters { throw .unsupported("letters outside ASCII without regard to case") }
        return set.folded
    }

    private mutating func group() throws(Failure) -> PatternNode {
        position += 1
        let outer = flags
        if take("?") {
            if take("P") || isNext("<") {
                guard take("<"), let end = text[position...].firstIndex(of: 0x3E), end > position else {
                    throw .invalid("a group without a name")
                }
                let isName = text[position..<end].allSatisfy { ScalarSet.word.contains($0) }
                guard isName else { throw .invalid("a group with a wrong name") }
                position = end + 1
            } else {
                try readFlags()
                guard take(":") else { throw .invalid("an unknown kind of group") }
            }
        }
        let node = try alternatives()
        guard take(")") else { throw .invalid("a ')' is missing") }
        flags = outer
        return node
    }

    /// Takes `(?i)`, which holds up to the end of the group.
    private mutating func takeFlags() throws(Failure) -> Bool {
        let start = position
        let before = flags
        position += 2
        if isNext("P") || isNext("<") || isNext(":") {
            position = start
            return false
        }
        try readFlags()
        if take(")") { return true }
        position = start
        flags = before
        return false
    }

    private mutating func readFlags() throws(Failure) {
        var isOn = true
        var hasSign = false
        while let character = next, let scalar = Unicode.Scalar(character) {
            switch scalar {
            case "i": flags.ignoresCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotMatchesNewline = isOn
            case "U": break
            case "-" where !hasSign: (isOn, hasSign) = (false, true)
            default: return
            }
            position += 1
        }
        throw .invalid("a ')' is missing")
    }

    private mutating func repeated(_ atom: PatternNode) throws(Failure) -> PatternNode {
        var node = atom
        var hasOne = false
        while let bounds = try repetition() {
            guard !hasOne else { throw .invalid("a repetition of a repetition") }
            hasOne = true
            _ = take("?")
            node = .repetition(node, least: bounds.least, most: bounds.most)
        }
        return node
    }

    private mutating func repetition() throws(Failure) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard isNext("{") else { return nil }
        let start = position
        position += 1
        guard let least = number() else {
            // Not a repetition, but the character.
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = isNext("}") ? nil : number() ?? -1 }
        guard take("}"), most != -1 else {
            position = start
            return nil
        }
        guard least <= Self.mostRepeats, (most ?? 0) <= Self.mostRepeats, most.map({ $0 >= least }) ?? true else {
            throw .invalid("a wrong number of repetitions")
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let start = position
        while let character = next, ScalarSet.digits.contains(character) { position += 1 }
        guard position > start, position - start < 9 else { return nil }
        return text[start..<position].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
