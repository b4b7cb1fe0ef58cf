extension PatternParser {
    /// What a backslash starts, outside a class in brackets.
    mutating func escape() throws(Failure) -> PatternNode {
        guard position + 1 < text.count, let scalar = Unicode.Scalar(text[position + 1]) else {
            throw .invalid("a backslash at the end")
        }
        let assertion: PatternAssertion? =
            switch scalar {
            case "A": .textStart
            case "z": .textEnd
            case "b": .wordBoundary
            case "B": .noWordBoundary
            default: nil
            }
        if let assertion {
            position += 2
            return .assertion(assertion)
        }
        if let set = try perlClass() { return .scalars(try folded(set)) }
        return .scalars(try literal(try escapedCharacter()))
    }

    /// `\Q...\E`: characters that mean themselves; `nil` for anything else.
    mutating func quotation() throws(Failure) -> [PatternNode]? {
        guard isNext("\\"), isNext("Q", offset: 1) else { return nil }
        position += 2
        var parts: [PatternNode] = []
        while let character = next {
            if isNext("\\"), isNext("E", offset: 1) {
                position += 2
                break
            }
            parts.append(.scalars(try literal(character)))
            position += 1
        }
        return parts
    }

    /// `\d` and its like; `nil` for anything else.
    private mutating func perlClass() throws(Failure) -> ScalarSet? {
        guard isNext("\\"), position + 1 < text.count, let scalar = Unicode.Scalar(text[position + 1]) else {
            return nil
        }
        let set: ScalarSet
        switch scalar {
        case "d": set = .digits
        case "D": set = .digits.inverted
        case "s": set = .spaces
        case "S": set = .spaces.inverted
        case "w": set = .word
        case "W": set = .word.inverted
        case "p", "P": throw .unsupported("classes of Unicode")
        default: return nil
        }
        position += 2
        return set
    }

    /// The character that an escape stands for.
    private mutating func escapedCharacter() throws(Failure) -> UInt32 {
        position += 1
        guard let character = next, let scalar = Unicode.Scalar(character) else {
            throw .invalid("a backslash at the end")
        }
        position += 1
        switch scalar {
        case "a": return 7
        case "f": return 12
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "v": return 11
        case "x": return try hexadecimal()
        case "0"..."7":
            // A single digit but 0 would refer back to a group.
            let isOctal = scalar == "0" || next.map { (0x30...0x37).contains($0) } ?? false
            guard isOctal else { throw .invalid("a reference to a group") }
            var value = character - 0x30
            for _ in 0..<2 {
                guard let digit = next, (0x30...0x37).contains(digit) else { break }
                value = value * 8 + digit - 0x30
                position += 1
            }
            return value
        default:
            guard character < 0x80, !ScalarSet.word.contains(character) || scalar == "_" else {
                throw .invalid("an unknown escape '\\\(scalar)'")
            }
            return character
        }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        var digits: ArraySlice<UInt32>
        if take("{") {
            guard let end = text[position...].firstIndex(of: 0x7D), end - position <= 6 else {
                throw .invalid("a '}' is missing")
            }
            digits = text[position..<end]
            position = end + 1
        } else {
            guard position + 2 <= text.count else { throw .invalid("digits are missing") }
            digits = text[position..<position + 2]
            position += 2
        }
        let value = UInt32(String(String.UnicodeScalarView(digits.compactMap(Unicode.Scalar.init))), radix: 16)
        guard let value, value <= ScalarSet.highest, !digits.isEmpty else { throw .invalid("wrong digits") }
        return value
    }

    /// A class in brackets.
    mutating func characterClass() throws(Failure) -> ScalarSet {
        position += 1
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while !isNext("]") || isFirst {
            guard next != nil else { throw .invalid("a ']' is missing") }
            isFirst = false
            if let set = try namedClass() {
                ranges += set.ranges
                continue
            }
            if let set = try perlClass() {
                ranges += set.ranges
                continue
            }
            let low = try classCharacter()
            var high = low
            if isNext("-"), position + 1 < text.count, !isNext("]", offset: 1) {
                position += 1
                high = try classCharacter()
                guard low <= high else { throw .invalid("a range whose end is before its start") }
            }
            ranges.append(low...high)
        }
        position += 1
        let set = try folded(ScalarSet(ranges))
        return isInverted ? set.inverted : set
    }

    private mutating func classCharacter() throws(Failure) -> UInt32 {
        guard let character = next else { throw .invalid("a ']' is missing") }
        if isNext("\\") { return try escapedCharacter() }
        position += 1
        return character
    }

    /// `[:alpha:]` and its like, within brackets.
    private mutating func namedClass() throws(Failure) -> ScalarSet? {
        guard isNext("["), isNext(":", offset: 1) else { return nil }
        var end = position + 2
        while end + 1 < text.count, !(text[end] == 0x3A && text[end + 1] == 0x5D) { end += 1 }
        guard end + 1 < text.count else { return nil }
        var name = String(String.UnicodeScalarView(text[position + 2..<end].compactMap(Unicode.Scalar.init)))
        let isInverted = name.hasPrefix("^")
        if isInverted { name.removeFirst() }
        guard let ranges = Self.namedRanges[name] else { throw .invalid("an unknown class '[:\(name):]'") }
        position = end + 2
        let set = ScalarSet(ranges)
        return isInverted ? set.inverted : set
    }

    private static let namedRanges: [String: [ClosedRange<UInt32>]] = [
        "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A], "ascii": [0...0x7F],
        "blank": [9...9, 32...32], "cntrl": [0...31, 0x7F...0x7F], "digit": [0x30...0x39], "graph": [0x21...0x7E],
        "lower": [0x61...0x7A], "print": [0x20...0x7E], "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
        "space": [9...13, 32...32], "upper": [0x41...0x5A], "word": ScalarSet.word.ranges,
        "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
    ]
}
