import Diagnostics
import Testing
import YAML

/// 1️⃣ is where a node starts, 2️⃣ the place after it.
private let cases: [PositionCase] = [
    .init("a: 1️⃣b2️⃣\n", .value("a")),
    .init("1️⃣a2️⃣: b\n", .key("a")),
    .init("1️⃣a: b2️⃣\n\n# comment\n"),
    .init("# comment\n\n1️⃣a: b2️⃣"),
    .init("a:\n  1️⃣b: 1\n  c: 22️⃣\n\n# comment\nd: 3\n", .value("a")),
    .init("a:1️⃣2️⃣\nb: 1\n", .value("a")),
    .init("a:\n1️⃣- 1\n- 22️⃣\nb: 1\n", .value("a")),
    .init("a:\n  1️⃣- 1\n  - b: 22️⃣\n\nb: 1\n", .value("a")),
    .init("a:\n  - 1\n  - 1️⃣b: [2, 3]2️⃣\nb: 1\n", .value("a"), .element(1)),
    .init("a: 1️⃣\"b c\"2️⃣ # comment\n", .value("a")),
    .init("a: 1️⃣'it''s'2️⃣\n", .value("a")),
    .init("a: 1️⃣b\n  c2️⃣\nd: 1\n", .value("a")),
    .init("a: 1️⃣{b: [], c: 1 }2️⃣\n", .value("a")),
    .init("a: {b: 1️⃣[]2️⃣, c: 1 }\n", .value("a"), .value("b")),
    .init("ключ: 1️⃣значение2️⃣\n", .value("ключ")),
    .init("{😀: 1, b: 1️⃣22️⃣}\n", .value("b")),
    .init("e\u{301}: 1️⃣12️⃣\n", .value("e\u{301}")),
    .init("a: b\r\nc:\r\n  - 1️⃣d2️⃣\r\n", .value("c"), .element(0)),
    .init("a:\t1️⃣b2️⃣\n", .value("a")),
    .init("a: 1️⃣&x b2️⃣\nc: *x\n", .value("a")),
    .init("a: &x b\nc: 1️⃣*x2️⃣\n", .value("c")),
    .init("a: 1️⃣!!str 12️⃣\n", .value("a")),
    .init("a: 1️⃣|\n  b\n  c\n2️⃣d: 1\n", .value("a")),
    .init("? 1️⃣a2️⃣\n: b\n", .key("a")),
    .init("[1,\n 1️⃣[2, 3]2️⃣]", .element(1)),
]

@Test(arguments: cases) func `knows where a node starts and ends`(_ example: PositionCase) throws {
    let marked = MarkedText(example.text)
    let root = try #require(try YAMLStream.parse(marked.text).documents.first)
    let node = try #require(root.at(example.path))
    #expect(node.start == marked.places["1️⃣"])
    #expect(node.range.end == marked.places["2️⃣"])
}

@Test func `takes no column for a byte order mark`() throws {
    let root = try #require(try YAMLStream.parse("\u{FEFF}a: b").documents.first)
    #expect(root.start == SourcePosition(line: 1, column: 1))
    #expect(root["a"]?.start == SourcePosition(line: 1, column: 4))
}

@Test func `keeps the positions of a wide line`() throws {
    let root = try #require(try YAMLStream.parse("[\(String(repeating: " ", count: 70_000))a]").documents.first)
    #expect(root[0]?.start == SourcePosition(line: 1, column: 70_002))
}
