import Testing

@testable import CEL

@Test(arguments: [
    String(repeating: "(", count: 50_000), String(repeating: "[", count: 50_000),
    String(repeating: "!", count: 90_000) + "true",
    String(repeating: "-", count: 90_000) + "1", String(repeating: "{1:", count: 30_000),
    "1" + String(repeating: "+1", count: 40_000),
    "self" + String(repeating: ".a", count: 40_000), "object" + String(repeating: "[0]", count: 30_000),
    "true" + String(repeating: "&&true", count: 15_000), String(repeating: "true?", count: 10_000) + "1",
    String(repeating: "[1].all(x,", count: 9_000), String(repeating: "a", count: 200_000),
    "'" + String(repeating: "\\", count: 50_000),
    String(repeating: "true ? 1 : ", count: 8_000) + "1", String(repeating: "size(", count: 19_000), "\u{0}", "'\u{0}'",
    "\u{FEFF}1",
    String(repeating: "[1,2,3,4,5,6,7,8,9].all(x,", count: 30) + "true" + String(repeating: ")", count: 30),
    "b'" + String(repeating: "\\377", count: 20_000) + "'", "0x", "0xg", "1e", "1e+", "1.", "..1", "r", "b", "rb'",
    "'''", "\"\"\"\"",
    "'\\U00110000'", "'\\uD800'", "'\\400'", "a{", "a.b{c:", "1u", "1uu", "true.x", "[?", "x[?", "a.?", "a.?b(", "{?",
    "1 ? ? 1",
])
func `hostile text ends in an answer`(text: String) {
    _ = answer(text, stepLimit: 100_000)
}

@Test func `an evaluation that takes too long is given up`() {
    let nested = String(repeating: "[0,1,2,3,4,5,6,7,8,9].map(x,", count: 12) + "1" + String(repeating: ")", count: 12)
    #expect(answer("\(nested).size() == 10") == .unsupported)
    // A string that doubles with each round.
    let doubling = (0..<60).reduce("'0123456789'") { text, _ in "[\(text)].map(x, x + x)[0]" }
    #expect(answer("\(doubling).size() > 0") == .unsupported)
}

@Test func `random expressions end in an answer`() {
    var generator = Shuffle(state: 7)
    let words = [
        "1", "2u", "1.5", "'a'", "b'b'", "true", "null", "self", "object", "names", ".name", ".list", ".?x", "[", "]",
        "(", ")", "{",
        "}", "+", "-", "*", "/", "%", "==", "!=", "<", "&&", "||", "!", "?", ":", ",", " in ", ".all(x, ", ".map(x, ",
        "x", ".size()",
        "size(", "duration(", "timestamp(", "quantity(", ".split(", ".substring(", "int(", "string(", "has(",
        ".orValue(", "optional.of(",
        "-9223372036854775808", "9223372036854775807", "1e308", "''", "'1h'", "'2026-01-01T00:00:00Z'", ".indexOf(",
        ".replace(",
    ]
    for _ in 0..<5000 {
        let count = Int.random(in: 1...14, using: &generator)
        let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
        _ = answer(text, stepLimit: 10_000)
    }
}

@Test func `random bytes end in an answer`() {
    var generator = Shuffle(state: 11)
    let letters = Array("abx01'\"\\.()[]{}?:,+-*/%!&|=<> \nruUeE_é`#".unicodeScalars)
    for _ in 0..<5000 {
        let count = Int.random(in: 0...20, using: &generator)
        var text = String.UnicodeScalarView()
        for _ in 0..<count { text.append(letters.randomElement(using: &generator) ?? " ") }
        _ = answer(String(text), stepLimit: 10_000)
    }
}

/// Random numbers that are the same in every run.
private struct Shuffle: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
