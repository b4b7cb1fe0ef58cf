/// Writes values as JSON straight into bytes. Equal values give equal bytes.
public struct JSONWriter: ValueWriter, Sendable {
    /// A writer never fails.
    public typealias Failure = Never

    /// How the text is laid out.
    public enum Style: Sendable {
        /// No white space.
        case compact
        /// A line an entry, two spaces a level, as Grafana exports dashboards.
        case indented
    }

    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    private let style: Style
    private var depth = 0
    private var isFirst = true

    /// A writer with nothing written; `capacity` is the number of bytes to make room for.
    public init(style: Style = .indented, capacity: Int = 4096) {
        self.style = style
        bytes.reserveCapacity(capacity)
    }

    /// Ends the text with a line feed.
    public mutating func endDocument() {
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        append(value ? "true" : "false")
    }

    /// Writes the digits.
    public mutating func integer(_ value: Int64) {
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes the shortest text that reads back as the same number.
    public mutating func double(_ value: Double) {
        bytes.append(contentsOf: value.jsonText.utf8)
    }

    /// Writes the string in quotes.
    public mutating func string(_ value: String) {
        bytes.appendDoubleQuoted(value, escapingNonASCIISpecials: false)
    }

    /// Writes a text that is JSON already.
    public mutating func json(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes an object.
    public mutating func mapping(_ body: (inout JSONWriter) -> Void) {
        let outer = begin("{")
        body(&self)
        end("}", outer)
    }

    /// Writes an array.
    @inlinable
    public mutating func sequence<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
        let outer = begin("[")
        for index in elements.indices {
            beginEntry()
            body(&self, elements[index])
        }
        end("]", outer)
    }

    /// Writes the name of a member.
    public mutating func key(_ key: StaticString) {
        beginEntry()
        bytes.append(UInt8(ascii: "\""))
        append(key)
        append(style == .compact ? "\":" : "\": ")
    }

    /// Writes the name of a member.
    public mutating func key(_ key: String) {
        beginEntry()
        bytes.appendDoubleQuoted(key, escapingNonASCIISpecials: false)
        append(style == .compact ? ":" : ": ")
    }

    /// Opens a collection, and says whether it is the first entry of the one around it.
    @usableFromInline
    mutating func begin(_ bracket: StaticString) -> Bool {
        append(bracket)
        depth += 1
        let outer = isFirst
        isFirst = true
        return outer
    }

    @usableFromInline
    mutating func end(_ bracket: StaticString, _ outer: Bool) {
        depth -= 1
        if !isFirst { beginLine() }
        isFirst = outer
        append(bracket)
    }

    @usableFromInline
    mutating func beginEntry() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        beginLine()
    }

    private mutating func beginLine() {
        guard style == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
