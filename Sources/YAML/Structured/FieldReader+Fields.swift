import Diagnostics

extension FieldReader {
    /// Checks that the field holds the text; nothing else of the mapping is looked at when it doesn't.
    public mutating func constant(_ key: StaticString, _ value: StaticString) throws(FieldFailure) {
        guard let child = child(key) else { throw missing(key) }
        try descend(to: child, .field(key)) { reader throws(FieldFailure) in
            let found = try reader.text(acceptsNumbers: false)
            guard found == value.description else {
                throw reader.fail("expected '\(value)', found '\(TextError.excerpt(of: found))'")
            }
        }
    }

    /// Reads the field. When it is missing or can't be read, that is recorded, and something stands in for it while the
    /// other fields are looked at; the mapping fails at its end.
    public mutating func required<Value: FieldValue>(
        _ key: StaticString,
        _: Value?,
        _: StaticString
    ) throws(FieldFailure) -> Value {
        if let child = child(key) {
            let value = try? descend(to: child, .field(key)) { reader throws(FieldFailure) in
                try Value.read(from: &reader)
            }
            if let value { return value }
        } else {
            _ = missing(key)
        }
        isIncomplete = true
        return Value.sample
    }

    /// Reads the field if it is there and not null. A value that can't be read is recorded, and taken for left out, so
    /// that the fields after it are looked at too.
    public mutating func optional<Value: FieldValue>(
        _ key: StaticString,
        _: Value??,
        _: StaticString
    ) throws(FieldFailure) -> Value? {
        guard let child = child(key) else { return nil }
        return try? descend(to: child, .field(key)) { reader throws(FieldFailure) in
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
}

extension FieldReader {
    /// Reads the current node as a mapping of fields; keys that none of them asks for are problems.
    public mutating func mapping<Result>(
        _ body: (inout FieldReader) throws(FieldFailure) -> Result
    ) throws(FieldFailure) -> Result {
        guard node.kind == .mapping else { throw fail("expected a mapping of fields, found \(node.briefly)") }
        let outer = (knownKeys, isIncomplete)
        (knownKeys, isIncomplete) = ([], false)
        defer { (knownKeys, isIncomplete) = outer }
        // Where this throws, fields after the one that failed were not asked for: unknown keys can't be told from those.
        let result = try body(&self)
        reportUnknownKeys()
        try checkCompleteness()
        return result
    }

    private mutating func reportUnknownKeys() {
        guard node.count > 0 else { return }
        let known = knownKeys.map(\.description)
        for (key, _) in node.entries where !isFull {
            guard let name = key.keyText else {
                _ = fail("expected the name of a field, found \(key.briefly)", atKey: key)
                continue
            }
            // By bytes, as fields are found: to Swift, a Kelvin sign is a K.
            if known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { continue }
            let hint =
                NearestName.find(name, among: known).map { "did you mean '\($0)'?" }
                ?? "the fields here are \(known.map { "'\($0)'" }.joined(separator: ", "))"
            _ = fail("unknown field '\(TextError.excerpt(of: name))'; \(hint)", atKey: key)
        }
    }
}
