import Testing

@testable import PromQL

struct PatternCheckerTests {
    /// Patterns that RE2 takes, and whether they match the empty text.
    static let patterns: [(String, Bool)] = [
        ("", true), ("a", false), ("a*", true), ("a+", false), ("a?", true), ("a*?", true), ("(a|b)*", true),
        ("|a", true),
        ("a|", true), ("()", true), ("(|a)b", false), ("a{0}", true), ("a{0,5}", true), ("a{2,}", false),
        ("a{2}?", false),
        ("(a*){3}", true), ("a{,2}", false), ("a{2", false), ("{", false), ("^", true), ("$", true), ("^$", true),
        ("\\A\\z", true), ("\\b", false), ("\\B", true), ("\\B*", true), (".*", true), (".+", false), ("[a-z]*", true),
        ("[^a]", false), ("[]a]", false), ("[a-]", false), ("[--a]", false), ("[[:alpha:]_]", false),
        ("[[:^digit:]]", false),
        ("[[:alpha]", false), ("[[.a.]]", false), ("\\pL", false), ("\\p{Greek}*", true), ("\\P{^Lu}", false),
        ("[\\pN\\d]", false), ("\\x41\\x{1F600}\\123\\07", false), ("\\Qa*\\E*", false), ("\\Qa\\E*", true),
        ("\\Q\\E", true), ("(?i)", true), ("(?i-m:a)?", true), ("(?U)a*", true), ("(?P<name>a)", false),
        ("(?<name>)", true),
        ("a(?i)*", true), ("é*", true), ("\u{1F600}+", false), ("\\.\\_\\-\\/", false), ("(?)", true),
        ("(a{30}){33}", false), ("(?:){1000}", true), ("[\\x00-\\x{10FFFF}]", false),
    ]

    @Test(arguments: patterns)
    func `knows what matches the empty text`(pattern: String, matchesEmpty: Bool) throws {
        #expect(try PatternChecker.matchesEmpty(pattern) == matchesEmpty)
    }

    /// Patterns that RE2 refuses, and where they are wrong.
    static let refused: [(String, Range<Int>)] = [
        ("(", 0..<1), ("a)", 1..<2), ("[a", 0..<1), ("[", 0..<1), ("[]", 0..<1), ("a**", 2..<3), ("a{2}{3}", 4..<7),
        ("*", 0..<1), ("a|*", 2..<3), ("(*a)", 1..<2), ("(?i)*", 4..<5), ("{2}", 0..<3), ("a{1001}", 1..<7),
        ("a{3,2}", 1..<6), ("(a{30}){40}", 7..<11), ("\\", 0..<1), ("\\1", 0..<2), ("\\8", 0..<2), ("\\C", 0..<2),
        ("\\Z", 0..<2), ("\\E", 0..<2), ("\\q", 0..<2), ("\\é", 0..<3), ("\\x4", 0..<2), ("\\x{}", 0..<3),
        ("\\x{110000}", 0..<8), ("\\pX", 0..<3), ("\\p{Foo}", 0..<7), ("\\p{Lu", 0..<5), ("[b-a]", 1..<4),
        ("[a-\\d]", 3..<5),
        ("[[:foo:]]", 1..<8), ("(?=a)", 0..<3), ("(?<=a)", 0..<3), ("(?<!a)", 0..<3), ("(?P<a b>c)", 0..<5),
        ("(?P<>a)", 0..<4),
        ("(?i-)", 0..<5), ("(?-)", 0..<4), ("(?x)a", 0..<3), ("(?i", 0..<1), ("\\Qa", 0..<2),
        ("x{99999999999999999999}", 1..<23),
    ]

    @Test(arguments: refused)
    func `refuses what doesn't compile`(pattern: String, range: Range<Int>) throws {
        let failure = #expect(throws: PatternChecker.Failure.self) { try PatternChecker.matchesEmpty(pattern) }
        #expect(failure?.range.lowerBound == range.lowerBound)
        #expect((failure?.range.upperBound ?? 0) <= pattern.utf8.count)
    }

    @Test func `bounds the depth of groups`() throws {
        let depth = PatternChecker.depthLimit
        let deep = String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
        #expect(try PatternChecker.matchesEmpty(deep))
        #expect(throws: PatternChecker.Failure.self) { try PatternChecker.matchesEmpty("(\(deep))") }
    }

    @Test func `reads long patterns and each of their beginnings`() throws {
        let pattern = #"(?i:[[:alpha:]\d]+?|\p{Greek}{2,3}\Q.*\E(?P<n>[^\x{41}-z]))*\x41|é$"#
        #expect(throws: Never.self) { try PatternChecker.matchesEmpty(pattern) }
        for length in 0...pattern.unicodeScalars.count {
            let beginning = String(String.UnicodeScalarView(pattern.unicodeScalars.prefix(length)))
            _ = try? PatternChecker.matchesEmpty(beginning)
        }
        let alternatives = Array(repeating: "some-namespace-\\d+", count: 50_000).joined(separator: "|")
        #expect(try !PatternChecker.matchesEmpty(alternatives))
    }
}
