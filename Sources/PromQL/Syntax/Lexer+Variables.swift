// Variables of Grafana (grafana: `public/app/features/variables/utils.ts`, `variableRegex`): `$name`,
// `${name.field:format}` and `[[name:format]]`.
extension Lexer {
    /// Whether a variable starts at an offset.
    func isVariable(at offset: Int) -> Bool { variableEnd(at: offset) != nil }

    /// Where a variable that starts at an offset ends.
    func variableEnd(at offset: Int) -> Int? { Self.variable(in: text, at: offset)?.end }

    /// The parts of a variable.
    struct VariableParts {
        var name: Range<Int>
        var format: Range<Int>?
        var end: Int
    }

    /// The variable that starts at an offset, if one does.
    static func variable(in text: [UInt8], at offset: Int) -> VariableParts? {
        func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }
        func wordEnd(_ start: Int) -> Int? {
            var end = start
            while end < text.count, text[end].isWord { end += 1 }
            return end > start ? end : nil
        }
        switch byte(offset) {
        case UInt8(ascii: "$"):
            guard byte(offset + 1) == UInt8(ascii: "{") else {
                guard let end = wordEnd(offset + 1) else { return nil }
                return VariableParts(name: offset + 1..<end, format: nil, end: end)
            }
            guard let name = wordEnd(offset + 2) else { return nil }
            var end = name
            if byte(end) == UInt8(ascii: ".") || byte(end) == UInt8(ascii: ":") {
                while end < text.count, text[end] != UInt8(ascii: "}"), text[end] != UInt8(ascii: "\n") { end += 1 }
            }
            guard byte(end) == UInt8(ascii: "}") else { return nil }
            let colon = text[name..<end].firstIndex(of: UInt8(ascii: ":"))
            return VariableParts(name: offset + 2..<name, format: colon.map { $0 + 1..<end }, end: end + 1)
        case UInt8(ascii: "["):
            guard byte(offset + 1) == UInt8(ascii: "["), let name = wordEnd(offset + 2) else { return nil }
            var end = name
            var format: Range<Int>?
            if byte(end) == UInt8(ascii: ":"), let formatEnd = wordEnd(end + 1) {
                format = end + 1..<formatEnd
                end = formatEnd
            }
            guard byte(end) == UInt8(ascii: "]"), byte(end + 1) == UInt8(ascii: "]") else { return nil }
            return VariableParts(name: offset + 2..<name, format: format, end: end + 2)
        default: return nil
        }
    }

    /// The variables in a part of the text. Numbers, as `$1` in a replacement, aren't any.
    func variables(in range: Range<Int>) -> [GrafanaVariable] {
        guard dialect == .grafana else { return [] }
        var found: [GrafanaVariable] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard let parts = Self.variable(in: text, at: offset), parts.end <= range.upperBound else {
                offset += 1
                continue
            }
            if !text[parts.name].allSatisfy(\.isDigit) {
                found.append(
                    GrafanaVariable(
                        name: string(parts.name),
                        format: parts.format.map { string($0) },
                        text: string(offset..<parts.end),
                        range: offset..<parts.end
                    )
                )
            }
            offset = parts.end
        }
        return found
    }
}
