extension YAMLNode {
    /// The elements of a sequence, in order. Nothing else has any.
    public struct Elements: Sequence, IteratorProtocol, Sendable {
        let stream: YAMLStream
        var position: Int
        /// How many are left.
        public private(set) var underestimatedCount: Int

        init(of node: YAMLNode) {
            stream = node.stream
            position = node.content + 1
            underestimatedCount = node.kind == .sequence ? node.count : 0
        }

        /// The next element.
        public mutating func next() -> YAMLNode? {
            guard underestimatedCount > 0 else { return nil }
            underestimatedCount -= 1
            defer { position = stream.tree.next(after: position) }
            return YAMLNode(stream: stream, index: position)
        }
    }

    /// The elements of a sequence; none for anything else.
    public var elements: Elements { Elements(of: self) }

    /// The element at an index from 0, found in time that grows with the index; `nil` where there is none.
    public subscript(index: Int) -> YAMLNode? {
        guard index >= 0 else { return nil }
        return elements.dropFirst(index).first { _ in true }
    }

    /// The value of a key, the last one as the server takes it when there are several, merged ones included.
    ///
    /// The key is compared with ``keyText``, byte by byte.
    public subscript(key: String) -> YAMLNode? {
        var found: YAMLNode?
        for entry in entries where entry.key.isKey(key) { found = entry.value }
        return found
    }

    private func isKey(_ key: String) -> Bool {
        if stream.tree.isPlainlyText(content) { return hasText(key) }
        return keyText.map { $0.utf8.elementsEqual(key.utf8) } ?? false
    }
}
