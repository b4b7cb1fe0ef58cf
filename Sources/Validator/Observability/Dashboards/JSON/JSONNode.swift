/// A value of a text in JSON: a view, cheap to copy.
struct JSONNode: Sendable {
    let text: JSONDocument
    let index: Int

    private var raw: JSONDocument.RawNode { text.nodes[index] }

    var kind: JSONDocument.RawNode.Kind { raw.kind }
    /// Its bytes in the text, with quotes and brackets.
    var range: Range<Int> { Int(raw.start)..<Int(raw.end) }

    /// The elements of an array; none of anything else.
    var elements: [JSONNode] {
        guard kind == .array else { return [] }
        var elements: [JSONNode] = []
        var child = index + 1
        while child < Int(raw.next) {
            elements.append(JSONNode(text: text, index: child))
            child = Int(text.nodes[child].next)
        }
        return elements
    }

    /// The members of an object; none of anything else.
    var members: [(name: JSONNode, value: JSONNode)] {
        guard kind == .object else { return [] }
        var members: [(name: JSONNode, value: JSONNode)] = []
        var child = index + 1
        while child < Int(raw.next) {
            members.append((JSONNode(text: text, index: child), JSONNode(text: text, index: child + 1)))
            child = Int(text.nodes[child + 1].next)
        }
        return members
    }

    /// The value of a member; of several the last, as Go's and JavaScript's readers have it. `null` is none.
    subscript(name: String) -> JSONNode? {
        guard kind == .object else { return nil }
        var found: JSONNode?
        var child = index + 1
        while child < Int(raw.next) {
            let value = JSONNode(text: text, index: child + 1)
            if JSONNode(text: text, index: child).hasText(name) { found = value }
            child = Int(text.nodes[child + 1].next)
        }
        return found.flatMap { $0.kind == .null ? nil : $0 }
    }

    /// The value that names lead to, one below the other.
    func at(_ names: String...) -> JSONNode? {
        var node: JSONNode? = self
        for name in names { node = node?[name] }
        return node
    }

    /// The text of a string; `nil` for anything else.
    var string: String? {
        guard kind == .string else { return nil }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        guard raw.hasEscapes else { return String(decoding: text.bytes[inner], as: UTF8.self) }
        return String(decoding: decoded.bytes, as: UTF8.self)
    }

    /// The text of a string, where there is one that is not empty.
    var nonEmptyString: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

    /// A whole number; `nil` for anything else.
    var integer: Int? {
        number.flatMap { Int(exactly: $0) }
    }

    /// A number; `nil` for anything else.
    var number: Double? {
        kind == .number ? Double(String(decoding: text.bytes[range], as: UTF8.self)) : nil
    }

    /// `true` or `false`; `nil` for anything else.
    var boolean: Bool? {
        kind == .boolean ? text.bytes[range.lowerBound] == UInt8(ascii: "t") : nil
    }

    /// Whether it is a string without escapes that has this text.
    private func hasText(_ name: String) -> Bool {
        if raw.hasEscapes { return string == name }
        return text.bytes[range.lowerBound + 1..<range.upperBound - 1].elementsEqual(name.utf8)
    }

    /// Where in the text a string's own text is, from one offset in UTF-8 to another: escapes are longer than what they
    /// stand for.
    func place(of part: Range<Int>) -> Range<Int> {
        let inner = range.lowerBound + 1
        guard kind == .string, raw.hasEscapes else {
            let end = max(inner, range.upperBound - 1)
            return min(inner + part.lowerBound, end)..<min(inner + part.upperBound, end)
        }
        let offsets = decoded.offsets
        func place(_ offset: Int) -> Int { offsets[min(max(offset, 0), offsets.count - 1)] }
        return place(part.lowerBound)..<max(place(part.lowerBound), place(part.upperBound))
    }
}

// MARK: - Escapes

extension JSONNode {
    /// The text of a string, and where each of its bytes comes from, with the end as the last.
    private var decoded: (bytes: [UInt8], offsets: [Int]) {
        let source = text.bytes
        let end = range.upperBound - 1
        var position = range.lowerBound + 1
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        while position < end {
            let start = position
            guard source[position] == UInt8(ascii: "\\") else {
                bytes.append(source[position])
                offsets.append(start)
                position += 1
                continue
            }
            let scalar: UnicodeScalar
            (scalar, position) = Self.escape(source, at: position)
            for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
                bytes.append(byte)
                offsets.append(start)
            }
        }
        return (bytes, offsets + [end])
    }

    private static func escape(_ source: [UInt8], at start: Int) -> (UnicodeScalar, next: Int) {
        switch source[start + 1] {
        case UInt8(ascii: "b"): return ("\u{8}", start + 2)
        case UInt8(ascii: "f"): return ("\u{C}", start + 2)
        case UInt8(ascii: "n"): return ("\n", start + 2)
        case UInt8(ascii: "r"): return ("\r", start + 2)
        case UInt8(ascii: "t"): return ("\t", start + 2)
        case UInt8(ascii: "u"):
            let high = codeUnit(source, at: start + 2)
            if 0xD800..<0xDC00 ~= high, source[start + 6] == UInt8(ascii: "\\"), source[start + 7] == UInt8(ascii: "u")
            {
                let low = codeUnit(source, at: start + 8)
                if 0xDC00..<0xE000 ~= low {
                    let value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
                    return (UnicodeScalar(value) ?? "\u{FFFD}", start + 12)
                }
            }
            return (UnicodeScalar(high) ?? "\u{FFFD}", start + 6)
        default: return (UnicodeScalar(source[start + 1]), start + 2)
        }
    }

    private static func codeUnit(_ source: [UInt8], at start: Int) -> UInt32 {
        source[start..<start + 4].reduce(0) { $0 << 4 | UInt32(hexadecimal($1) ?? 0) }
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
