public import Diagnostics

/// A node of a stream: a view, cheap to copy.
///
/// An alias shows what it stands for; only its place, ``isAlias`` and ``anchor`` are its own.
public struct YAMLNode: Sendable {
    /// What a node holds.
    public enum Kind: Hashable, Sendable {
        case scalar, sequence, mapping
    }

    /// The stream that the node is of.
    public let stream: YAMLStream
    @usableFromInline let rawIndex: UInt32
    @usableFromInline let rawContent: UInt32

    /// The node in the text.
    @inlinable var index: Int { Int(rawIndex) }
    /// The node that holds the content.
    @inlinable var content: Int { Int(rawContent) }

    @inlinable
    init(stream: YAMLStream, index: Int) {
        self.stream = stream
        rawIndex = UInt32(truncatingIfNeeded: index)
        rawContent = UInt32(truncatingIfNeeded: stream.tree.content(of: index))
    }

    @inlinable var raw: RawNode { stream.tree.nodes[content] }

    /// Whether it holds a scalar, a sequence or a mapping.
    @inlinable public var kind: Kind {
        let raw = raw
        return raw.isMapping ? .mapping : raw.isSequence ? .sequence : .scalar
    }

    /// Where it starts: at its anchor or tag, if it has one.
    public var start: SourcePosition { stream.tree.nodes[index].start }

    /// From its first character up to its last.
    ///
    /// A collection in block style ends with its last element. A literal or folded scalar takes the line breaks after it along.
    public var range: SourceRange { stream.tree.range(of: index) }

    /// How a scalar is written; plain for anything else.
    public var style: YAMLScalarStyle {
        raw.isScalar ? YAMLScalarStyle(rawValue: raw.style) ?? .plain : .plain
    }

    /// Whether a collection is written in brackets or braces.
    public var isFlow: Bool { raw.kind != .scalar && raw.style == 1 }

    /// The tag, in full: `tag:yaml.org,2002:str` for `!!str`.
    public var tag: String? { raw.hasProperties ? stream.tree.tag(of: content) : nil }

    /// The name of the anchor that the node defines.
    public var anchor: String? {
        stream.tree.nodes[index].hasProperties ? stream.tree.properties[index]?.anchor : nil
    }

    /// Whether the node stands for another one.
    @inlinable public var isAlias: Bool { index != content }

    /// The elements of a sequence, the entries of a mapping with those merged into it; 0 for a scalar.
    public var count: Int {
        switch raw.kind {
        case .scalar, .alias: 0
        case .sequence: Int(raw.second)
        case .mapping: raw.hasMergeKey ? entries.underestimatedCount : Int(raw.second)
        }
    }
}

/// The same node of the same stream.
extension YAMLNode: Hashable {
    /// Whether two views show the same node of the same stream.
    public static func == (left: Self, right: Self) -> Bool {
        left.stream === right.stream && left.index == right.index
    }

    /// Hashes which node it is, not what it holds.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(stream))
        hasher.combine(index)
    }
}
