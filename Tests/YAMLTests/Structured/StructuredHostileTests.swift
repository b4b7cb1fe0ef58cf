import Diagnostics
import Testing
import YAML

private let start = "kind: Ship\nname: ada\nrig: sloop\n"
private let megabyte = String(repeating: "x", count: 1 << 20)

@Test(.timeLimit(.minutes(5)))
func `reads a mapping of unknown fields in time that grows with it`() throws {
    let text = start + (0..<50_000).map { "f\($0): 1\n" }.joined()
    let problems = try read(Ship.self, text).problems
    #expect(problems.count == 1_000)
    #expect(problems.last?.range.start.line == 1_003)
}

@Test(.timeLimit(.minutes(5)))
func `reads a map in any order in time that grows with it`() throws {
    let text = (100_000..<150_000).reversed().map { "k\($0): v\n" }.joined()
    let map = try #require(try read(SortedMap<String, String>.self, text).value)
    #expect(map.count == 50_000)
    #expect(map.first?.key == "k100000" && map.last?.key == "k149999")
}

@Test(
    .timeLimit(.minutes(5)),
    arguments: [
        "name: \(megabyte)X\nkind: Ship\nrig: sloop\n", "name: ada\nkind: \(megabyte)\nrig: sloop\n",
        "name: ada\nkind: Ship\nrig: \(megabyte)\n", start + "? \(megabyte)\n: x\n", start + "length: \(megabyte)\n",
        start + "flags:\n  ? \(megabyte)\n  : 1\n", start + "escorts:\n  ? \(megabyte)X\n  : {}\n",
        start + "log:\n- \(megabyte)\n", start + "masts: \(String(repeating: "1", count: 1 << 20))\n",
        start + "masts: 0.\(String(repeating: "1", count: 1_000))\n",
    ].map(Hidden.init)
)
func `says in a few words what is wrong with a long text`(_ text: Hidden) throws {
    let problem = try #require(try read(Ship.self, text.text).problems.first)
    #expect(problem.message.utf8.count < 2_200 && problem.pointer.utf8.count < 500)
}

/// A text that is not worth printing.
struct Hidden: CustomTestStringConvertible, Sendable {
    var text: String
    var testDescription: String { "\(text.utf8.count) bytes" }
}

@Test func `remembers no long key for every problem below it`() throws {
    let text = "? \(megabyte)\n: {name: x, age: [], \((0..<3_000).map { "f\($0): 1" }.joined(separator: ", "))}\n"
    let problems = try read(SortedMap<String, Mate>.self, text).problems
    #expect(problems.count == 1_000)
    #expect(problems.map(\.pointer.utf8.count).max() ?? 0 < 500)
}

@Test func `cuts a long text between characters`() {
    let error = TextError(text: String(repeating: "😀", count: 61), expected: "x")
    #expect(error.text == String(repeating: "😀", count: 60) + "...")
    #expect(TextError(text: "short", expected: "x").description == "'short' is not x")
}

@Test func `writes and reads a long string`() throws {
    for text in [megabyte, String(repeating: "a\n", count: 1 << 19), String(repeating: "\u{85}", count: 1 << 18)] {
        let mate = Mate(name: text)
        #expect(try read(Mate.self, mate.yaml()).value == mate)
    }
}
