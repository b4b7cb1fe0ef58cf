extension YAMLNode {
    /// The elements of a sequence, in order. Nothing else has any.
    public struct Elements: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let stream: YAMLStream
        @usableFromInline var position: Int
        @usableFromInline var left: Int

        @inlinable
        init(of node: YAMLNode) {
            stream = node.stream
            position = node.content + 1
            let raw = node.raw
            left = raw.isSequence ? Int(raw.second) : 0
        }

        /// How many are left.
        @inlinable public var underestimatedCount: Int { left }

        /// The next element.
        @inlinable
        public mutating func next() -> YAMLNode? {
            guard left > 0 else { return nil }
            left -= 1
            let node = YAMLNode(stream: stream, index: position)
            position = stream.tree.next(after: position)
            return node
        }
    }

    /// The elements of a sequence; none for anything else.
    @inlinable public var elements: Elements { Elements(of: self) }

    /// The element at an index from 0, found in time that grows with the index; `nil` where there is none.
    public subscript(index: Int) -> YAMLNode? {
        guard index >= 0 else { return nil }
        return elements.dropFirst(index).first { _ in true }
    }

    /// The value of a key, the last one as the server takes it when there are several, merged ones included.
    ///
    /// The key is compared with ``keyText``, byte by byte.
    public subscript(key: String) -> YAMLNode? {
        var key = key
        return key.withUTF8 { value(of: $0) }
    }

    /// The value of a key that is known beforehand.
    public func value(of key: StaticString) -> YAMLNode? {
        guard key.hasPointerRepresentation else { return self[key.description] }
        return value(of: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    private func value(of key: UnsafeBufferPointer<UInt8>) -> YAMLNode? {
        let raw = raw
        guard raw.isMapping else { return nil }
        if let value = withCommonTree({ tree, mapping in tree.value(of: key, in: mapping) }) {
            return value < 0 ? nil : node(at: value)
        }
        guard !raw.hasMergeKey else { return mergedValue(of: key) }
        let value = stream.tree.value(of: key, in: content)
        return value < 0 ? nil : YAMLNode(stream: stream, index: value)
    }

    private func mergedValue(of key: UnsafeBufferPointer<UInt8>) -> YAMLNode? {
        var found: YAMLNode?
        for entry in entries {
            if let text = entry.key.keyText, text.utf8.elementsEqual(key) { found = entry.value }
        }
        return found
    }
}
