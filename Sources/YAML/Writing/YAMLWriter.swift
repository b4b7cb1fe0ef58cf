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

    /// Writes a comment, for the head of a document: a line for each line of the text.
    public mutating func comment(_ text: String) {
        bytes.appendComment(text)
    }

    /// Ends the document with a line feed.
    public mutating func endDocument() {
        bytes.append(UInt8(ascii: "\n"))
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
        case .plain: bytes.append(utf8: value)
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
            beginItem(isFirst: index == 0, after: outer.place)
            body(&self, elements[index])
        }
        endSequence(outer)
    }

    @usableFromInline
    mutating func beginSequence(isEmpty: Bool) -> Outer {
        let outer = Outer(column: column, place: place, start: bytes.count)
        if isEmpty { append(place == .documentStart ? "[]" : " []") }
        if place == .dash { column += 2 }
        return outer
    }

    @usableFromInline
    mutating func beginItem(isFirst: Bool, after opening: Place) {
        if isFirst, opening == .dash {
            append(" -")
        } else {
            if !isFirst || opening != .documentStart { beginLine() }
            bytes.append(UInt8(ascii: "-"))
        }
        place = .dash
    }

    @usableFromInline
    mutating func endSequence(_ outer: Outer) {
        column = outer.column
        place = .entry
    }

    /// Writes a key that is known to need no quoting, or is a word of up to three letters, such as `on`.
    public mutating func key(_ key: StaticString) {
        guard key.utf8CodeUnitCount > 3 else { return self.key(key.description) }
        beginKey()
        append(key)
        bytes.append(UInt8(ascii: ":"))
        place = .key
    }

    /// Writes a key, quoted where a reader would take it for something else.
    public mutating func key(_ key: String) {
        beginKey()
        let start = bytes.count
        switch ScalarForm(of: key) {
        case .plain: bytes.append(utf8: key)
        case .singleQuoted: appendSingleQuoted(key)
        case .doubleQuoted, .literal: bytes.appendDoubleQuoted(key, escapingNonASCIISpecials: true)
        }
        // A key on one line with its value may have at most 1024 characters (YAML 1.1, section 4.1, simple keys),
        // with its quotes and escapes.
        if bytes.count - start > 1000 {
            bytes.insert(contentsOf: "? ".utf8, at: start)
            beginLine()
        }
        bytes.append(UInt8(ascii: ":"))
        place = .key
    }

    /// Where a collection began, and what was current before it.
    @usableFromInline
    struct Outer: Sendable {
        @usableFromInline var column: Int
        @usableFromInline var place: Place
        var start: Int
    }

    @usableFromInline
    mutating func beginMapping() -> Outer {
        let outer = Outer(column: column, place: place, start: bytes.count)
        if place == .key || place == .dash { column += 2 }
        return outer
    }

    @usableFromInline
    mutating func endMapping(_ outer: Outer) {
        if bytes.count == outer.start { append(outer.place == .documentStart ? "{}" : " {}") }
        column = outer.column
        place = .entry
    }

    private mutating func beginKey() {
        switch place {
        case .documentStart: break
        case .dash: bytes.append(UInt8(ascii: " "))
        case .key, .entry: beginLine()
        }
        place = .entry
    }

    private mutating func beginScalar() {
        if place != .documentStart { bytes.append(UInt8(ascii: " ")) }
        place = .entry
    }

    /// A line feed and the blanks before an entry, in one piece as long as they are not many.
    private mutating func beginLine() {
        let line: StaticString = "\n                                                                "
        guard column < line.utf8CodeUnitCount else {
            bytes.append(UInt8(ascii: "\n"))
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
        bytes.append(UInt8(ascii: "'"))
        for byte in value.utf8 {
            if byte == UInt8(ascii: "'") { bytes.append(UInt8(ascii: "'")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "'"))
    }

    /// Writes text of several lines below its key, two columns in.
    private mutating func appendLiteral(_ value: String) {
        // The chomping indicator says what becomes of the last line feeds: one, none, or all are kept.
        let lineFeed = UInt8(ascii: "\n")
        let trailing = value.utf8.reversed().prefix { $0 == lineFeed }.count
        append(trailing == 0 ? "|-" : trailing == 1 ? "|" : "|+")
        let text = value.utf8Span.span
        var start = 0
        while start < text.count - trailing {
            var end = start
            while end < text.count, text[end] != lineFeed { end += 1 }
            bytes.append(UInt8(ascii: "\n"))
            if end > start {
                appendSpaces(column + 2)
                text.extracting(start..<end).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            }
            start = end + 1
        }
        for _ in 0..<max(0, trailing - 1) { bytes.append(UInt8(ascii: "\n")) }
    }
}
