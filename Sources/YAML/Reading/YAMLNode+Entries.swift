extension YAMLNode {
    /// A key and its value.
    public typealias Entry = (key: YAMLNode, value: YAMLNode)

    /// The entries of a mapping, in the order of the text. Nothing else has any.
    public struct Entries: Sequence, IteratorProtocol, Sendable {
        private let stream: YAMLStream
        private var position: Int
        /// How many are left.
        public private(set) var underestimatedCount: Int
        /// All of them, where merge keys make it impossible to walk the text.
        private var merged: ArraySlice<Entry>?

        init(written node: YAMLNode) {
            stream = node.stream
            position = node.content + 1
            let raw = stream.tree.nodes[node.content]
            underestimatedCount = raw.kind == .mapping ? Int(raw.second) : 0
        }

        init(of node: YAMLNode) {
            self.init(written: node)
            guard stream.tree.nodes[node.content].hasMergeKey else { return }
            let all = node.mergedEntries()
            merged = all[...]
            underestimatedCount = all.count
        }

        /// The next entry.
        public mutating func next() -> Entry? {
            guard underestimatedCount > 0 else { return nil }
            underestimatedCount -= 1
            if merged != nil { return merged?.popFirst() }
            let value = stream.tree.next(after: position)
            defer { position = stream.tree.next(after: value) }
            return (YAMLNode(stream: stream, index: position), YAMLNode(stream: stream, index: value))
        }
    }

    /// The entries of a mapping as the server's reader sees them: merge keys (`<<`) are replaced by what they merge.
    ///
    /// Of duplicate keys, all are there; where a merge key is in the mapping, only the last.
    public var entries: Entries { Entries(of: self) }

    /// The entries of a mapping as they are written, merge keys as keys like others.
    public var writtenEntries: Entries { Entries(written: self) }

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
