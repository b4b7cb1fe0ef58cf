/// The nodes of a common stream as numbers, for walks over many nodes that keep none.
///
/// A ``YAMLNode`` holds on to its stream, and to count who holds it takes longer than to look at a node. In a common stream
/// (``YAMLStream/isCommon``) every node is itself, every key is a scalar that means its text, and no key is there twice.
package struct CommonTree {
    // Both are valid for as long as ``YAMLNode/withCommonTree(_:)`` runs. The indices are right by how a tree is built: a node
    // is followed by all that is in it, and notes where that ends.
    @usableFromInline let nodes: UnsafeBufferPointer<RawNode>
    @usableFromInline let bytes: UnsafeBufferPointer<UInt8>

    @inlinable package func isScalar(_ node: Int) -> Bool { nodes[node].isScalar }
    @inlinable package func isSequence(_ node: Int) -> Bool { nodes[node].isSequence }
    @inlinable package func isMapping(_ node: Int) -> Bool { nodes[node].isMapping }

    /// The elements of a sequence, or the entries of a mapping. The first element, or key, is the node after it.
    @inlinable package func count(of node: Int) -> Int { Int(nodes[node].second) }

    /// The node after a node and all that is in it: after a key its value, after that the next key.
    @inlinable
    package func next(after node: Int) -> Int {
        nodes[node].isScalar ? node + 1 : Int(nodes[node].first)
    }

    /// The text of a scalar.
    @inlinable
    package func text(of node: Int) -> UnsafeBufferPointer<UInt8> {
        let start = Int(nodes[node].first)
        return UnsafeBufferPointer(rebasing: bytes[start..<start + Int(nodes[node].second)])
    }

    /// What a scalar means when it isn't a string; `nil` for a string.
    package func nonString(_ node: Int) -> YAMLScalar? {
        nodes[node].style == YAMLScalarStyle.plain.rawValue ? PlainScalar.resolve(text(of: node)) : nil
    }

    /// The value of a key in a mapping; -1 where there is none.
    func value(of key: UnsafeBufferPointer<UInt8>, in mapping: Int) -> Int {
        var position = mapping + 1
        for _ in 0..<nodes[mapping].second {
            if Int(nodes[position].second) == key.count, isText(key, at: Int(nodes[position].first)) {
                return position + 1
            }
            position = next(after: position + 1)
        }
        return -1
    }

    private func isText(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in 0..<key.count where bytes[start + offset] != key[offset] { return false }
        return true
    }
}

extension YAMLNode {
    /// Calls a function with the tree and the node's number in it; `nil` where the stream isn't common.
    package func withCommonTree<Result>(_ body: (CommonTree, Int) -> Result) -> Result? {
        guard stream.isCommon else { return nil }
        return stream.tree.nodes.withUnsafeBufferPointer { nodes in
            stream.tree.text.withUnsafeBufferPointer { bytes in
                body(CommonTree(nodes: nodes, bytes: bytes), content)
            }
        }
    }

    /// The node of a number in the same stream.
    package func node(at number: Int) -> YAMLNode {
        YAMLNode(stream: stream, index: number)
    }
}
