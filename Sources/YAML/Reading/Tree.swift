import Diagnostics

/// The nodes of a stream and the text of its scalars, each in one piece of memory.
@usableFromInline
struct Tree: Sendable {
    /// What few nodes have.
    struct Properties: Sendable {
        var tag: String?
        var anchor: String?
    }

    @usableFromInline var nodes: [RawNode] = []
    /// The end of each node.
    var ends: [RawEnd] = []
    /// The text of all scalars in UTF-8, among whatever else is in the source.
    @usableFromInline var text: [UInt8] = []
    var properties: [Int: Properties] = [:]

    /// The node after a node and all that is in it.
    @inlinable
    func next(after node: Int) -> Int {
        let raw = nodes[node]
        return raw.isScalar || raw.isAlias ? node + 1 : Int(raw.first)
    }

    /// The node that holds the content: another one for an alias.
    @inlinable
    func content(of node: Int) -> Int {
        let raw = nodes[node]
        return raw.isAlias ? Int(raw.first) : node
    }

    func range(of node: Int) -> SourceRange {
        SourceRange(start: nodes[node].start, end: ends[node].position)
    }

    func tag(of node: Int) -> String? {
        nodes[node].hasProperties ? properties[node]?.tag : nil
    }

    @inlinable
    func withText<Result>(of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let raw = nodes[node]
        let range = raw.isScalar ? Int(raw.first)..<Int(raw.first) + Int(raw.second) : 0..<0
        return text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func string(of node: Int) -> String {
        withText(of: node) { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a scalar has this text.
    @inlinable
    func hasText(_ node: Int, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = nodes[node]
        guard raw.isScalar, Int(raw.second) == wanted.count else { return false }
        return text.withUnsafeBufferPointer { text in
            for offset in 0..<wanted.count where text[Int(raw.first) + offset] != wanted[offset] { return false }
            return true
        }
    }
}
