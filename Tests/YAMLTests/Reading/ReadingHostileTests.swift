import Testing
import YAML

/// Much of something, and what becomes of it: a kind of problem, or nothing.
struct Hostility: CustomTestStringConvertible, Sendable {
    var name: String
    var make: @Sendable () -> String
    var kind: YAMLError.Kind?

    var testDescription: String { name }

    init(_ name: String, _ kind: YAMLError.Kind?, _ make: @escaping @Sendable () -> String) {
        (self.name, self.kind, self.make) = (name, kind, make)
    }

    /// A megabyte of one piece of text after another; an eighth of one where all of it is read, which takes its time
    /// without optimization.
    init(repeating piece: String, after start: String = "", _ kind: YAMLError.Kind?) {
        self.init("\(start.prefix(20))\(piece)".debugDescription, kind) {
            start + String(repeating: piece, count: (kind == nil ? 1 << 17 : 1 << 20) / piece.utf8.count)
        }
    }
}

private let half = 1 << 19

private let hostilities: [Hostility] = [
    .init(repeating: "[", .depth), .init(repeating: "{", .depth), .init(repeating: "{a: ", .depth),
    .init(repeating: "- ", .depth), .init(repeating: "? ", .depth), .init(repeating: "[\n", .depth),
    .init(repeating: "[? ", .depth), .init(repeating: "[a: ", .depth),
    .init(repeating: "a", nil), .init(repeating: "a", after: "? ", nil), .init(repeating: "\"", .syntax),
    .init(repeating: "a ", after: "\"", .syntax), .init(repeating: "'", nil), .init(repeating: "%", .syntax),
    .init(repeating: "%YAML 1.1\n---\n...\n", nil), .init(repeating: "&a ", .syntax), .init(repeating: "!", nil),
    .init(repeating: "a", after: "!<", .syntax), .init(repeating: "- !!str a\n", nil), .init(repeating: ":", .syntax),
    .init(repeating: "a:\n", nil), .init(repeating: "?\n", nil), .init(repeating: "-\n", nil),
    .init(repeating: "---\na\n", nil),
    .init(repeating: "#\n", nil), .init(repeating: "\n", nil), .init(repeating: "\t", .tabIndentation),
    .init(repeating: "\0", .control), .init(repeating: "- >\n", nil), .init(repeating: "- |\n a\n", nil),
    .init(repeating: "1", nil), .init(repeating: "_", after: "1", nil), .init(repeating: "A", after: "!!binary ", nil),
    .init(repeating: "  <<: *a\n", after: "a: &a {b: 1}\nc:\n", nil),
    .init(repeating: "- *a\n", after: "- &a b\n", nil),
    .init(repeating: "b ", after: "a" + String(repeating: " ", count: 4_000), nil),
    .init("%TAG", .size) { (0..<20_000).map { "%TAG !a\($0)! t\n" }.joined() },
    .init("anchors", nil) { (0..<10_000).map { "- &a\($0) b\n" }.joined() },
    .init("keys", nil) { (0..<15_000).map { "k\($0):\n" }.joined() },
    .init("numbers as keys", nil) { (0..<15_000).map { "\($0):\n" }.joined() },
    .init("spaces before words", .size) {
        "a" + String(repeating: " ", count: half) + String(repeating: "b ", count: half / 2)
    },
    .init("blank lines before lines", .size) {
        "a: |\n" + String(repeating: "\n", count: half) + String(repeating: " a\n", count: half / 3)
    },
    .init("line separators before lines", .size) {
        "a: |\n" + String(repeating: "\u{2028}", count: half / 3) + String(repeating: " a\n", count: half / 3)
    },
    .init("indentation", .depth) { (0..<1_400).map { String(repeating: " ", count: $0) + "a:\n" }.joined() },
    .init("a billion laughs", .aliasExpansion) {
        (1..<40).reduce("a0: &a0 [x,x,x,x,x,x,x,x]\n") { text, level in
            text + "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 8).joined(separator: ",")
                + "]\n"
        }
    },
    .init("many aliases of a large value", .aliasExpansion) {
        "a: &a [" + String(repeating: "x,", count: 2_000) + "]\nb:\n" + String(repeating: "- *a\n", count: 200_000)
    },
    .init("depth through aliases", .depth) {
        (1..<300).reduce("a0: &a0 [x]\n") { $0 + "a\($1): &a\($1) [*a\($1 - 1)]\n" }
    },
]

/// The limit is far above what it takes: it tells work that grows without bound, not a machine that is busy.
@Test(.timeLimit(.minutes(5)), arguments: hostilities)
func `answers a hostile text soon`(_ hostility: Hostility) throws {
    let text = hostility.make()
    var kind: YAMLError.Kind?
    do throws(YAMLError) { _ = try YAMLStream.parse(text) } catch { kind = error.kind }
    #expect(kind == hostility.kind)
}

@Test func `keeps to the limits`() throws {
    #expect(throws: YAMLError.self) { try YAMLStream.parse("[[a]]", limits: YAMLLimits(depth: 1)) }
    #expect(try YAMLStream.parse("[[a]]", limits: YAMLLimits(depth: 2)).documents.count == 1)
    let error = #expect(throws: YAMLError.self) { try YAMLStream.parse("abc", limits: YAMLLimits(bytes: 2)) }
    #expect(error?.kind == .size)
    let duplicates = String(repeating: "a:\n", count: 20)
    #expect(try YAMLStream.parse(duplicates, limits: YAMLLimits(problems: 5)).problems.count == 5)
}

@Test func `allows the aliases that the server allows`() throws {
    // 99 of 100 decoded values may come from aliases.
    let text = "a: &a [" + String(repeating: "x,", count: 40) + "]\nb:\n" + String(repeating: "- *a\n", count: 60)
    #expect(try YAMLStream.parse(text).documents.first?["b"]?.count == 60)
}
