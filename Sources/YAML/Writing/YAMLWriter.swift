/// Writes values as YAML straight into bytes: block style as `kubectl` prints it, never folded.
///
/// Sequences below a key are not indented, strings that a YAML 1.1 reader would take for something else are quoted, and
/// text of several lines is a literal block. Equal values give equal bytes.
public struct YAMLWriter: ValueWriter, Sendable {
    /// A writer never fails.
    public typealias Failure = Never

    /// What the next value or key follows.
    @usableFromInline
    enum Place: Sendable {
        case documentStart
        case key
        case dash
        case entry
    }

    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    /// The column, counted from zero, at which the entries of the current collection start.
    private var column = 0
    private var place = Place.documentStart

    /// A writer with nothing written; `capacity` is the number of bytes to make room for.
    public init(capacity: Int = 4096) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the room for it.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        column = 0
        place = .documentStart
    }

    /// Writes a comment line, for the head of a document.
    public mutating func comment(_ text: String) {
        append("# ")
        bytes.append(contentsOf: text.utf8)
        append("\n")
    }

    /// Ends the document with a line feed.
    public mutating func endDocument() {
        append("\n")
        column = 0
        place = .documentStart
    }

    /// Starts another document of the stream.
    public mutating func separateDocument() {
        append("---\n")
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        beginScalar()
        append(value ? "true" : "false")
    }

    /// Writes the digits.
    public mutating func integer(_ value: Int64) {
        beginScalar()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes the shortest text that reads back as the same number.
    public mutating func double(_ value: Double) {
        beginScalar()
        bytes.append(contentsOf: value.jsonText.utf8)
    }

    /// Writes a string in the first of these forms that every reader reads alike: plain, single-quoted, literal block,
    /// double-quoted.
    public mutating func string(_ value: String) {
        beginScalar()
        switch ScalarForm(of: value) {
        case .plain: bytes.append(contentsOf: value.utf8)
        case .singleQuoted: appendSingleQuoted(value)
        case .doubleQuoted: bytes.appendDoubleQuoted(value, escapingNonASCIISpecials: true)
        case .literal: appendLiteral(value)
        }
    }

    /// Writes a mapping; one without entries is `{}`.
    @inlinable
    public mutating func mapping(_ body: (inout YAMLWriter) -> Void) {
        let outer = beginMapping()
        body(&self)
        endMapping(outer)
    }

    /// Writes a sequence; one without items is `[]`.
    @inlinable
    public mutating func sequence<Element>(_ elements: [Element], _ body: (inout YAMLWriter, Element) -> Void) {
        let outer = beginSequence(isEmpty: elements.isEmpty)
        for index in elements.indices {
            beginItem(isFirst: index == 0, of: outer)
            body(&self, elements[index])
        }
        endSequence(outer)
    }

    /// Writes a key that is known to need no quoting.
    public mutating func key(_ key: StaticString) {
        beginKey()
        append(key)
        append(":")
        place = .key
    }

    /// Writes a key, quoted where a reader would take it for something else.
    public mutating func key(_ key: String) {
        beginKey()
        // A key on one line with its value may have at most 1024 characters (YAML 1.1, section 4.1, simple keys).
        let isExplicit = key.utf8.count > 1000
        if isExplicit { append("? ") }
        switch ScalarForm(of: key) {
        case .plain: bytes.append(contentsOf: key.utf8)
        case .singleQuoted: appendSingleQuoted(key)
        case .doubleQuoted, .literal: bytes.appendDoubleQuoted(key, escapingNonASCIISpecials: true)
        }
        if isExplicit { beginLine() }
        append(":")
        place = .key
    }

    /// Where a collection began, and what was current before it.
    @usableFromInline
    struct Outer: Sendable {
        var column: Int
        var opening: Place
        var start: Int
    }

    @usableFromInline
    mutating func beginMapping() -> Outer {
        let outer = Outer(column: column, opening: place, start: bytes.count)
        if place == .key || place == .dash { column += 2 }
        return outer
    }

    @usableFromInline
    mutating func endMapping(_ outer: Outer) {
        if bytes.count == outer.start { append(outer.opening == .documentStart ? "{}" : " {}") }
        column = outer.column
        place = .entry
    }

    @usableFromInline
    mutating func beginSequence(isEmpty: Bool) -> Outer {
        let outer = Outer(column: column, opening: place, start: bytes.count)
        if isEmpty { append(place == .documentStart ? "[]" : " []") }
        if place == .dash { column += 2 }
        return outer
    }

    @usableFromInline
    mutating func beginItem(isFirst: Bool, of outer: Outer) {
        if isFirst, outer.opening == .dash {
            append(" ")
        } else if !isFirst || outer.opening != .documentStart {
            beginLine()
        }
        append("-")
        place = .dash
    }

    @usableFromInline
    mutating func endSequence(_ outer: Outer) {
        column = outer.column
        place = .entry
    }

    private mutating func beginKey() {
        switch place {
        case .documentStart: break
        case .dash: append(" ")
        case .key, .entry: beginLine()
        }
        place = .entry
    }

    private mutating func beginScalar() {
        if place != .documentStart { append(" ") }
        place = .entry
    }

    /// A line feed and the blanks before an entry, in one piece as long as they are not many.
    private mutating func beginLine() {
        let line: StaticString = "\n                                                                "
        guard column < line.utf8CodeUnitCount else {
            append("\n")
            appendSpaces(column)
            return
        }
        line.withUTF8Buffer { bytes.append(contentsOf: $0[...column]) }
    }

    private mutating func appendSpaces(_ count: Int) {
        for _ in 0..<count { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendSingleQuoted(_ value: String) {
        append("'")
        for byte in value.utf8 {
            if byte == UInt8(ascii: "'") { append("'") }
            bytes.append(byte)
        }
        append("'")
    }

    /// Writes text of several lines below its key, two columns in.
    private mutating func appendLiteral(_ value: String) {
        // The chomping indicator says what becomes of the last line feeds: one, none, or all are kept.
        let lineFeed = UInt8(ascii: "\n")
        let trailing = value.utf8.reversed().prefix { $0 == lineFeed }.count
        append(trailing == 0 ? "|-" : trailing == 1 ? "|" : "|+")
        for line in value.utf8.dropLast(trailing).split(separator: lineFeed, omittingEmptySubsequences: false) {
            append("\n")
            if !line.isEmpty {
                appendSpaces(column + 2)
                bytes.append(contentsOf: line)
            }
        }
        for _ in 0..<max(0, trailing - 1) { append("\n") }
    }
}
