import Diagnostics
import Testing
import YAML

/// A text that is refused at 1️⃣.
struct Refusal: CustomTestStringConvertible, Sendable {
    var text: String
    var kind: YAMLError.Kind
    var message: String

    var testDescription: String { text.prefix(60).debugDescription }

    init(_ text: String, _ kind: YAMLError.Kind, _ message: String) {
        (self.text, self.kind, self.message) = (text, kind, message)
    }
}

private let refusals: [Refusal] = [
    .init("a:\n1️⃣\tb: 1\n", .tabIndentation, "tab used as indentation; use spaces"),
    .init("a:\n  b: 1\n1️⃣\tc: 1\n", .tabIndentation, "tab used as indentation; use spaces"),
    .init("a: |\n1️⃣\tb\n", .tabIndentation, "tab used as indentation; use spaces"),
    .init("a: 1️⃣@b\n", .syntax, "a value can't start with '@'; quote the value"),
    .init("a: 1️⃣`b`\n", .syntax, "a value can't start with '`'; quote the value"),
    .init("a: b1️⃣: c\n", .syntax, "a ':' is not allowed here; quote the value, or check the indentation"),
    .init("a: 1\n1️⃣b\nc: 2\n", .syntax, "no ':' after this; complete the key, quote the text, or check the indentation"),
    .init("a: 1️⃣\"b\nc: 1\n", .syntax, "the quote that opens here is never closed; close it"),
    .init("a: 1️⃣'b\nc: 1\n", .syntax, "the quote that opens here is never closed; close it"),
    .init("a: [1, 2\nb1️⃣: 1\n", .syntax, "expected ',' or ']'; close the sequence, or separate its elements"),
    .init("a: {b: 1\nc1️⃣: 1\n", .syntax, "expected ',' or '}'; close the mapping, or separate its entries"),
    .init("a: \"1️⃣\\d\"\n", .syntax, "unknown escape; write '\\\\' for a backslash, or use single quotes"),
    .init("a: 1️⃣*\n", .syntax, "'*' starts an alias, which needs a name; quote the value"),
    .init("{b1️⃣:, c}\n", .syntax, "within brackets, a ':' needs a space after it; write one, or quote the text"),
    .init("1️⃣%a\n", .syntax, "a line that starts with '%' is a directive; quote the value"),
    .init("a: 1️⃣!x!y z\n", .syntax, "unknown tag; quote the value if '!' is part of it"),
    .init("a: 1️⃣- b\n", .syntax, "a '- ' is not allowed here; start the sequence on a line of its own"),
    .init(
        "a:\n  b: 1\n 1️⃣c: 1\n",
        .syntax,
        "expected a key of the mapping; check the indentation, or a quote before this"
    ),
    .init("- a\n1️⃣b: 1\n", .syntax, "expected the next '- ' of the sequence; check the indentation"),
    .init("a: 1️⃣*b\n", .undefinedAlias, "no anchor 'b' before this in the document; quote the value if it is no alias"),
    .init(
        "a: &x 1\n---\na: 1️⃣*x\n",
        .undefinedAlias,
        "no anchor 'x' before this in the document; quote the value if it is no alias"
    ),
    .init("a: &x [1️⃣*x]\n", .recursiveAlias, "'*x' is within what it stands for; write the value out"),
    .init("a: &x\n  <<: 1️⃣*x\n", .recursiveAlias, "'*x' is within what it stands for; write the value out"),
    .init("a: é1️⃣\0\n", .control, "NUL byte; remove it"),
    .init("a: 1\r\nb: é1️⃣\u{7}\n", .control, "control character U+0007; write it as \"\\u0007\" or remove it"),
    .init("a: 1️⃣\u{7F}\n", .control, "control character U+007F; write it as \"\\u007F\" or remove it"),
]

@Test(arguments: refusals) func `refuses a text where it is wrong`(_ refusal: Refusal) throws {
    let marked = MarkedText(refusal.text)
    let error = #expect(throws: YAMLError.self) { try YAMLStream.parse(marked.text) }
    #expect(error?.kind == refusal.kind)
    #expect(error?.message == refusal.message)
    #expect(error?.range.start == marked.places["1️⃣"])
}

@Test(
    arguments: [
        ([0x61, 0x3A, 0x20, 0xC3, 0xA9, 0xFF], 5), ([0x61, 0x3A, 0x20, 0xC3], 4), ([0x61, 0x3A, 0x20, 0xC0, 0x80], 4),
        ([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], 4), ([0xEF, 0xBB, 0xBF, 0x61, 0xFE], 2),
        ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8], 2), ([0xFE, 0xFF, 0x00, 0x61, 0x00], 2),
    ] as [([UInt8], Int)]
)
func `refuses bytes that are no text`(_ bytes: [UInt8], column: Int) {
    let error = #expect(throws: YAMLError.self) { try YAMLStream.parse(bytes) }
    #expect(error?.kind == .encoding)
    #expect(error?.range.start == SourcePosition(line: 1, column: column))
}

/// Texts that are read, with a problem at 2️⃣ that is about 1️⃣.
private let problems: [Refusal] = [
    .init("1️⃣a: 1\nb: 2\n2️⃣a: 3\n", .duplicateKey, "key 'a' is set twice; remove one of them"),
    .init("x:\n  - {1️⃣a: 1, 2️⃣'a': 3}\n", .duplicateKey, "key 'a' is set twice; remove one of them"),
    .init("1️⃣1: a\n2️⃣0x1: b\n", .duplicateKey, "key '1' is set twice; remove one of them"),
    .init("1️⃣1: a\n2️⃣\"1\": b\n", .duplicateKey, "key '1' is set twice; remove one of them"),
    .init("1️⃣yes: a\n2️⃣true: b\n", .duplicateKey, "key 'true' is set twice; remove one of them"),
    .init("2️⃣~: a\n", .unsupportedKey, "a key has to be a string, a number or a boolean; quote it"),
    .init("2️⃣[a]: a\n", .unsupportedKey, "a key has to be a string, a number or a boolean; quote it"),
    .init("<<: 2️⃣1\n", .merge, "'<<' merges a mapping or a sequence of mappings; quote it if it is a key of its own"),
    .init("a: 2️⃣!!int b\n", .tag, "'b' is no !!int; change the value or the tag"),
]

@Test(arguments: problems) func `reports what the server would take silently or refuse`(_ refusal: Refusal) throws {
    let marked = MarkedText(refusal.text)
    let stream = try YAMLStream.parse(marked.text)
    let problem = try #require(stream.problems.first)
    #expect(stream.problems.count == 1)
    #expect(problem.kind == refusal.kind)
    #expect(problem.message == refusal.message)
    #expect(problem.range.start == marked.places["2️⃣"])
    #expect(problem.related?.range.start == marked.places["1️⃣"])
}

@Test func `finds duplicate keys in a large mapping`() throws {
    let lines = (0..<500).map { "key\($0): 1\n" }.joined()
    #expect(try YAMLStream.parse(lines).problems.isEmpty)
    let stream = try YAMLStream.parse(lines + "key7: 2\nkey9: 2\n")
    #expect(stream.problems.map(\.range.start.line) == [501, 502])
    #expect(stream.problems.map(\.related?.range.start.line) == [8, 10])
}

@Test func `tells keys apart that only look alike`() throws {
    #expect(try YAMLStream.parse("\u{E9}: 1\ne\u{301}: 2\n").problems.isEmpty)
    #expect(try YAMLStream.parse("a: 1\nA: 2\n\"\\0a\": 3\n").problems.isEmpty)
}
