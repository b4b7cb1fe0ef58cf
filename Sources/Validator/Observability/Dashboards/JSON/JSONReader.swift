/// Reads JSON, strictly.
struct JSONReader {
    private(set) var nodes: [JSONDocument.RawNode] = []
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a value and nothing after it.
    mutating func readDocument() throws(JSONDocument.Failure) {
        nodes.reserveCapacity(bytes.count / 16)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure("a byte order mark; JSON has none") }
        skipSpace()
        try readValue()
        skipSpace()
        guard position == bytes.count else { throw failure("there is more after the end of the value") }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw JSONDocument.Failure(offset: 0, message: "the text is not UTF-8")
        }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ message: String) -> JSONDocument.Failure {
        JSONDocument.Failure(offset: position, message: message)
    }

    private func unexpected(_ expected: String) -> JSONDocument.Failure {
        guard let current else { return failure("the text ends where \(expected) is expected") }
        let shown = current >= 0x20 && current < 0x7F ? "'\(Character(UnicodeScalar(current)))'" : "a byte \(current)"
        return failure("\(shown) stands where \(expected) is expected")
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func readValue() throws(JSONDocument.Failure) {
        guard let current else { throw unexpected("a value") }
        switch current {
        case UInt8(ascii: "{"): try readCollection(.object, closing: UInt8(ascii: "}"))
        case UInt8(ascii: "["): try readCollection(.array, closing: UInt8(ascii: "]"))
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        case UInt8(ascii: "t"): try readWord("true", .boolean)
        case UInt8(ascii: "f"): try readWord("false", .boolean)
        case UInt8(ascii: "n"): try readWord("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func open(_ kind: JSONDocument.RawNode.Kind) -> Int {
        nodes.append(JSONDocument.RawNode(kind: kind, start: Int32(position), end: Int32(position), next: 0))
        return nodes.count - 1
    }

    private mutating func close(_ node: Int) {
        nodes[node].end = Int32(position)
        nodes[node].next = Int32(nodes.count)
    }

    private mutating func readCollection(
        _ kind: JSONDocument.RawNode.Kind,
        closing: UInt8
    ) throws(JSONDocument.Failure) {
        guard depth < JSONDocument.depthLimit else {
            throw failure("values are nested deeper than \(JSONDocument.depthLimit) times")
        }
        depth += 1
        let node = open(kind)
        position += 1
        skipSpace()
        if current == closing {
            position += 1
        } else {
            while true {
                if kind == .object { try readName() }
                try readValue()
                skipSpace()
                guard current != closing else { break }
                guard current == UInt8(ascii: ",") else {
                    throw unexpected("',' or '\(Character(UnicodeScalar(closing)))'")
                }
                position += 1
                skipSpace()
                if current == closing { throw failure("a comma before the end; JSON has none there") }
            }
            position += 1
        }
        close(node)
        depth -= 1
    }

    private mutating func readName() throws(JSONDocument.Failure) {
        guard current == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
        try readString()
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw unexpected("':'") }
        position += 1
        skipSpace()
    }

    private mutating func readString() throws(JSONDocument.Failure) {
        let node = open(.string)
        position += 1
        while true {
            guard let byte = current else { throw failure("the text ends within a string") }
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                close(node)
                return
            case UInt8(ascii: "\\"):
                nodes[node].hasEscapes = true
                try readEscape()
            case 0..<0x20:
                throw failure("a control character within a string; write it as an escape, as '\\n'")
            default:
                position += 1
            }
        }
    }

    private mutating func readEscape() throws(JSONDocument.Failure) {
        position += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            let digits = bytes[(position + 1)...].prefix(4)
            guard digits.count == 4, digits.allSatisfy({ JSONNode.hexadecimal($0) != nil }) else {
                throw failure("'\\u' needs four hexadecimal digits")
            }
            position += 5
        default:
            throw unexpected("the rest of an escape, as '\\n'")
        }
    }

    private mutating func readNumber() throws(JSONDocument.Failure) {
        let node = open(.number)
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") {
            position += 1
        } else {
            try readDigits()
        }
        if current == UInt8(ascii: ".") {
            position += 1
            try readDigits()
        }
        if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try readDigits()
        }
        close(node)
    }

    private mutating func readDigits() throws(JSONDocument.Failure) {
        guard let byte = current, byte.isASCIIDigit else { throw unexpected("a digit") }
        while let byte = current, byte.isASCIIDigit { position += 1 }
    }

    private mutating func readWord(_ word: StaticString, _ kind: JSONDocument.RawNode.Kind) throws(JSONDocument.Failure)
    {
        let node = open(kind)
        let isWord = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
        guard isWord else { throw failure("a word that is none of true, false and null") }
        position += word.utf8CodeUnitCount
        close(node)
    }
}
