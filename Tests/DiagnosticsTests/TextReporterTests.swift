import Diagnostics
import TestSupport
import Testing

private func report(_ findings: [Diagnostic], _ text: String, color: Bool = false) throws -> [String] {
    try TextReporter(color: color) { _ in text }.report(findings)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

private func finding(_ range: SourceRange, _ message: String = "m") -> Diagnostic {
    Diagnostic("rule", .error, message, at: SourceLocation(path: "a.yaml", range: range))
}

@Test(arguments: [false, true])
func `prints findings with their source`(color: Bool) throws {
    let reporter = TextReporter(color: color) { $0 == Samples.path ? Samples.text : nil }
    try expectSnapshot(reporter.report(Samples.all), named: color ? "color.txt" : "plain.txt")
}

@Test func `prints nothing about nothing`() throws {
    #expect(try TextReporter().report([]) == "")
}

@Test(arguments: [
    ("abc: def", 6..<9, "     ^~~"),
    ("abc", 4..<4, "   ^"),  // the end of the line
    ("abc", 40..<44, "   ^"),  // beyond it
    ("a\tb", 3..<4, "    ^"),  // up to the tab stop
    ("\t\tb", 1..<4, "^~~~~~~~~"),
    ("日本語", 2..<3, "  ^~"),
    ("e\u{301}e\u{301}x", 5..<6, "  ^"),
    ("👍🏽 ok", 4..<6, "     ^~"),  // a terminal that joins them is one off, as most are
    ("\u{7}\u{202E}x", 3..<4, "             ^"),
    ("", 1..<1, "^"),
])
func `puts the caret under the place`(line: String, columns: Range<Int>, expected: String) throws {
    let lines = try report([finding(range(1, columns))], line)
    #expect(lines[2] == "   | " + expected, "\(lines)")
}

@Test(arguments: [
    range(0, 1..<2), range(4, 1..<2), range(.max, 1..<2), range(.min, 1..<2),
])
func `shows no source for a line that isn't there`(range: SourceRange) throws {
    #expect(try report([finding(range)], "a\nb\n").dropFirst() == ["", "1 error in 1 file", ""])
}

@Test(arguments: [
    SourceRange(start: .init(line: 1, column: .min), end: .init(line: .min, column: .min)),
    SourceRange(start: .init(line: 1, column: .min), end: .init(line: 1, column: .max)),
    SourceRange(start: .init(line: 1, column: .max), end: .init(line: .max, column: .max)),
    SourceRange(start: .init(line: 1, column: 3), end: .init(line: 1, column: 2)),
])
func `survives places that no text has`(range: SourceRange) throws {
    #expect(try report([finding(range)], "abc")[1] == " 1 | abc")
}

@Test(arguments: ["a\nb", "a\r\nb", "a\rb", "a\u{85}b", "a\u{2028}b", "a\u{2029}b"])
func `counts lines as YAML does`(text: String) throws {
    #expect(try report([finding(range(2, 1..<2))], text)[1] == " 2 | b")
    #expect(try report([finding(range(1, 9..<9))], text)[1...2] == [" 1 | a", "   |  ^"])
}

@Test func `goes back for findings that aren't sorted`() throws {
    let findings = [(3, 2), (1, 3), (1, 1), (2, 1)].map { finding(range($0.0, $0.1..<$0.1)) }
    let lines = try report(findings, "abc\ndef\nghi")
    let shown = lines.filter { $0.contains("|") }.map { String($0.dropFirst(5)) }
    #expect(shown == ["ghi", " ^", "abc", "  ^", "abc", "^", "def", "^"])
}

@Test func `lets no input drive the terminal`() throws {
    let hostile = "\u{1B}]0;owned\u{7}\u{9B}31m\n\r\u{202E}\u{2028}\u{FEFF}\u{0}\u{7F}"
    let finding = Diagnostic(
        Diagnostic.ID(rawValue: hostile),
        .error,
        hostile,
        at: SourceLocation(path: hostile, range: range(1, 1..<2)),
        object: hostile,
        pointer: hostile,
        notes: [.init(hostile, at: SourceLocation(path: hostile))],
        fix: .init(hostile)
    )
    let text = try TextReporter { _ in hostile }.report([finding])
    #expect(text.split(separator: "\n").count == 7)
    for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory), "\(scalar.value)")
    }
}

@Test func `cuts a message that quotes too much`() throws {
    let lines = try report([finding(range(9, 1..<1), String(repeating: "x", count: 1_000_000))], "")
    #expect(lines[0].count < 1100 && lines[0].hasSuffix("x… [rule]"))
}

@Test(.timeLimit(.minutes(5)), arguments: ["x", "\u{301}", "日", "\t", "\u{1B}"])
func `cuts a long line around each of many places`(unit: String) throws {
    let count = 1_000_000 / unit.utf8.count
    let text = String(repeating: unit, count: count) + "end"
    let places = stride(from: 1, through: count, by: max(count / 300, 1)).map { finding(range(1, $0..<($0 + 3))) }
    let lines = try report(places + [finding(range(1, (count + 1)..<(count + 4)))], text)
    #expect(lines.allSatisfy { $0.unicodeScalars.count < 150 })
    let last = try #require(lines.last { $0.hasPrefix(" 1 | ") })
    #expect(last.unicodeScalars.starts(with: " 1 | …".unicodeScalars) && last.hasSuffix("end"))
}

@Test func `keeps the caret in place where it cuts`() throws {
    let text = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
    let lines = try report([finding(range(1, 501..<505))], text)
    let indent = lines[2].prefix { $0 != "^" }.count
    #expect(lines[1].dropFirst(indent).hasPrefix("HERE"))
    #expect(lines[2].hasSuffix("^~~~") && lines[1].hasSuffix("b…"))
}

@Test(.timeLimit(.minutes(5)))
func `asks for each source once`() throws {
    let calls = Counter()
    let reporter = TextReporter { path in
        calls.increment()
        return "in \(path)\n"
    }
    let findings = (0..<20_000).map {
        Diagnostic("rule", .error, "m", at: SourceLocation(path: "f\($0 % 10)", range: range(1, 1..<($0 + 2))))
    }
    var pieces = 0
    try reporter.report(findings.sortedAndUnique()) { _ in pieces += 1 }
    #expect(calls.value == 10)
    #expect(pieces == 20_001)
}

@Test func `passes on what the destination throws`() {
    struct Full: Error {}
    for reporter: any DiagnosticReporter in [TextReporter(), JSONReporter()] {
        #expect(throws: Full.self) { try reporter.report(Samples.all) { _ in throw Full() } }
    }
}

@Test func `shows no line that holds a secret, whatever else is found there`() throws {
    let text = "a: b\nc: hunter2\nd: e\n"
    let secret = Diagnostic(
        "secret",
        .error,
        "m",
        at: SourceLocation(
            path: "a.yaml",
            range: range(2, 4..<11)
        )
    )
    let findings = [1, 2, 3].map {
        finding(range($0, 1..<2))
    }
    let shown = try TextReporter(secretive: ["secret"]) { _ in text }.report([secret] + findings)
    #expect(!shown.contains("hunter2"))
    #expect(shown.contains("1 | a: b") && shown.contains("3 | d: e"))
    #expect(try TextReporter { _ in text }.report([secret]).contains("hunter2"))
}
