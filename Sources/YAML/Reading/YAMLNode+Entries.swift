extension YAMLNode {
    /// A key and its value.
    public typealias Entry = (key: YAMLNode, value: YAMLNode)

    /// The entries of a mapping, in the order of the text. Nothing else has any.
    public struct Entries: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let stream: YAMLStream
        /// Of the next key; and of the next one of those that are merged.
        @usableFromInline var position: Int
        @usableFromInline var left: Int
        /// All of them, where merge keys make it impossible to walk the text.
        @usableFromInline let merged: [Entry]?

        @inlinable
        init(written node: YAMLNode) {
            stream = node.stream
            position = node.content + 1
            let raw = node.raw
            left = raw.isMapping ? Int(raw.second) : 0
            merged = nil
        }

        @usableFromInline
        init(merged node: YAMLNode) {
            let all = node.mergedEntries()
            stream = node.stream
            position = 0
            left = all.count
            merged = all
        }

        /// How many are left.
        @inlinable public var underestimatedCount: Int { left }

        /// The next entry.
        @inlinable
        public mutating func next() -> Entry? {
            guard left > 0 else { return nil }
            left -= 1
            if let merged {
                defer { position += 1 }
                return merged[position]
            }
            let key = position
            let value = stream.tree.next(after: key)
            position = stream.tree.next(after: value)
            return (YAMLNode(stream: stream, index: key), YAMLNode(stream: stream, index: value))
        }
    }

    /// The entries of a mapping as the server's reader sees them: merge keys (`<<`) are replaced by what they merge.
    ///
    /// Of duplicate keys, all are there; where a merge key is in the mapping, only the last.
    @inlinable public var entries: Entries {
        raw.hasMergeKey && raw.isMapping ? Entries(merged: self) : Entries(written: self)
    }

    /// The entries of a mapping as they are written, merge keys as keys like others.
    @inlinable public var writtenEntries: Entries { Entries(written: self) }

    /// Whether the node is a key `<<` that merges other mappings into its own.
    public var isMergeKey: Bool { stream.tree.isMergeKey(index) }

    /// The entries in the order in which goyaml.v2 sets them (`decoder.mapping`, `decoder.merge`): a merge key overrides
    /// the keys before it and is overridden by those after it.
    fileprivate func mergedEntries() -> [Entry] {
        var result: [Entry] = []
        var places: [[UInt8]: Int] = [:]
        func set(_ entry: Entry) {
            guard let key = entry.key.keyText.map({ Array($0.utf8) }) else { return }
            if let place = places[key] {
                result[place] = entry
            } else {
                places[key] = result.count
                result.append(entry)
            }
        }
        for entry in writtenEntries {
            guard entry.key.isMergeKey else {
                set(entry)
                continue
            }
            switch entry.value.kind {
            case .scalar: break
            case .mapping: entry.value.entries.forEach(set)
            // Earlier ones take precedence, so they are set last.
            case .sequence: for element in Array(entry.value.elements).reversed() { element.entries.forEach(set) }
            }
        }
        return result
    }
}
