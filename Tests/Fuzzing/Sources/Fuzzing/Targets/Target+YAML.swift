@testable import YAML

extension Target {
    /// The reader; what the parser of the subset takes has to be the same to libyaml.
    static let yaml = Target(
        "yaml",
        seeds: {
            Manifests.examples + Manifests.corpus
                + [
                    "a: &b !!str c\nd: *b\ne: >\n  f\n  g\nh: \"i\n  j\"\nk: l\n  m\n? n\n: o\n<<: {p: q}\n",
                    "a\n...\n%YAML 1.1\n---\nr\n",
                    "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\\\\\\/\\ud83d\\ude00\"], \"k\":-1}\n",
                    "größe: 10 µm # ключ\n\"é😀\": 'ü''ß' \nx: {é: ñ, b: [ö]}\nblock: |\n  ä\n  b\n",
                    "a: &a {b: 1}\nc: {<<: *a, d: 0o17}\ne: {<<: [*a, *a]}\n", "\u{FEFF}a: b\r\nc: d\r",
                    "%TAG ! tag:a,2000:\n--- !b c\n",
                ]
                .map { Array($0.utf8) }
        },
        words: Words.yaml
    ) { input in
        if let own = YAMLStream.readingSubset(input.bytes) {
            do throws(YAMLError) {
                let theirs = try YAMLStream.readWithLibYAML(input.bytes)
                if let found = difference(own, theirs) { fatalError(found) }
            } catch {
                fatalError("libyaml refuses it: \(error)")
            }
        }
        guard let stream = try? YAMLStream.parse(input.bytes) else { return }
        for document in stream.documents { visit(document) }
    }
}

/// Looks at all that a node says.
private func visit(_ node: YAMLNode) {
    _ = (node.scalar, node.text, node.keyText, node.tag, node.anchor, node.count, node.style)
    guard node.range.start <= node.range.end else { fatalError("a range ends before it starts: \(node.range)") }
    // What an alias stands for is visited where it is written.
    guard !node.isAlias else { return }
    node.elements.forEach(visit)
    for entry in node.writtenEntries {
        visit(entry.key)
        visit(entry.value)
    }
    _ = node.entries.reduce(0) { $0 + ($1.key.isAlias ? 1 : 0) }
}

/// The first node at which two trees differ in anything that a node shows.
private func difference(_ left: YAMLNode, _ right: YAMLNode) -> String? {
    let isSame =
        left.kind == right.kind && left.style == right.style && left.range == right.range && left.count == right.count
        && left.isFlow == right.isFlow && left.isAlias == right.isAlias && left.tag == right.tag
        && left.withUTF8 { own in right.withUTF8 { own.elementsEqual($0) } }
    guard isSame else {
        return "\(left.kind) \(left.style) \(left.range) '\(left.text)', and to libyaml "
            + "\(right.kind) \(right.style) \(right.range) '\(right.text)'"
    }
    for (left, right) in zip(left.elements, right.elements) {
        if let found = difference(left, right) { return found }
    }
    for (left, right) in zip(left.writtenEntries, right.writtenEntries) {
        if let found = difference(left.key, right.key) ?? difference(left.value, right.value) { return found }
    }
    return nil
}

private func difference(_ left: YAMLStream, _ right: YAMLStream) -> String? {
    if let problem = right.problems.first { return "libyaml's tree has a problem: \(problem)" }
    let (own, theirs) = (left.documents, right.documents)
    guard own.count == theirs.count else { return "\(own.count) documents, and to libyaml \(theirs.count)" }
    return zip(own, theirs).lazy.compactMap { difference($0, $1) }.first
}
