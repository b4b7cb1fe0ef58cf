import Diagnostics

/// One node of the tree, in 16 bytes; the nodes of a stream lie in the order of the text, each before its children.
@usableFromInline
struct RawNode: Sendable {
    /// What a node holds, or that it is an alias.
    enum Kind: UInt32 {
        case scalar, sequence, mapping, alias
    }

    /// A scalar: where its text starts. A collection: the first node after it. An alias: what it stands for.
    @usableFromInline var first: UInt32
    /// A scalar: the length of its text. A collection: its elements or entries.
    @usableFromInline var second: UInt32
    /// The line, from 1.
    var line: UInt32
    /// The column, from 1, above eight bits that say what the node is.
    @usableFromInline private(set) var columnAndFlags: UInt32

    /// The widest column that fits; wider ones are held as this one.
    static let widestColumn = 1 << 24 - 1

    init(_ kind: Kind, style: UInt32 = 0, line: UInt32, column: Int, first: UInt32 = 0, second: UInt32 = 0) {
        self.first = first
        self.second = second
        self.line = line
        columnAndFlags = UInt32(truncatingIfNeeded: min(column, Self.widestColumn)) << 8 | style << 2 | kind.rawValue
    }

    init(_ kind: Kind, style: UInt32 = 0, start: SourcePosition, first: UInt32 = 0, second: UInt32 = 0) {
        let line = UInt32(truncatingIfNeeded: start.line)
        self.init(kind, style: style, line: line, column: start.column, first: first, second: second)
    }

    var kind: Kind { Kind(rawValue: columnAndFlags & 3) ?? .scalar }
    @inlinable var isScalar: Bool { columnAndFlags & 3 == 0 }
    @inlinable var isSequence: Bool { columnAndFlags & 3 == 1 }
    @inlinable var isMapping: Bool { columnAndFlags & 3 == 2 }
    @inlinable var isAlias: Bool { columnAndFlags & 3 == 3 }
    /// Whether it is a scalar without quotes, tag and anchor.
    @inlinable var isBare: Bool { columnAndFlags & 0x3F == 0 }
    /// A scalar: its ``YAMLScalarStyle``. A collection: 1 in flow style.
    var style: UInt32 { columnAndFlags >> 2 & 7 }
    var start: SourcePosition { SourcePosition(line: Int(line), column: Int(columnAndFlags >> 8)) }

    /// Whether a tag or an anchor is noted beside the node.
    @inlinable var hasProperties: Bool { columnAndFlags & 1 << 5 != 0 }

    /// Whether a mapping has a merge key.
    @inlinable var hasMergeKey: Bool { columnAndFlags & 1 << 6 != 0 }

    mutating func noteProperties() { columnAndFlags |= 1 << 5 }
    mutating func noteMergeKey() { columnAndFlags |= 1 << 6 }
}

/// The end of a node: the place after its last character.
struct RawEnd: Sendable {
    var line: UInt32
    var column: UInt32

    init(line: UInt32, column: Int) {
        self.line = line
        self.column = UInt32(truncatingIfNeeded: column)
    }

    init(_ position: SourcePosition) {
        self.init(line: UInt32(truncatingIfNeeded: position.line), column: position.column)
    }

    var position: SourcePosition { SourcePosition(line: Int(line), column: Int(column)) }
}
