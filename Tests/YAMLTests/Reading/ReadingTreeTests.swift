import Diagnostics
import Testing
import YAML

@Test(arguments: [
    ("a: [1, b, {c: ~}]", "{a: [int(1), string(\"b\"), {c: null}]}"),
    ("- - a\n  - b\n- c: d\n  e: f\n", "[[string(\"a\"), string(\"b\")], {c: string(\"d\"), e: string(\"f\")}]"),
    ("{\"a\": [1, 2.5, true, null, \"\\ud83d\\ude00\"]}", "{a: [int(1), float(2.5), bool(true), null, string(\"😀\")]}"),
    ("{\n\t\"a\": 1\n}", "{a: int(1)}"),
    ("a: |\n  b\n\n  c\nd: >-\n  e\n  f\n", "{a: string(\"b\\n\\nc\\n\"), d: string(\"e f\")}"),
    ("a: |\r\n  b\r\n  c\r\nd: e\r\n", "{a: string(\"b\\nc\\n\"), d: string(\"e\")}"),
    ("a: b\rc: d\r", "{a: string(\"b\"), c: string(\"d\")}"),
    ("\u{FEFF}a: b\n", "{a: string(\"b\")}"),
    ("# comment\na: b # comment\n", "{a: string(\"b\")}"),
    ("a: b#c\n", "{a: string(\"b#c\")}"),
    ("--- !!map\na: b\n...\n", "{a: string(\"b\")}"),
    ("%YAML 1.1\n---\na: b\n", "{a: string(\"b\")}"),
    ("a\n", "string(\"a\")"),
    ("{}", "{}"),
    ("[]", "[]"),
])
func `reads collections and scalars`(_ text: String, _ summary: String) throws {
    let stream = try YAMLStream.parse(text)
    #expect(stream.documents.map(\.summary) == [summary])
    #expect(stream.problems.isEmpty)
}

@Test func `reads UTF-16 with a byte order mark`() throws {
    for (mark, isLittle) in [([0xFF, 0xFE] as [UInt8], true), ([0xFE, 0xFF], false)] {
        let units = "a: 'ü😀'\nb: 1".utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            return isLittle ? bytes : bytes.reversed()
        }
        let root = try #require(try YAMLStream.parse(mark + units).documents.first)
        #expect(root.summary == "{a: string(\"ü😀\"), b: int(1)}")
        #expect(root["b"]?.start.line == 2)
    }
}

@Test(arguments: [
    ("", 0), ("# only a comment\n", 0), ("---\n---\n# c\n---\n", 0), ("---\n...\n", 0), ("a\n---\n---\nb\n", 2),
    ("---\n~\n", 1), ("--- ''\n", 1), ("a: 1\n---\nb: 2\n---\n# end\n", 2), ("a: 1\n...\n---\nb: 2\n", 2),
])
func `leaves out documents without content`(_ text: String, _ count: Int) throws {
    #expect(try YAMLStream.parse(text).documents.count == count)
}

@Test func `reads any collection of bytes`() throws {
    let text = "a: [b, c]\n"
    let slice = (Array("x".utf8) + Array(text.utf8))[1...]
    let lazy = text.utf8.lazy.map { $0 }
    #expect(try YAMLStream.parse(slice).documents.first?.summary == "{a: [string(\"b\"), string(\"c\")]}")
    #expect(try YAMLStream.parse(lazy).documents.first?.summary == "{a: [string(\"b\"), string(\"c\")]}")
    #expect(try Array(text.utf8).withUnsafeBytes { try YAMLStream.parse($0).documents.count } == 1)
}

@Test func `shows what an alias stands for`() throws {
    let root = try #require(
        try YAMLStream.parse("a: &x {b: [1]}\nc: *x\nd: &y k\n*y : *y\ne: &x 2\nf: *x\n").documents.first
    )
    #expect(
        root.summary == "{a: {b: [int(1)]}, c: {b: [int(1)]}, d: string(\"k\"), k: string(\"k\"), e: int(2), f: int(2)}"
    )
    let alias = try #require(root["c"])
    #expect(alias.isAlias)
    #expect(alias.anchor == nil)
    #expect(alias.kind == .mapping)
    #expect(alias.count == 1)
    #expect(alias.start.line == 2)
    #expect(alias["b"]?.start.line == 1)
    #expect(root["a"]?.anchor == "x")
    #expect(root["a"]?.isAlias == false)
}

/// The values are those that kubectl 1.32 gives.
@Test(arguments: [
    ("<<: {a: 1}\na: 2\n", "{a: int(2)}"),
    ("a: 2\n<<: {a: 1}\n", "{a: int(1)}"),
    ("<<: [{a: 1, b: 1}, {a: 2, c: 2}]\n", "{a: int(1), c: int(2), b: int(1)}"),
    ("'<<': {a: 1}\n", "{<<: {a: int(1)}}"),
    ("!!merge <<: {a: 1}\n", "{a: int(1)}"),
    ("<<: {<<: {a: 1}, b: 2}\nc: 3\n", "{a: int(1), b: int(2), c: int(3)}"),
    ("<<: {a: 1}\n<<: {a: 2}\n", "{a: int(2)}"),
])
func `merges as the server does`(_ text: String, _ summary: String) throws {
    let stream = try YAMLStream.parse(text)
    #expect(stream.documents.map(\.summary) == [summary])
    #expect(stream.problems.isEmpty)
}

@Test func `shows merge keys where they are written`() throws {
    let text = "base: &x {a: 1, b: 1}\nown:\n  <<: *x\n  b: 2\n"
    let node = try #require(try YAMLStream.parse(text).documents.first?["own"])
    #expect(node.count == 2)
    #expect(node["a"]?.start.line == 1)
    #expect(node["b"]?.start.line == 4)
    #expect(node["c"] == nil)
    #expect(node.writtenEntries.map(\.key.text) == ["<<", "b"])
    #expect(node.writtenEntries.map(\.key.isMergeKey) == [true, false])
}

@Test func `takes the last of duplicate keys`() throws {
    let root = try #require(try YAMLStream.parse("a: 1\nb: 2\na: 3\n").documents.first)
    #expect(root["a"]?.scalar == .int(3))
    #expect(root.entries.map(\.key.text) == ["a", "b", "a"])
}

@Test func `finds keys and elements`() throws {
    let root = try #require(try YAMLStream.parse("a: [x, [y], z]\ne\u{301}: 1\n1: one\n").documents.first)
    #expect(root["a"]?[2]?.text == "z")
    #expect(root["a"]?[1]?[0]?.text == "y")
    #expect(root["a"]?[3] == nil)
    #expect(root["a"]?[-1] == nil)
    #expect(root["a"]?["x"] == nil)
    #expect(root["1"]?.text == "one")
    #expect(root["e\u{301}"] != nil)
    #expect(root["\u{E9}"] == nil)
    #expect(root[0] == nil)
    #expect(root["a"]?[0]?.hasText("x" as StaticString) == true)
    #expect(root["a"]?[0]?.hasText("xy" as StaticString) == false)
    #expect(root["a"]?.hasText("") == false)
}

@Test func `knows how a node is written`() throws {
    let text = "a: plain\nb: 'single'\nc: \"double\"\nd: |\n  literal\ne: >\n  folded\nf: {g: []}\nh: !x y\n"
    let root = try #require(try YAMLStream.parse(text).documents.first)
    let styles = ["a", "b", "c", "d", "e"].map { root[$0]?.style }
    #expect(styles == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
    #expect(!root.isFlow)
    #expect(root["f"]?.isFlow == true)
    #expect(root["f"]?["g"]?.isFlow == true)
    #expect(root["h"]?.tag == "!x")
    #expect(root["a"]?.tag == nil)
}
