import Testing
import YAML

/// A value of any shape, as a writer is given it.
indirect enum WrittenValue: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case list([WrittenValue])
    case map([(String, WrittenValue)])

    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: WrittenValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, WrittenValue)...) { self = .map(elements) }

    func write<Writer: ValueWriter>(to writer: inout Writer) {
        switch self {
        case .bool(let value): writer.bool(value)
        case .integer(let value): writer.integer(value)
        case .double(let value): writer.double(value)
        case .string(let value): writer.string(value)
        case .list(let items): writer.sequence(items) { writer, item in item.write(to: &writer) }
        case .map(let entries):
            writer.mapping { writer in
                for (key, value) in entries {
                    writer.key(key)
                    value.write(to: &writer)
                }
            }
        }
    }

    var yaml: String {
        var writer = YAMLWriter()
        write(to: &writer)
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    func json(_ style: JSONWriter.Style) -> String {
        var writer = JSONWriter(style: style)
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The value for a reader in Python, in a notation that needs no writer of ours: a letter for the kind, then the
    /// UTF-8 of a string in hexadecimal, a number's bits, or the number of items that follow.
    var plainly: String {
        switch self {
        case .bool(let value): "b \(value ? 1 : 0)\n"
        case .integer(let value): "i \(value)\n"
        case .double(let value): "d \(value.bitPattern)\n"
        case .string(let value): "s \(Self.hexadecimal(value))\n"
        case .list(let items): "l \(items.count)\n" + items.map(\.plainly).joined()
        case .map(let entries):
            "m \(entries.count)\n" + entries.map { "s \(Self.hexadecimal($0))\n" + $1.plainly }.joined()
        }
    }

    private static func hexadecimal(_ text: String) -> String {
        var digits = ""
        for byte in text.utf8 { digits += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return digits
    }
}

extension YAMLNode {
    /// Whether the node is the value, with strings compared by their bytes: Swift's own comparison would not see a
    /// reader that normalizes.
    func holds(_ value: WrittenValue) -> Bool {
        switch value {
        case .bool(let value): kind == .scalar && scalar == .bool(value)
        case .integer(let value): kind == .scalar && scalar == .int(value)
        case .double(let value):
            switch scalar {
            case .int(let number): Double(number) == value
            case .unsignedInt(let number): Double(number) == value
            case .float(let number): number == value
            default: false
            }
        case .string(let text):
            if kind == .scalar, case .string(let own) = scalar { own.utf8.elementsEqual(text.utf8) } else { false }
        case .list(let items):
            kind == .sequence && count == items.count && zip(elements, items).allSatisfy { $0.holds($1) }
        case .map(let entries):
            kind == .mapping && count == entries.count
                && zip(self.entries, entries).allSatisfy { own, entry in
                    own.key.keyText.map { $0.utf8.elementsEqual(entry.0.utf8) } == true && own.value.holds(entry.1)
                }
        }
    }
}

extension WrittenValue {
    /// Every place in which a string can stand: alone, below keys and dashes, and as a key itself.
    static func everywhere(_ text: String) -> WrittenValue {
        let string = WrittenValue.string(text)
        let item = WrittenValue.map([(text, string)])
        let (noItems, noEntries) = (WrittenValue.list([]), WrittenValue.map([]))
        return [
            "value": string, "list": [string, "next"], "nested": [[[string], string]],
            "keys": .map([(text, string), (text + "'", .list([string]))]),
            "below": .map([(text, .map([(text, noEntries)]))]),
            "items": [.map([(text, .list([item]))]), .map([(text, noItems)])],
            "last": ["deep": ["deeper": string]],
        ]
    }

    /// Each string as a key, as a value and as an item, for readers that take their time.
    static func compactly(_ strings: [String]) -> WrittenValue {
        .list(
            strings.map { text in
                .map([(text, .list([.string(text), .map([(text, .string(text))])]))])
            }
        )
    }
}
