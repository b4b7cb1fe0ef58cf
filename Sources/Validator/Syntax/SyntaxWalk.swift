import YAML

/// Goes over the nodes of a file once, for all the rules that look at nodes.
struct SyntaxWalk {
    private let path: String
    private let rules: RuleTable

    init(path: String, rules: RuleTable) {
        self.path = path
        self.rules = rules
    }

    func check(_ stream: YAMLStream, _ findings: inout Findings) {
        guard !rules.node.isEmpty || !rules.plainScalar.isEmpty else { return }
        if stream.isCommon, !stream.hasPlainScalar(where: Self.isTrap) { return }
        for document in stream.documents {
            visit(
                NodeSite(node: document, isKey: false, key: nil, value: nil, document: document, path: path),
                &findings
            )
        }
    }

    /// Whether there is something to say about a plain scalar, wherever it is.
    private static func isTrap(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let trap = PlainTrap(text) else { return false }
        return trap != .ordinary
    }

    private func visit(_ site: NodeSite, _ findings: inout Findings) {
        guard !findings.isFull else { return }
        let node = site.node
        let tag = node.tag
        if node.isAlias || tag != nil || node.anchor != nil || site.isKey && node.isMergeKey {
            for rule in rules.node { rule(site, &findings) }
        }
        // What an alias stands for is looked at where it is written.
        guard !node.isAlias else { return }
        switch node.kind {
        case .scalar:
            guard tag == nil, node.style == .plain, !(site.isKey && node.isMergeKey) else { return }
            guard let trap = node.withUTF8({ PlainTrap($0) }), site.isKey || trap != .ordinary else { return }
            for rule in rules.plainScalar { rule(trap, site, &findings) }
        case .sequence:
            for element in node.elements { visit(site.child(element, key: site.key), &findings) }
        case .mapping:
            for entry in node.writtenEntries {
                visit(site.child(entry.key, of: entry.value), &findings)
                visit(site.child(entry.value, key: entry.key), &findings)
            }
        }
    }
}

extension NodeSite {
    fileprivate func child(_ node: YAMLNode, key: YAMLNode?) -> NodeSite {
        NodeSite(node: node, isKey: false, key: key, value: nil, document: document, path: path)
    }

    fileprivate func child(_ key: YAMLNode, of value: YAMLNode) -> NodeSite {
        NodeSite(node: key, isKey: true, key: nil, value: value, document: document, path: path)
    }
}
