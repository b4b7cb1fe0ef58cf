import Testing
import YAML

@Test func `reads every nasty string back as it was, wherever it stands`() throws {
    for text in NastyStrings.all {
        #expect(isReadBack(.everywhere(text)), "\(text.debugDescription)")
        #expect(isReadBack(.string(text)), "\(text.debugDescription)")
    }
}

@Test(.timeLimit(.minutes(5)), arguments: 0..<4)
func `reads random strings back as they were`(_ seed: Int) throws {
    for text in NastyStrings.random(5_000, seed: seed) {
        #expect(isReadBack(.compactly([text])), "\(text.debugDescription)")
    }
}

private func isReadBack(_ value: WrittenValue) -> Bool {
    guard let stream = try? YAMLStream.parse(value.yaml) else { return false }
    return stream.documents.count == 1 && stream.problems.isEmpty && stream.documents[0].holds(value)
}

private let longKey = String(repeating: "k", count: 1_100)
private let shapes: [WrittenValue] = [
    [:], [], [[]], [[:]], ["a": [:]], ["a": []], ["a": [[:], [], [[]], ["b": [:]], ["b": []]]],
    [[[["a"], []], [:]], "b"], ["a": ["b": [["c": ["d": 1, "e": ["f"]]], ["g": [["h": true]]]], "i": [:], "j": "k"]],
    ["l": [[["m": "n"]]], "o": 1], [["a": ["b": ["c"]], "d": [["e", ["f": ["g"]]]]], [[["h": [["i"]]], "j"]]],
    ["a": "b\nc", "d": ["e\nf\n", ["g\n\n\n"]]], [["a\n"], ["a": "b\n\n", "c": [["d\n\n"]]], "e\n"],
    "a\n\n", "a", 1, false, [["a": ["b\nc"], "d": 1]],
    [longKey: ["a": [["b": 1], []]], "c": [[longKey: [["e"]]]]],
    [longKey: "a\nb\n\n", longKey + "'": ["a", "b"], longKey + "\n": [[:]]],
]

@Test(arguments: shapes)
func `reads every shape back as it was`(_ value: WrittenValue) {
    #expect(isReadBack(value), "\(value.yaml)")
}
