import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

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

private struct Verdict {
    var isInSubset = false
    var difference: String?
}

/// Reads a text with both parsers; what the subset's takes has to be the same to libyaml.
private func compare(_ bytes: [UInt8]) -> Verdict {
    bytes.withUnsafeBufferPointer { bytes in
        guard let own = YAMLStream.readingSubset(bytes) else { return Verdict() }
        do throws(YAMLError) {
            let theirs = try YAMLStream.readWithLibYAML(bytes)
            return Verdict(isInSubset: true, difference: difference(own, theirs))
        } catch {
            return Verdict(isInSubset: true, difference: "libyaml refuses it: \(error)")
        }
    }
}

private let seeds: [String] = [
    """
    # A comment.
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: "settings"   # another one
      labels: {app: web, 'tier': "a\\tb", empty: "", number: 1.5}
    data:
      text: |
        one

          two \\ "three"
        four # five
      strip: |-
        six
      keep: |+
        seven

      last: it's: not - a, [list]

    """,
    """
    ---
    spec:
      containers:
      - name: web
        args: ["--a=b", '--c: d', e, [f, {g: h}], {}]
        ports:
        - containerPort: 80
        -
          containerPort: 81
      - name: other
        env: []
        nothing:
      empty:
      list:
        - - a
          - b
        -   c: d
            e: f
        - g
    ---
    - a
    - "b": c
      'd''e' : f
    ---
    word

    """,
    """
    {
      "a": [1, -2.5e3, true, null, "\\u00e9\\n\\\\\\/\\""],
      "b": {"c": {}, "d": [],
        "e": [
          {"f": "g"},
          {"h":"i","j":[]}
        ]
      },
      "k":-1
    }

    """,
    "größe: 10 µm # ключ\n\"é😀\": 'ü''ß' \nx: {é: ñ, b: [ö]}\nblock: |\n  ä\n  b\nlist: [ä, b,\n  c]\n",
    "a: &b !!str c\nd: *b\ne: >\n  f\n  g\nh: \"i\n  j\"\nk: l\n  m\n? n\n: o\n<<: {p: q}\n...\n%YAML 1.1\n---\nr\n",
]

private let pieces = [
    "\t", "\0", "\n", "\n\n", "\r\n", " ", "  ", "    ", ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ",", ", ",
    "&a ",
    "*a", "<<", "!!int ", "|", "|\n", "|-\n", "|+\n", ">\n", "\"", "'", "''", "#", " # x", "%", "---", "---\n", "...\n",
    "\u{FEFF}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FFFF}", "é", "€", "😀", "0x", "~", "null", "yes", "\\x41", "\\u0041",
    "\\u00e9",
    "\\", "@", "`", "a: b\n", "- c\n", "key", "k: |\n  t\n", "k:\n- v\n", "\u{7F}", "\u{1}",
]

private struct Mutator {
    var generator: SeededGenerator

    mutating func text() -> [UInt8] {
        var bytes = Array(seeds[Int.random(in: 0..<seeds.count, using: &generator)].utf8)
        if Int.random(in: 0..<3, using: &generator) == 0 { bytes = someLines(of: bytes) }
        for _ in 0..<Int.random(in: 0...3, using: &generator) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0, 1:
            bytes.insert(contentsOf: pieces.randomElement(using: &generator).map { Array($0.utf8) } ?? [], at: place)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...5, using: &generator)))
        case 4: changeIndentation(of: &bytes)
        case 5: bytes = someLines(of: bytes)
        case 6: bytes.insert(contentsOf: someLines(of: bytes), at: place)
        default:
            let other = Array(seeds[Int.random(in: 0..<seeds.count, using: &generator)].utf8)
            bytes.insert(contentsOf: someLines(of: other), at: lineStart(before: place, in: bytes))
        }
    }

    private mutating func someLines(of bytes: [UInt8]) -> [UInt8] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let first = Int.random(in: 0..<lines.count, using: &generator)
        let count = Int.random(in: 1...min(8, lines.count - first), using: &generator)
        return Array(lines[first..<first + count].joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }

    private mutating func changeIndentation(of bytes: inout [UInt8]) {
        let start = lineStart(before: Int.random(in: 0...bytes.count, using: &generator), in: bytes)
        if Bool.random(using: &generator) {
            bytes.insert(contentsOf: repeatElement(0x20, count: Int.random(in: 1...4, using: &generator)), at: start)
        } else {
            let spaces = bytes[start...].prefix { $0 == 0x20 }.count
            bytes.removeSubrange(start..<start + Int.random(in: 0...spaces, using: &generator))
        }
    }

    private func lineStart(before place: Int, in bytes: [UInt8]) -> Int {
        bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }
}

/// Two seconds each, or what `TENANTRY_FUZZ_SECONDS` says.
private let duration = ProcessInfo.processInfo.environment["TENANTRY_FUZZ_SECONDS"].flatMap(Int.init) ?? 2

@Test(arguments: 0..<4)
func `reads mutated texts as libyaml does`(_ seed: Int) {
    var mutator = Mutator(generator: SeededGenerator(seed: seed))
    let end = ContinuousClock.now + .seconds(duration)
    var (texts, accepted) = (0, 0)
    while ContinuousClock.now < end {
        for _ in 0..<50 {
            let text = mutator.text()
            let verdict = compare(text)
            texts += 1
            if verdict.isInSubset { accepted += 1 }
            if let difference = verdict.difference {
                Issue.record("\(difference)\n\(String(decoding: text, as: UTF8.self))\n\(text)")
                return
            }
        }
    }
    // Were hardly any accepted, the test would say nothing about them.
    #expect(accepted > texts / 20)
    if duration > 2 { print("seed \(seed): \(texts) texts, \(accepted) in the subset") }
}

@Test func `reads every manifest of the tree without libyaml`() throws {
    let root = Tool.packageRoot.appending(path: "generated")
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files where ["yaml", "json"].contains(file.pathExtension) {
        let verdict = compare(Array(try Data(contentsOf: file)))
        #expect(verdict.isInSubset, "\(file.path)")
        #expect(verdict.difference == nil, "\(file.path)")
    }
}

@Test(arguments: [
    "\n", "# a", "---\n", "---\n---\n", "--- # a\nb: c", "a: b", "a:\n- b\nc:\n  - d\n", "- a\n-\n- b\n",
    "a: |\n  b\n",
    "a:\n  b:\n    c\n  d: e\n", "[a, b]", "{}\n", "\"a\": 'b'\n", "a: b # c\n# d\n  # e\nf: g\n", "a: ---\n",
    "a:\n---\nb:\n",
    "é: ü\n", "- - - a\n", "a: {b: c}\nd: [e]\n", "a: b:c\nd: e#f\ng: -h\n", "a: [b,\nc\n]\nd: e\n",
])
func `reads without libyaml what is common`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(compare(bytes).isInSubset)
    #expect(compare(bytes).difference == nil)
}
