import Diagnostics

extension TreeBuilder {
    /// Up to here every key is compared with every other; above, they are hashed.
    private static var fewKeys: Int { 16 }

    /// Looks for duplicate keys, keys that JSON can't have, and merge keys.
    mutating func checkKeys(of mapping: Int) {
        keys.removeAll(keepingCapacity: true)
        var areText = true
        var key = mapping + 1
        for _ in 0..<tree.nodes[mapping].second {
            let value = tree.next(after: key)
            if tree.isMergeKey(key) {
                tree.nodes[mapping].noteMergeKey()
                checkMerge(of: value)
            } else if tree.isPlainlyText(key) {
                keys.append(key)
            } else if tree.keyText(of: key) != nil {
                keys.append(key)
                areText = false
            } else {
                reportUnsupported(key)
            }
            key = tree.next(after: value)
        }
        guard keys.count > 1 else { return }
        if areText, keys.count <= Self.fewKeys {
            compareKeys()
        } else {
            hashKeys()
        }
    }

    private mutating func compareKeys() {
        for later in 1..<keys.count {
            for earlier in 0..<later where haveSameText(keys[earlier], keys[later]) {
                reportDuplicate(keys[later], of: keys[earlier])
                break
            }
        }
    }

    private func haveSameText(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (tree.nodes[left], tree.nodes[right])
        guard left.second == right.second else { return false }
        for offset in 0..<Int(left.second)
        where tree.text[Int(left.first) + offset] != tree.text[Int(right.first) + offset] {
            return false
        }
        return true
    }

    private mutating func hashKeys() {
        // Bytes: Swift takes strings for equal that only look alike.
        var first: [[UInt8]: Int] = [:]
        first.reserveCapacity(keys.count)
        for key in keys {
            guard let text = tree.keyText(of: key).map({ Array($0.utf8) }) else { continue }
            if let earlier = first[text] {
                reportDuplicate(key, of: earlier)
            } else {
                first[text] = key
            }
        }
    }

    private mutating func reportDuplicate(_ key: Int, of earlier: Int) {
        let name = tree.keyText(of: key) ?? ""
        report(
            YAMLError(
                .duplicateKey,
                "key '\(name.shortened)' is set twice; remove one of them",
                at: tree.range(of: key),
                related: .init(message: "'\(name.shortened)' is first set here", range: tree.range(of: earlier))
            )
        )
    }

    private mutating func reportUnsupported(_ key: Int) {
        // A wrong tag has been reported.
        let content = tree.content(of: key)
        if tree.nodes[content].kind == .scalar, tree.scalar(of: content) == nil { return }
        report(
            YAMLError(
                .unsupportedKey,
                "a key has to be a string, a number or a boolean; quote it",
                at: tree.range(of: key)
            )
        )
    }

    /// goyaml.v2: `decoder.merge`.
    private mutating func checkMerge(of value: Int) {
        let raw = tree.nodes[value]
        var isGood = tree.nodes[tree.content(of: value)].kind == .mapping
        if raw.kind == .sequence {
            isGood = true
            var element = value + 1
            for _ in 0..<raw.second {
                if tree.nodes[tree.content(of: element)].kind != .mapping { isGood = false }
                element = tree.next(after: element)
            }
        }
        guard !isGood else { return }
        report(
            YAMLError(
                .merge,
                "'<<' merges a mapping or a sequence of mappings; quote it if it is a key of its own",
                at: tree.range(of: value)
            )
        )
    }

    /// Reports a scalar that is not of the type its tag says.
    mutating func checkTag(of node: Int) {
        guard tree.nodes[node].kind == .scalar, tree.scalar(of: node) == nil, let tag = tree.tag(of: node) else {
            return
        }
        let name = tag.split(separator: ":").last.map { "!!\($0)" } ?? tag
        report(
            YAMLError(
                .tag,
                "'\(tree.string(of: node).shortened)' is no \(name); change the value or the tag",
                at: tree.range(of: node)
            )
        )
    }

    private mutating func report(_ problem: YAMLError) {
        if problems.count < limits.problems { problems.append(problem) }
    }
}

extension String {
    /// What fits in a message.
    var shortened: String {
        utf8.count <= 60 ? self : String(unicodeScalars.prefix(40)) + "…"
    }
}
