extension FieldReader {
    /// Reads the current node as a sequence. Every item is read before the list fails.
    public mutating func sequence<Element>(
        _ item: (inout FieldReader) throws(FieldFailure) -> Element
    ) throws(FieldFailure) -> [Element] {
        guard node.kind == .sequence else { throw fail("expected a list, found \(node.briefly)") }
        var elements: [Element] = []
        var failure: FieldFailure?
        for (index, child) in node.elements.enumerated() {
            do throws(FieldFailure) {
                elements.append(try descend(to: child, .item(index), item))
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
        var entries: [(Key, Value)] = []
        var failure: FieldFailure?
        for entry in node.entries {
            guard let name = entry.key.keyText else {
                failure = fail("expected a key, found \(entry.key.briefly)", atKey: entry.key)
                continue
            }
            do throws(TextError) {
                let key = try key(name)
                do throws(FieldFailure) {
                    entries.append((key, try descend(to: entry.value, .key(name), value)))
                } catch {
                    failure = error
                }
            } catch {
                failure = fail("key \(error.description)", atKey: entry.key)
            }
        }
        if let failure { throw failure }
        return SortedMap(entries)
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
            throw fail("expected a string, found \(node.briefly); write it in quotes: \"\(node.text)\"")
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
        case .unsignedInt(let value):
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
    var isNull: Bool {
        guard kind == .scalar, case .null = scalar else { return false }
        return true
    }

    /// What the node is, for a message.
    var briefly: String {
        switch kind {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .scalar:
            switch scalar {
            case .null: return "nothing"
            case .bool: return "the boolean \(text)"
            case .int, .unsignedInt, .float: return "the number \(text)"
            case .string: return "the string '\(TextError.excerpt(of: text))'"
            }
        }
    }
}
