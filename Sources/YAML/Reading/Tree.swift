import Diagnostics

/// The nodes of a stream and the text of its scalars, each in one piece of memory.
struct Tree: Sendable {
    /// What few nodes have.
    struct Properties: Sendable {
        var tag: String?
        var anchor: String?
    }

    var nodes: [RawNode] = []
    /// The end of each node.
    var ends: [RawEnd] = []
    /// The text of all scalars, one after the other, in UTF-8.
    var text: [UInt8] = []
    var properties: [Int: Properties] = [:]

    /// The node after a node and all that is in it.
    func next(after node: Int) -> Int {
        let raw = nodes[node]
        switch raw.kind {
        case .scalar, .alias: return node + 1
        case .sequence, .mapping: return Int(raw.first)
        }
    }

    /// The node that holds the content: another one for an alias.
    func content(of node: Int) -> Int {
        let raw = nodes[node]
        return raw.kind == .alias ? Int(raw.first) : node
    }

    func range(of node: Int) -> SourceRange {
        SourceRange(start: nodes[node].start, end: ends[node].position)
    }

    func tag(of node: Int) -> String? {
        nodes[node].hasProperties ? properties[node]?.tag : nil
    }

    func withText<Result>(of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let raw = nodes[node]
        let range = raw.kind == .scalar ? Int(raw.first)..<Int(raw.first) + Int(raw.second) : 0..<0
        return text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func string(of node: Int) -> String {
        withText(of: node) { String(decoding: $0, as: UTF8.self) }
    }
}
