extension PatternChecker {
    /// Takes what opens a group; flags alone, `(?i)`, open none.
    mutating func takesGroup() throws(Failure) -> Bool {
        let start = position
        guard byte(1) == UInt8(ascii: "?") else {
            position += 1
            return true
        }
        position += 2
        if byte() == UInt8(ascii: "P"), byte(1) == UInt8(ascii: "<") {
            position += 2
            return try takeName(from: start)
        }
        // Without the P, from Go 1.22, which version 3 of Prometheus is built with.
        if byte() == UInt8(ascii: "<"), byte(1) != UInt8(ascii: "="), byte(1) != UInt8(ascii: "!") {
            position += 1
            return try takeName(from: start)
        }
        return try takeFlags(from: start)
    }

    private mutating func takeName(from start: Int) throws(Failure) -> Bool {
        let nameStart = position
        while let byte = byte(), byte.isWord { position += 1 }
        guard position > nameStart, byte() == UInt8(ascii: ">") else {
            throw Failure(message: "a group's name is letters, digits and underscores", range: start..<position)
        }
        position += 1
        return true
    }

    private mutating func takeFlags(from start: Int) throws(Failure) -> Bool {
        var isNegated = false
        var hasFlag = false
        while let byte = byte() {
            position += 1
            switch byte {
            case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "U"):
                hasFlag = true
            case UInt8(ascii: "-") where !isNegated:
                isNegated = true
                // At least one flag follows it.
                hasFlag = false
            case UInt8(ascii: ":") where !isNegated || hasFlag: return true
            case UInt8(ascii: ")") where !isNegated || hasFlag: return false
            default:
                throw Failure(
                    message:
                        "RE2 has no such group; there are (...), (?:...), (?P<name>...) and flags of i, m, s and U",
                    range: start..<position
                )
            }
        }
        throw Failure(message: "this '(' is never closed", range: start..<start + 1)
    }
}
