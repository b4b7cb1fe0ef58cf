import Diagnostics

/// Tells that a text has something that only libyaml reads here.
struct OutsideSubset: Error {}

/// Reads the YAML that people and generators write into manifests, about ten times as fast as libyaml.
///
/// That is: mappings and sequences in block style, collections in flow style (and so JSON), scalars on one line, literal
/// blocks, comments and `---`. At the first sign of anything else, an error included, it gives up, and libyaml reads the
/// text from its start: what this parser accepts, libyaml accepts, and makes the same tree of it. Keys that need a thought
/// (twice the same one, merge keys, numbers) are left to libyaml too, so that there are no problems to report.
struct SubsetParser: ~Copyable {
    /// The text, and the NUL after its last byte: every scan stops at a NUL, and so never leaves the buffer.
    ///
    /// Behind it comes the text of scalars that are not in the source as they are, with as much room as the source has:
    /// escapes, doubled quotes and indented lines take no fewer bytes than what they stand for.
    let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    /// Where the next scalar that is not in the source goes.
    var scratchEnd: Int

    var nodes: [RawNode] = []
    var ends: [RawEnd] = []
    var roots: [Int] = []
    /// Whether there is a `---`.
    private(set) var hasMarkers = false
    /// The keys of the mappings that are open.
    var keys: [Key] = []

    /// The byte that the parser stands at.
    var position = 0
    /// The line, from 1.
    var line: UInt32 = 1
    /// What to subtract from a position for the column from 0: the start of the line, and a byte for each that continues
    /// a character.
    var columnBase = 0
    /// The column of the content that comes next, from 0; -1 at the end of the document.
    var indent = -1
    /// The column of the innermost collection in block style; -1 outside of any.
    var blockIndent = -1
    /// The end of the node that was completed last.
    var lastEnd = RawEnd(line: 1, column: 1)
    /// How many collections are open.
    var depth = 0
    let depthLimit: Int

    /// The text of a key.
    struct Key {
        var first: UInt32
        var count: UInt32
    }

    /// Deeper texts are libyaml's, whose tree is built without recursion.
    private static let deepest = 200

    /// - Parameters:
    ///   - bytes: `count` bytes of text, a NUL, and room for `count` bytes.
    init(bytes: UnsafeMutablePointer<UInt8>, count: Int, depthLimit: Int) {
        self.bytes = bytes
        self.count = count
        scratchEnd = count + 1
        self.depthLimit = min(depthLimit, Self.deepest)
        // What manifests have: 13 bytes a node.
        let nodeCount = min(count / 10 + 8, 1 << 20)
        nodes.reserveCapacity(nodeCount)
        ends.reserveCapacity(nodeCount)
    }

    /// The column that the parser stands at, from 0.
    var column: Int { position - columnBase }

    /// Reads all documents.
    mutating func parse() throws(OutsideSubset) {
        try findContent()
        if indent >= 0 { try document() }
        while position < count {
            hasMarkers = true
            position += 3
            try finishLine()
            if indent >= 0 { try document() }
        }
    }

    private mutating func document() throws(OutsideSubset) {
        roots.append(nodes.count)
        try blockNode(isInline: false)
        guard indent < 0 else { throw OutsideSubset() }
    }
}

// MARK: - Nodes

extension SubsetParser {
    mutating func enter() throws(OutsideSubset) {
        guard depth < depthLimit else { throw OutsideSubset() }
        depth += 1
    }

    /// Adds a collection, whose size is noted when it is closed.
    mutating func open(_ kind: RawNode.Kind, isFlow: Bool, line: UInt32, column: Int) throws(OutsideSubset) -> Int {
        try enter()
        nodes.append(RawNode(kind, style: isFlow ? 1 : 0, line: line, column: column + 1))
        ends.append(lastEnd)
        return nodes.count - 1
    }

    /// Closes a collection that ends with its last node, or in flow style where the parser stands.
    mutating func close(_ node: Int, count: Int, isFlow: Bool) {
        depth -= 1
        if isFlow { lastEnd = RawEnd(line: line, column: column + 1) }
        nodes[node].first = UInt32(truncatingIfNeeded: nodes.count)
        nodes[node].second = UInt32(truncatingIfNeeded: count)
        ends[node] = lastEnd
    }

    mutating func add(_ scalar: ScannedScalar) {
        nodes.append(
            RawNode(
                .scalar,
                style: scalar.style.rawValue,
                line: scalar.line,
                column: scalar.column + 1,
                first: UInt32(truncatingIfNeeded: scalar.first),
                second: UInt32(truncatingIfNeeded: scalar.count)
            )
        )
        lastEnd = scalar.end
        ends.append(lastEnd)
    }

    /// Adds the value of a key without one, or an element that is not there.
    mutating func addNothing(line: UInt32, column: Int) {
        add(
            ScannedScalar(
                style: .plain,
                line: line,
                column: column,
                first: 0,
                count: 0,
                end: RawEnd(line: line, column: column + 1)
            )
        )
    }
}

// MARK: - Between nodes

extension SubsetParser {
    /// Goes from behind a node to the next content: nothing but a comment may be left of the line.
    mutating func finishLine() throws(OutsideSubset) {
        let start = position
        while bytes[position] == UInt8(ascii: " ") { position += 1 }
        if bytes[position] == UInt8(ascii: "#"), position > start { try skipComment() }
        switch bytes[position] {
        case UInt8(ascii: "\n"):
            startLine()
            try findContent()
        case 0 where position == count: indent = -1
        default: throw OutsideSubset()
        }
    }

    /// Goes from the start of a line to the next content.
    mutating func findContent() throws(OutsideSubset) {
        while true {
            while bytes[position] == UInt8(ascii: " ") { position += 1 }
            switch bytes[position] {
            case UInt8(ascii: "\n"):
                startLine()
            case UInt8(ascii: "#"):
                try skipComment()
            case 0:
                guard position == count else { throw OutsideSubset() }
                indent = -1
                return
            case UInt8(ascii: "-") where column == 0 && isMarker(UInt8(ascii: "-")):
                indent = -1
                return
            case UInt8(ascii: ".") where column == 0 && isMarker(UInt8(ascii: ".")):
                throw OutsideSubset()
            default:
                indent = column
                return
            }
        }
    }

    /// Steps over a line break.
    mutating func startLine() {
        position += 1
        line += 1
        columnBase = position
    }

    /// Goes to the end of the line.
    mutating func skipComment() throws(OutsideSubset) {
        while true {
            switch bytes[position] {
            case 0x20...0x7E, UInt8(ascii: "\t"): position += 1
            case 0x80...: try skipCharacter()
            case UInt8(ascii: "\n"), 0: return
            default: throw OutsideSubset()
            }
        }
    }

    /// Whether three of a character are here, and then white space or the end.
    func isMarker(_ character: UInt8) -> Bool {
        bytes[position] == character && bytes[position + 1] == character && bytes[position + 2] == character
            && isBlankOrEnd(bytes[position + 3])
    }

    /// Whether a byte ends a word: white space, a line break, or the end of the text.
    func isBlankOrEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == 0 || byte == UInt8(ascii: "\t")
            || byte == UInt8(ascii: "\r")
    }
}
