import KubernetesSchemas
import Testing

/// What Go's `regexp` says to patterns and texts (regexp/syntax, and the tests of RE2).
private let cases: [(pattern: String, matches: [String], others: [String])] = [
    ("", ["", "a"], []),
    ("abc", ["abc", "xabcy"], ["ab", "ABC"]),
    ("^abc$", ["abc"], ["xabc", "abcx", "abc\n", ""]),
    ("a|b|", ["", "c"], []),
    ("^(a|bc)d$", ["ad", "bcd"], ["abcd", "bd"]),
    ("^a*b+c?$", ["b", "aabbc"], ["a", "bcc"]),
    ("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
    ("^a{2}$", ["aa"], ["a", "aaa"]),
    ("^a{2,}$", ["aa", "aaaaa"], ["a"]),
    ("^a{,2}$", ["a{,2}"], ["aa"]),
    ("^{a}$", ["{a}"], []),
    ("^[a-c]x[^a-c]$", ["axd", "bx-"], ["dxd", "axa"]),
    ("^[]a]+$", ["]a]"], ["b"]),
    ("^[^]a]$", ["b"], ["]", "a"]),
    ("^[0-9a-zA-Z-.]+$", ["a-b.c"], ["a_b"]),
    ("^[a\\-z]+$", ["a-z"], ["b"]),
    ("^[\\w\\s:/.\\\\-]+$", ["a b:c/d.e\\f-g", "_"], ["a,b", "é"]),
    ("^\\d{3}\\D\\S\\W$", ["123ab-"], ["12aab-"]),
    ("^[[:alpha:]][[:^digit:]]$", ["ab", "a-"], ["1a", "a1"]),
    ("^.$", ["a", "é", "😀"], ["", "ab", "\n"]),
    ("(?s)^.$", ["\n"], [""]),
    ("(?m)^b$", ["a\nb\nc"], ["ab"]),
    ("^(?i)(abort|warn)?$", ["", "ABORT", "Warn"], ["aborts"]),
    ("^((?i)sun|mon)day$", ["SUNday", "MONday"], ["SUNDAY"]),
    ("(?i:a)b", ["Ab", "ab"], ["aB", "AB"]),
    ("^(?P<name>a)(?<other>b)(?:c)$", ["abc"], ["ab"]),
    ("\\bweb\\b", ["a web b", "web"], ["webs", "aweb"]),
    ("a\\Bb", ["ab"], ["a b"]),
    ("^\\x41\\x{1F600}\\t\\101$", ["A😀\tA"], []),
    ("^\\Qa.b\\E+$", ["a.b", "a.bb"], ["axb"]),
    ("^a\\.b\\*$", ["a.b*"], ["axb*"]),
    ("\\Aab\\z", ["ab"], ["ab\n"]),
    ("^(a?){20}a{20}$", [String(repeating: "a", count: 20), String(repeating: "a", count: 40)], ["a"]),
    ("(x+x+)+y", ["xxy"], [String(repeating: "x", count: 5_000)]),
    ("^(0|(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$", ["0", "1h30m", "5ms", ""], ["1d", "30 s"]),
    (
        "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$",
        ["1", "-0.5Gi", "1e3"], ["1GB", ""]
    ),
    ("^.{2,}|[^./]$", ["ab", "a"], ["/", "."]),
    ("(?i)k", ["K", "k", "\u{212A}"], ["x"]),
    ("(|a)*b", ["b", "aab"], ["a"]),
    ("^(?:(?:a|b)|c)*?d$", ["d", "abcd"], ["abc"]),
]

@Test(arguments: cases)
func `a pattern matches as in Go`(pattern: String, matches: [String], others: [String]) throws {
    let expression = try RegularExpression(pattern)
    for text in matches { #expect(expression.matches(text), "\(pattern) \(text)") }
    for text in others { #expect(!expression.matches(text), "\(pattern) \(text)") }
}

@Test(arguments: [
    "(", ")", "a)", "[", "[a", "[b-a]", "*", "+a", "a**", "a*+", "a{2}{3}", "\\", "\\8", "\\1", "\\y", "(?=a)", "(?!a)",
    "(?<a", "(?P<>a)",
    "a{1001}", "a{3,2}", "[[:what:]]", "\\x{110000}", "\\xg", "(?i", "(?q)a", "a|*", "(?<=a)b",
])
func `a pattern that Go refuses is refused`(pattern: String) {
    do throws(RegularExpression.Failure) {
        _ = try RegularExpression(pattern)
        Issue.record("\(pattern) is taken")
    } catch {
        guard case .invalid = error else {
            Issue.record("\(pattern): \(error)")
            return
        }
    }
}

@Test(arguments: ["\\p{L}", "\\PN", "(?i)é", "((((a{100}){100}){100}){100})", "[\\pL]"])
func `a pattern outside the subset says so`(pattern: String) {
    do throws(RegularExpression.Failure) {
        _ = try RegularExpression(pattern)
        Issue.record("\(pattern) is taken")
    } catch {
        guard case .unsupported = error else {
            Issue.record("\(pattern): \(error)")
            return
        }
    }
}

@Test func `groups without end are refused`() {
    let deep = String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)
    #expect(throws: RegularExpression.Failure.self) { try RegularExpression(deep) }
}
