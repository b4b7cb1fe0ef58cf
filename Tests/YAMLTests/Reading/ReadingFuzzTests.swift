import Diagnostics
import Testing
import YAML

private let seeds: [String] = [
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {x: \"1\", y: 'no'}\ndata:\n  f: |\n    a\n    b\n",
    "- &a {b: [1, 2.5, ~], c: !!str 3}\n- <<: *a\n  d: >-\n    e\n    f\n- ? x\n  : y\n",
    "%YAML 1.1\n%TAG !e! tag:e,2000:\n---\n!e!f \"a\\u00e9\\n\" # c\n...\n---\n[a, 'b', {c: d}]\n",
    "{\"a\": {\"b\": [true, null, -1e3]}, \"é😀\": \"\\ud83d\\ude00\"}",
]
private let pieces = [
    "\t", "\0", "\n", "\r\n", " ", ": ", "- ", "? ", "[", "]", "{", "}", "&a ", "*a", "<<: *a\n", "!!int ", "|\n",
    ">+2\n", "\"", "'", "#", "%TAG ! x\n", "---\n", "...\n", "\u{FEFF}", "\u{85}", "\u{2028}", ",", "0x", "!<", "\\x",
    "@",
]

@Test(.timeLimit(.minutes(5)), arguments: 0..<4)
func `survives random changes`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    var readable = 0
    for _ in 0..<1_500 {
        var bytes = Array(seeds[seed].utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                bytes.insert(
                    contentsOf: pieces.randomElement(using: &generator).map { Array($0.utf8) } ?? [],
                    at: place
                )
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...5, using: &generator)))
            default: bytes.append(contentsOf: bytes[place...])
            }
        }
        let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D || $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 } + 2
        do throws(YAMLError) {
            let stream = try YAMLStream.parse(bytes)
            readable += 1
            for document in stream.documents { check(document, lineCount: lineCount) }
            for problem in stream.problems { #expect(problem.range.start.line <= lineCount) }
        } catch {
            #expect(error.range.start.line <= lineCount, "\(bytes)")
            #expect(!error.message.isEmpty)
        }
    }
    // Were all of them refused, the test would say nothing about the tree.
    #expect(readable > 50)
}

/// Every node starts within the text, before it ends, and a child within its parent.
private func check(_ node: YAMLNode, lineCount: Int) {
    #expect(node.start <= node.range.end)
    #expect(node.range.end.line <= lineCount)
    for child in Array(node.elements) + node.writtenEntries.flatMap({ [$0.key, $0.value] }) {
        if !node.isAlias {
            #expect(child.start >= node.start)
            #expect(child.range.end <= node.range.end)
        }
        check(child, lineCount: lineCount)
    }
    _ = node.summary
}
