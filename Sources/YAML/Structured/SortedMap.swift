/// A map whose entries are always in the order of their keys: labels, annotations, quotas.
///
/// Manifests have many small maps that are written more often than they are looked into, always in order; a sorted array
/// serves that without hashing, and equal maps are equal bytes.
public struct SortedMap<Key: MapKey, Value: FieldValue>: Sendable {
    /// One entry.
    public typealias Element = (key: Key, value: Value)

    @usableFromInline
    var entries: [Element] = []

    /// An empty map.
    @inlinable
    public init() {}

    /// A map of the entries; of several with one key the last stays.
    @inlinable
    public init(_ elements: some Sequence<Element>) {
        var isSorted = true
        for element in elements {
            if let last = entries.last, last.key.keyText >= element.key.keyText { isSorted = false }
            entries.append(element)
        }
        if !isSorted { sort() }
    }

    /// Sorts what was appended in any order; one by one, entries in reverse order would take quadratic time.
    @usableFromInline
    mutating func sort() {
        let sorted = entries.enumerated().sorted { left, right in
            (left.element.key.keyText, left.offset) < (right.element.key.keyText, right.offset)
        }
        entries.removeAll(keepingCapacity: true)
        for (_, element) in sorted {
            if entries.last?.key == element.key { entries.removeLast() }
            entries.append(element)
        }
    }

    /// The keys in order.
    @inlinable
    public var keys: [Key] { entries.map(\.key) }
    /// The values in the order of their keys.
    @inlinable
    public var values: [Value] { entries.map(\.value) }

    /// The value of a key; `nil` takes the entry out.
    @inlinable
    public subscript(key: Key) -> Value? {
        get {
            let index = insertionIndex(of: key)
            return index < entries.count && entries[index].key == key ? entries[index].value : nil
        }
        set {
            let index = insertionIndex(of: key)
            let isFound = index < entries.count && entries[index].key == key
            switch (newValue, isFound) {
            case (let value?, true): entries[index].value = value
            case (let value?, false): entries.insert((key, value), at: index)
            case (nil, true): entries.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// The map with the entries of another put in; where both have a key, the other's value stays.
    @inlinable
    public func merging(_ other: Self) -> Self {
        var merged = self
        for (key, value) in other { merged[key] = value }
        return merged
    }

    /// The first index whose key is not before `key`: from the end, as literals are mostly written in order.
    @inlinable
    func insertionIndex(of key: Key) -> Int {
        let text = key.keyText
        if let last = entries.last, last.key.keyText < text { return entries.count }
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key.keyText < text { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SortedMap: RandomAccessCollection {
    /// The index of the first entry.
    @inlinable
    public var startIndex: Int { 0 }
    /// The number of entries.
    @inlinable
    public var endIndex: Int { entries.count }
    /// The entry at an index.
    @inlinable
    public subscript(index: Int) -> Element { entries[index] }
}

extension SortedMap: ExpressibleByDictionaryLiteral {
    /// A map of the entries; of several with one key the last stays.
    @inlinable
    public init(dictionaryLiteral elements: (Key, Value)...) {
        entries.reserveCapacity(elements.count)
        for (key, value) in elements { self[key] = value }
    }
}

extension SortedMap: Hashable {
    /// Whether both have the same keys with the same values.
    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        guard left.entries.count == right.entries.count else { return false }
        for index in left.entries.indices
        where left.entries[index].key != right.entries[index].key
            || left.entries[index].value != right.entries[index].value
        { return false }
        return true
    }

    /// Feeds every entry in order.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(entries.count)
        for entry in entries {
            hasher.combine(entry.key)
            hasher.combine(entry.value)
        }
    }
}

extension SortedMap: Codable {
    /// Decodes an object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FieldKey.self)
        self.init(
            try container.allKeys.map { key in
                (try container.mapKey(key), try container.decode(Value.self, forKey: key))
            }
        )
    }

    /// Encodes an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldKey.self)
        for entry in entries { try container.encode(entry.value, forKey: FieldKey(stringValue: entry.key.keyText)) }
    }
}

extension KeyedDecodingContainer<FieldKey> {
    fileprivate func mapKey<Name: MapKey>(_ key: FieldKey) throws -> Name {
        do throws(TextError) {
            return try Name(keyText: key.stringValue)
        } catch {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: error.description)
        }
    }
}

extension SortedMap: FieldValue {
    /// A map to the value.
    public static var schema: ValueSchema { .map(key: Key.keySchema, value: Value.schema) }
    /// A map of one.
    public static var sample: Self { [Key(sampleKey: ()): Value.sample] }

    /// Writes the entries in order.
    @inlinable
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.mapping { writer in
            for (key, value) in self {
                writer.key(key.keyText)
                value.write(to: &writer)
            }
        }
    }

    /// Reads every entry; the map fails when one of them does, after all have been read.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        try reader.entries(
            key: { (text) throws(TextError) in try Key(keyText: text) },
            value: { reader throws(FieldFailure) in try Value.read(from: &reader) }
        )
    }
}

/// A key of a map: a string, or a string with a grammar.
public protocol MapKey: Hashable, Sendable {
    /// Reads the key.
    ///
    /// - Throws: `TextError` that says what was expected.
    init(keyText: String) throws(TextError)
    /// A legal key.
    init(sampleKey: Void)
    /// The text as it is written.
    var keyText: String { get }
    /// What a key may look like.
    static var keySchema: ValueSchema { get }
}

extension String: MapKey {
    /// Any string is a key.
    public init(keyText: String) throws(TextError) {
        self = keyText
    }

    /// A word.
    public init(sampleKey: Void) {
        self = "key"
    }

    /// The string itself.
    public var keyText: String { self }
    /// Any string.
    public static var keySchema: ValueSchema { .string }
}

extension MapKey where Self: TextValue {
    /// Reads the key by its grammar.
    public init(keyText: String) throws(TextError) {
        try self.init(parsing: keyText)
    }

    /// The example of the grammar.
    public init(sampleKey: Void) {
        self = Self.sample
    }

    /// The text of the grammar.
    public var keyText: String { text }
    /// A string of the grammar.
    public static var keySchema: ValueSchema { Self.schema }
}
