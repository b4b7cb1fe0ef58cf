import Diagnostics
import Testing

@Test func `sorts by path, place, rule and message whatever the order of finding`() {
    let expected: [Diagnostic] = [
        Diagnostic("z", .info, "about nothing"),
        Diagnostic("z", .info, "whole file", at: SourceLocation(path: "a.yaml")),
        Diagnostic("z", .info, "line", at: SourceLocation(path: "a.yaml", range: range(2, 9..<10))),
        Diagnostic("z", .info, "line", at: SourceLocation(path: "a.yaml", range: range(10, 1..<2))),
        Diagnostic("z", .info, "line", at: SourceLocation(path: "a.yaml", range: range(10, 1..<3))),
        Diagnostic("a", .info, "rule", at: SourceLocation(path: "b.yaml")),
        Diagnostic("b", .info, "message 1", at: SourceLocation(path: "b.yaml")),
        Diagnostic("b", .info, "message 2", at: SourceLocation(path: "b.yaml")),
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
        #expect(expected.shuffled(using: &generator).sortedAndUnique() == expected)
    }
}

@Test func `orders findings that differ in anything`() {
    let place = SourceLocation(path: "a")
    let variants: [Diagnostic] = [
        Diagnostic("r", .error, "m"),
        Diagnostic("r", .warning, "m"),
        Diagnostic("r", .warning, "m", pointer: "/a"),
        Diagnostic("r", .warning, "m", pointer: "/a", notes: [.init("n")]),
        Diagnostic("r", .warning, "m", pointer: "/a", notes: [.init("n"), .init("o")]),
        Diagnostic("r", .warning, "m", pointer: "/a", notes: [.init("n", at: place)]),
        Diagnostic("r", .warning, "m", pointer: "/a", notes: [.init("n", at: place)], fix: .init("f")),
        Diagnostic(
            "r",
            .warning,
            "m",
            pointer: "/a",
            notes: [.init("n", at: place)],
            fix: .init("f", edits: [.init(range(1, 1..<2), replacement: "x")])
        ),
        Diagnostic("r", .warning, "m", object: "Pod a/b"),
    ]
    for (index, left) in variants.enumerated() {
        for (other, right) in variants.enumerated() {
            #expect((left < right) == (index < other), "\(index) and \(other)")
        }
    }
}

@Test func `reports what was found twice once`() {
    let findings = [Samples.misspelt, Samples.duplicate, Samples.misspelt]
    #expect(findings.sortedAndUnique() == [Samples.misspelt, Samples.duplicate])
}

@Test func `an error is the worst`() {
    #expect(Diagnostic.Severity.allCases.max() == .error)
    #expect(Diagnostic.Severity.allCases.sorted() == [.info, .warning, .error])
}

@Test(arguments: [
    ([], "no findings"),
    ([Samples.misspelt], "1 error in 1 file"),
    ([Samples.misspelt, Samples.duplicate, Samples.duplicate], "1 error, 2 warnings in 1 file"),
    ([Diagnostic("a", .error, "m"), Diagnostic("b", .error, "m")], "2 errors"),
    (Samples.all, "5 errors, 2 warnings, 3 infos in 3 files"),
])
func `counts findings in words`(findings: [Diagnostic], expected: String) {
    #expect(DiagnosticSummary(findings).description == expected)
}
