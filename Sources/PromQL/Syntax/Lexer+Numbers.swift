// Numbers and durations (prometheus: `promql/parser/lex.go`, `scanNumber` and `acceptRemainingDuration`).
extension Lexer {
    mutating func number() throws(PromQLError) -> Token {
        let start = position
        if let end = numberEnd(from: start) {
            position = end
            return Token(kind: .number, start: start, end: end)
        }
        var end = start
        while end < text.count, text[end].isWord || text[end] == UInt8(ascii: ".") { end += 1 }
        if dialect == .grafana, isVariable(at: end) { return templated(from: start) }
        position = end
        guard TimeText.milliseconds(text[start..<end]) != nil else {
            throw PromQLError(
                "'\(string(start..<end))' is neither a number nor a duration",
                at: start..<end,
                hint: Self.durationHint
            )
        }
        return Token(kind: .duration, start: start, end: end)
    }

    static let durationHint =
        "durations are whole numbers with y, w, d, h, m, s and ms, in this order, and at most 292 years: 1h30m"

    /// `5${unit}`: in Grafana's dialect a number can go on with a variable.
    private mutating func templated(from start: Int) -> Token {
        var end = start
        while end < text.count {
            if text[end].isWord || text[end] == UInt8(ascii: ".") {
                end += 1
            } else if let variable = variableEnd(at: end) {
                end = variable
            } else {
                break
            }
        }
        position = end
        return Token(kind: .templatedWord, start: start, end: end)
    }

    /// Where a number that starts at an offset ends, or nothing when what stands there isn't one.
    ///
    /// What it takes isn't always a number: `1e` is taken here and refused when its value is looked for.
    private func numberEnd(from start: Int) -> Int? {
        func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }
        func isExponent(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") }
        var end = start
        var isHexadecimal = false
        if byte(end) == UInt8(ascii: "0"), byte(end + 1) | 0x20 == UInt8(ascii: "x") {
            isHexadecimal = true
            end += byte(end + 2) == UInt8(ascii: "_") ? 3 : 2
        }
        func isDigit(_ byte: UInt8) -> Bool { isHexadecimal ? byte.hexadecimalValue != nil : byte.isDigit }
        if byte(end) == UInt8(ascii: ".") { end += 1 }
        if isDigit(byte(end)) { end += 1 }
        var hasDot = false
        var hasExponent = false
        while true {
            let current = byte(end)
            if current == UInt8(ascii: ".") {
                let next = byte(end + 1)
                if hasDot || isHexadecimal || next == UInt8(ascii: "_") || next == UInt8(ascii: ".") { return nil }
                hasDot = true
                end += 1
            } else if isExponent(current) {
                if hasExponent { return nil }
                hasExponent = true
                end += 1
                if byte(end) == UInt8(ascii: "+") || byte(end) == UInt8(ascii: "-") { end += 1 }
                if end >= text.count || isSeparator(byte(end)) || isExponent(byte(end)) { return nil }
            } else if current == UInt8(ascii: "_") {
                end += 1
                if end >= text.count || isSeparator(byte(end)) || isExponent(byte(end)) { return nil }
            } else if isDigit(current) {
                end += 1
            } else {
                break
            }
        }
        if dialect == .grafana, isVariable(at: end) { return nil }
        return end > start && !byte(end).isWord ? end : nil
    }

    private func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") }
}
