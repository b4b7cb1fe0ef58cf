public import Diagnostics

/// Tells that a value could not be read; what is wrong stands in the reader's problems.
public struct FieldFailure: Error, Sendable {
    /// Made by the reader alone, after it has recorded a problem.
    fileprivate init() {}
}

/// One problem of a value that was read from YAML.
public struct FieldProblem: Hashable, Sendable {
    /// What is wrong and how to mend it: lower case, one sentence.
    public var message: String
    /// Where it is.
    public var range: SourceRange
    /// The place of the value as a JSON pointer (RFC 6901).
    public var pointer: String
}

/// Reads `Structured` values from a YAML tree, and records every problem with its place before it gives up.
public struct FieldReader: FieldVisitor, Sendable {
    /// Says that a problem was recorded.
    public typealias Failure = FieldFailure

    /// What was wrong so far, in the order in which it was met.
    public private(set) var problems: [FieldProblem] = []

    private var node: YAMLNode
    /// The steps from the root to the current node; a pointer is made of them only when there is a problem to tell.
    private var path: [String] = []
    /// The keys that fields of the current mapping have asked for.
    private var knownKeys: [StaticString] = []

    private init(node: YAMLNode) {
        self.node = node
    }

    /// Reads a value from a node.
    ///
    /// - Returns: the value, `nil` when it could not be made; and every problem that was met. A value that comes with
    ///   problems holds defaults where they are.
    public static func read<Value: FieldValue>(
        _: Value.Type = Value.self,
        from node: YAMLNode
    ) -> (value: Value?, problems: [FieldProblem]) {
        var reader = FieldReader(node: node)
        let value = try? Value.read(from: &reader)
        return (value, reader.problems)
    }

    /// Records a problem at the current node.
    public mutating func fail(_ message: String) -> FieldFailure {
        fail(message, at: node)
    }

    /// Records a word that is none of those expected, with the nearest of them.
    public mutating func fail(unknown word: String, among expected: [String]) -> FieldFailure {
        let nearest = NearestName.question(for: word, among: expected)
        let list = expected.map { "'\($0)'" }.joined(separator: ", ")
        return fail("expected one of \(list), found '\(word)'\(nearest)")
    }

    private mutating func fail(_ message: String, at node: YAMLNode) -> FieldFailure {
        let pointer = path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
        problems.append(FieldProblem(message: message, range: node.range, pointer: pointer))
        return FieldFailure()
    }
}

// MARK: - Fields

extension FieldReader {
    /// Checks that the field holds the text.
    public mutating func constant(_ key: StaticString, _ value: StaticString) throws(FieldFailure) {
        guard let child = child(key) else { throw missing(key) }
        try descend(to: child, key.description) { reader throws(FieldFailure) in
            let found = try reader.text(acceptsNumbers: false)
            guard found == value.description else { throw reader.fail("expected '\(value)', found '\(found)'") }
        }
    }

    /// Reads the field.
    public mutating func required<Value: FieldValue>(
        _ key: StaticString,
        _: Value?,
        _: StaticString
    ) throws(FieldFailure) -> Value {
        guard let child = child(key) else { throw missing(key) }
        return try descend(to: child, key.description) { reader throws(FieldFailure) in
            try Value.read(from: &reader)
        }
    }

    /// Reads the field if it is there and not null. A value that can't be read is recorded, and taken for left out, so
    /// that the fields after it are looked at too.
    public mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _: Value??,
        _: StaticString
    ) throws(FieldFailure) -> Value? {
        guard let child = child(key) else { return nil }
        return try? descend(to: child, key.description) { reader throws(FieldFailure) in
            try Value.read(from: &reader)
        }
    }

    /// Reads the field if it is there and not null, and takes the default otherwise.
    public mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _: Value?,
        default defaultValue: Value,
        _ documentation: StaticString
    ) throws(FieldFailure) -> Value {
        try optional(key, nil as Value??, documentation) ?? defaultValue
    }

    private mutating func child(_ key: StaticString) -> YAMLNode? {
        knownKeys.append(key)
        guard let child = node[key.description], !child.isNull else { return nil }
        return child
    }

    private mutating func missing(_ key: StaticString) -> FieldFailure {
        fail("missing field '\(key)'")
    }

    private mutating func descend<Result>(
        to child: YAMLNode,
        _ step: String,
        _ body: (inout FieldReader) throws(FieldFailure) -> Result
    ) throws(FieldFailure) -> Result {
        let outer = node
        node = child
        path.append(step)
        defer {
            node = outer
            path.removeLast()
        }
        return try body(&self)
    }
}

// MARK: - Values

extension FieldReader {
    /// Reads the current node as a mapping of fields; keys that none of them asks for are problems.
    public mutating func mapping<Result>(
        _ body: (inout FieldReader) throws(FieldFailure) -> Result
    ) throws(FieldFailure) -> Result {
        guard node.kind == .mapping else { throw fail("expected a mapping of fields, found \(node.briefly)") }
        let outerKeys = knownKeys
        knownKeys = []
        defer { knownKeys = outerKeys }
        let result: Result
        do throws(FieldFailure) {
            result = try body(&self)
        } catch {
            // Fields after the one that failed were not asked for, so unknown keys can't be told from those.
            throw error
        }
        reportUnknownKeys()
        return result
    }

    private mutating func reportUnknownKeys() {
        guard node.count > 0 else { return }
        let known = knownKeys.map(\.description)
        for (key, _) in node.entries {
            guard let name = key.keyText else {
                _ = fail("expected the name of a field, found \(key.briefly)", at: key)
                continue
            }
            if known.contains(name) { continue }
            let hint =
                NearestName.find(name, among: known).map { "did you mean '\($0)'?" }
                ?? "the fields here are \(known.map { "'\($0)'" }.joined(separator: ", "))"
            _ = fail("unknown field '\(name)'; \(hint)", at: key)
        }
    }

    /// Reads the current node as a sequence. Every item is read before the list fails.
    public mutating func sequence<Element>(
        _ item: (inout FieldReader) throws(FieldFailure) -> Element
    ) throws(FieldFailure) -> [Element] {
        guard node.kind == .sequence else { throw fail("expected a list, found \(node.briefly)") }
        var elements: [Element] = []
        var failure: FieldFailure?
        for (index, child) in node.elements.enumerated() {
            do throws(FieldFailure) {
                elements.append(try descend(to: child, String(index), item))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return elements
    }

    /// Reads the current node as a map. Every entry is read before the map fails.
    public mutating func entries<Key: MapKey, Value: FieldValue>(
        key: (String) throws(TextError) -> Key,
        value: (inout FieldReader) throws(FieldFailure) -> Value
    ) throws(FieldFailure) -> SortedMap<Key, Value> {
        guard node.kind == .mapping else { throw fail("expected a map, found \(node.briefly)") }
        var map = SortedMap<Key, Value>()
        var failure: FieldFailure?
        for entry in node.entries {
            guard let name = entry.key.keyText else {
                failure = fail("expected a key, found \(entry.key.briefly)", at: entry.key)
                continue
            }
            do throws(TextError) {
                let key = try key(name)
                do throws(FieldFailure) {
                    map[key] = try descend(to: entry.value, name, value)
                } catch {
                    failure = error
                }
            } catch {
                failure = fail("key \(error.description)", at: entry.key)
            }
        }
        if let failure { throw failure }
        return map
    }

    /// Reads the current node as a string.
    ///
    /// - Parameter acceptsNumbers: whether the text of a plain number will do, as in `cpu: 2`.
    public mutating func text(acceptsNumbers: Bool) throws(FieldFailure) -> String {
        guard node.kind == .scalar else { throw fail("expected a string, found \(node.briefly)") }
        switch node.scalar {
        case .string(let text): return text
        case .int, .unsignedInt, .float:
            if acceptsNumbers { return node.text }
            throw fail("expected a string, found the number \(node.text); write it in quotes: \"\(node.text)\"")
        case .bool:
            throw fail("expected a string, found the boolean \(node.text); write it in quotes: \"\(node.text)\"")
        case .null:
            throw fail("expected a string, found nothing")
        }
    }

    /// Reads the current node as a boolean.
    public mutating func bool() throws(FieldFailure) -> Bool {
        guard case .bool(let value) = scalar else { throw fail("expected true or false, found \(node.briefly)") }
        return value
    }

    /// Reads the current node as an integer.
    public mutating func integer() throws(FieldFailure) -> Int64 {
        switch scalar {
        case .int(let value):
            return value
        case .float(let value):
            guard let exact = Int64(exactly: value) else { break }
            return exact
        default:
            break
        }
        throw fail("expected an integer, found \(node.briefly)")
    }

    /// Reads the current node as a finite number.
    public mutating func double() throws(FieldFailure) -> Double {
        switch scalar {
        case .int(let value):
            return Double(value)
        case .float(let value) where value.isFinite:
            return value
        default:
            throw fail("expected a number, found \(node.briefly)")
        }
    }

    /// The current scalar, resolved; `nil` for a collection.
    private var scalar: YAMLScalar? {
        node.kind == .scalar ? node.scalar : nil
    }
}

extension FieldReader {
    /// The current scalar as an integer, if it is one, and otherwise its text: a port by number or name.
    public mutating func integerOrText() throws(FieldFailure) -> (integer: Int64?, text: String) {
        if case .int(let value) = scalar { return (value, node.text) }
        return (nil, try text(acceptsNumbers: false))
    }
}

extension YAMLNode {
    /// Whether the node is a scalar that means nothing: `null`, `~`, or empty.
    fileprivate var isNull: Bool {
        guard kind == .scalar, case .null = scalar else { return false }
        return true
    }

    /// What the node is, for a message.
    fileprivate var briefly: String {
        switch kind {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .scalar:
            switch scalar {
            case .null: return "nothing"
            case .bool: return "the boolean \(text)"
            case .int, .unsignedInt, .float: return "the number \(text)"
            case .string: return "the string '\(TextError(text: text, expected: "").text)'"
            }
        }
    }
}
