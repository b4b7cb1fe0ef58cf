internal import CLibYAML
import Diagnostics

/// Makes the tree out of libyaml's events, in one pass and without recursion.
struct TreeBuilder: ~Copyable {
    /// A collection that is not yet at its end.
    struct Frame {
        var node: Int
        /// The nodes directly in it so far: elements, or keys and values.
        var children = 0
        /// The nodes in it, those of aliases included, and itself.
        var expanded = 1
        /// The collections within one another below it.
        var height = 0

        mutating func take(expanded: Int, height: Int) {
            children += 1
            self.expanded += expanded
            self.height = max(self.height, height)
        }
    }

    /// What a name stands for.
    struct Anchor {
        var node: Int
        var expanded: Int
        var height: Int
    }

    let limits: YAMLLimits
    var tree = Tree()
    var roots: [Int] = []
    var problems: [YAMLError] = []
    var frames: [Frame] = []
    /// The anchors of the document, by name.
    var anchors: [String: Anchor] = [:]
    var expansion = AliasExpansion()
    /// The keys of the mapping that is checked, kept for its memory.
    var keys: [Int] = []

    init(limits: YAMLLimits, byteCount: Int) {
        self.limits = limits
        // What manifests have: 13 bytes a node, and somewhat less text than bytes.
        let nodeCount = min(byteCount / 12 + 8, 1 << 20)
        tree.nodes.reserveCapacity(nodeCount)
        tree.ends.reserveCapacity(nodeCount)
        tree.text.reserveCapacity(min(byteCount, 1 << 24))
    }

    /// Takes all events of a text.
    ///
    /// - Throws: the first problem after which nothing can be trusted.
    mutating func build(from parser: inout EventParser, bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        while parser.advance() {
            let event = parser.event
            switch event.pointee.type {
            case YAML_SCALAR_EVENT: addScalar(event)
            case YAML_SEQUENCE_START_EVENT: try openSequence(event)
            case YAML_MAPPING_START_EVENT: try openMapping(event)
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: closeCollection(end: event.pointee.end_mark)
            case YAML_ALIAS_EVENT: try addAlias(event)
            case YAML_DOCUMENT_START_EVENT: startDocument()
            case YAML_STREAM_END_EVENT: return
            default: break
            }
        }
        throw YAMLError(parser.failure, bytes: bytes)
    }

    /// The stream, once all events are taken.
    consuming func finish() -> YAMLStream {
        problems.sort { $0.range < $1.range }
        return YAMLStream(tree: tree, roots: roots, problems: problems)
    }

    private mutating func startDocument() {
        if !anchors.isEmpty { anchors.removeAll(keepingCapacity: true) }
        expansion = AliasExpansion()
    }

    private mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) {
        let scalar = event.pointee.data.scalar
        let node = add(
            RawNode(
                .scalar,
                style: YAMLScalarStyle(scalar.style).rawValue,
                start: SourcePosition(event.pointee.start_mark),
                first: UInt32(truncatingIfNeeded: tree.text.count),
                second: UInt32(truncatingIfNeeded: scalar.length)
            ),
            end: event.pointee.end_mark
        )
        tree.text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
        if scalar.anchor != nil || scalar.tag != nil {
            let anchor = note(tag: scalar.tag, anchor: scalar.anchor, of: node)
            if let anchor { anchors[anchor] = Anchor(node: node, expanded: 1, height: 0) }
            checkTag(of: node)
        } else if scalar.length == 0, frames.isEmpty, scalar.style == YAML_PLAIN_SCALAR_STYLE {
            // A document of nothing but comments.
            roots.removeLast()
        }
        complete(expanded: 1, height: 0)
    }

    private mutating func openSequence(_ event: UnsafePointer<yaml_event_t>) throws(YAMLError) {
        let sequence = event.pointee.data.sequence_start
        let isFlow = sequence.style == YAML_FLOW_SEQUENCE_STYLE
        try open(.sequence, isFlow: isFlow, event, tag: sequence.tag, anchor: sequence.anchor)
    }

    private mutating func openMapping(_ event: UnsafePointer<yaml_event_t>) throws(YAMLError) {
        let mapping = event.pointee.data.mapping_start
        let isFlow = mapping.style == YAML_FLOW_MAPPING_STYLE
        try open(.mapping, isFlow: isFlow, event, tag: mapping.tag, anchor: mapping.anchor)
    }

    private mutating func open(
        _ kind: RawNode.Kind,
        isFlow: Bool,
        _ event: UnsafePointer<yaml_event_t>,
        tag: UnsafePointer<UInt8>?,
        anchor: UnsafePointer<UInt8>?
    ) throws(YAMLError) {
        let start = SourcePosition(event.pointee.start_mark)
        guard frames.count < limits.depth else { throw .tooDeep(limit: limits.depth, at: start) }
        let node = add(RawNode(kind, style: isFlow ? 1 : 0, start: start), end: event.pointee.end_mark)
        if tag != nil || anchor != nil, let name = note(tag: tag, anchor: anchor, of: node) {
            // Known from here on, so that an alias within is told from one of nothing.
            anchors[name] = Anchor(node: node, expanded: 0, height: 0)
        }
        frames.append(Frame(node: node))
    }

    private mutating func closeCollection(end: yaml_mark_t) {
        guard let frame = frames.popLast() else { return }
        let node = frame.node
        tree.nodes[node].first = UInt32(truncatingIfNeeded: tree.nodes.count)
        let isMapping = tree.nodes[node].kind == .mapping
        tree.nodes[node].second = UInt32(truncatingIfNeeded: isMapping ? frame.children / 2 : frame.children)
        if tree.nodes[node].style == 1 {
            tree.ends[node] = RawEnd(SourcePosition(end))
        } else {
            // libyaml lets a block end where the next token starts, blank lines and comments later.
            tree.ends[node] = lastEnd
        }
        lastEnd = tree.ends[node]
        if tree.nodes[node].hasProperties, let name = tree.properties[node]?.anchor, anchors[name]?.node == node {
            anchors[name] = Anchor(node: node, expanded: frame.expanded, height: frame.height + 1)
        }
        if isMapping { checkKeys(of: node) }
        complete(expanded: frame.expanded, height: frame.height + 1)
    }

    /// The end of the node that was completed last.
    private var lastEnd = RawEnd(SourcePosition(line: 1, column: 1))

    /// Adds a node to the collection that is open, or as a root.
    mutating func add(_ node: RawNode, end: yaml_mark_t) -> Int {
        let index = tree.nodes.count
        if frames.isEmpty { roots.append(index) }
        tree.nodes.append(node)
        lastEnd = RawEnd(SourcePosition(end))
        tree.ends.append(lastEnd)
        return index
    }

    /// Counts a node that is at its end for the collection that it is in.
    mutating func complete(expanded: Int, height: Int) {
        expansion.decoded += 1
        guard let top = frames.indices.last else { return }
        frames[top].take(expanded: expanded, height: height)
    }

    /// Notes what few nodes have.
    ///
    /// - Returns: the anchor.
    private mutating func note(tag: UnsafePointer<UInt8>?, anchor: UnsafePointer<UInt8>?, of node: Int) -> String? {
        let properties = Tree.Properties(
            tag: tag.map(String.init(cString:)),
            anchor: anchor.map(String.init(cString:))
        )
        tree.properties[node] = properties
        tree.nodes[node].noteProperties()
        return properties.anchor
    }
}
