import KubernetesSchemas
import Testing
import YAML

@testable import Validator

/// A grammar of the API server, texts that it takes, and texts that it refuses.
private struct GrammarCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var grammar: NameRule
    var good: [String]
    var bad: [String]

    init(_ name: String, _ grammar: NameRule, good: [String], bad: [String]) {
        testDescription = name
        self.grammar = grammar
        self.good = good
        self.bad = bad
    }

    private static let long = String(repeating: "a", count: 63)
    private static let hostile = ["\u{0}", "a\u{0}", "a\n", " a", "a ", "é", "\u{FF21}", "a\u{301}", "\u{202E}a"]

    static let all = [
        GrammarCase(
            "dns1123Label",
            .dns1123Label,
            good: ["a", "0", "a-b", "a--b", "1a", long],
            bad: ["", "-", "-a", "a-", "A", "a.b", "a_b", "a/b", long + "a"] + hostile
        ),
        GrammarCase("dns1035Label", .dns1035Label, good: ["a", "a-1"], bad: ["", "1a", "-a", "a-", "a.b"] + hostile),
        GrammarCase(
            "dns1123Subdomain",
            .dns1123Subdomain,
            good: ["a", "a.b", "1.2", "a-b.c-d", long + long, String(repeating: "a.", count: 126) + "a"],
            bad: ["", ".", "a.", ".a", "a..b", "a-.b", "a.-b", "A.b", "a_b", String(repeating: "a", count: 254)]
                + hostile
        ),
        GrammarCase(
            "dns1123SubdomainWithUnderscore",
            .dns1123SubdomainWithUnderscore,
            good: ["a", "_a.b", "a_b.c", "_sip._tcp.example.com"],
            bad: ["", "_", "__a", "a_", "a.", ".", "a-.b"]
        ),
        GrammarCase(
            "wildcardDNS1123Subdomain",
            .wildcardDNS1123Subdomain,
            good: ["*.a", "*.a.b"],
            bad: ["", "*", "*.", "*a", "*.*.a", "a.*", "a.b", "f*.a"]
        ),
        GrammarCase(
            "fullyQualifiedDomainName",
            .fullyQualifiedDomainName,
            good: ["a.b", "a.b.", "a.b.c"],
            bad: ["", ".", "a", "a.", "a.b..", long + "a.b"]
        ),
        GrammarCase("fullyQualifiedName", .fullyQualifiedName, good: ["a.b.c"], bad: ["", "a.b", "a.b.c."]),
        GrammarCase(
            "pathSegment",
            .pathSegment,
            good: ["", "a", "...", "system:node", "A_b c", "é"],
            bad: [".", "..", "a/b", "a%b", "/"]
        ),
        GrammarCase(
            "qualifiedName",
            .qualifiedName,
            good: ["a", "A", "a.b_c-D", "example.com/a", long, "a/" + long],
            bad: ["", "/", "/a", "a/", "a/b/c", "-a", "a-", "_a", "A.com/a", "a_b/c", long + "a", "a b", "a:b"]
                + hostile
        ),
        GrammarCase(
            "annotationKey",
            .annotationKey,
            good: ["a", "Example.COM/A"],
            bad: ["", "a b", "a/b/c", "ex_a/b", "/a"] + hostile
        ),
        GrammarCase(
            "labelValue",
            .labelValue,
            good: ["", "a", "A.b_c-1", "1", long],
            bad: ["-", "a-", ".a", "a b", "a/b", long + "a"] + hostile
        ),
        GrammarCase(
            "configMapKey",
            .configMapKey,
            good: ["a", ".a", "A_b-c.d", "a..b", "-", String(repeating: "a", count: 253)],
            bad: ["", ".", "..", "..a", "a/b", "a b", String(repeating: "a", count: 254)] + hostile
        ),
        GrammarCase("cIdentifier", .cIdentifier, good: ["a", "_", "A1_"], bad: ["", "1", "a-b", "a.b"] + hostile),
        GrammarCase(
            "strictEnvironmentName",
            .strictEnvironmentName,
            good: ["a", "_", "-", "A.B-C_1", ".a"],
            bad: ["", "1", ".", "..", "..a", "a=b", "a b"] + hostile
        ),
        GrammarCase(
            "relaxedEnvironmentName",
            .relaxedEnvironmentName,
            good: ["a", "1", "a b", "!", "~", " ", "a:b"],
            bad: ["", "=", "a=b", "a\t", "é", "\u{7F}", "\u{0}"]
        ),
        GrammarCase(
            "portName",
            .portName,
            good: ["a", "http", "1a", "a-b-c", "abcdefghijklmno"],
            bad: ["", "1", "80", "A", "a_b", "-a", "a-", "a--b", "abcdefghijklmnop"] + hostile
        ),
        GrammarCase(
            "percent",
            .percent,
            good: ["0%", "100%", "1000%"],
            bad: ["", "%", "1", "-1%", "1.5%", "1%%", "a%"]
        ),
        GrammarCase("httpHeaderName", .httpHeaderName, good: ["A", "X-1"], bad: ["", "A_B", "A:", "A B"]),
        GrammarCase(
            "domainPrefixedPath",
            .domainPrefixedPath,
            good: ["a/b", "example.com/a/b~c"],
            bad: ["", "a", "/a", "a/", "A/b", "a/b c"]
        ),
        GrammarCase(
            "ipAddress 1.35",
            .ipAddress(.grammar(35)),
            good: [
                "1.2.3.4", "0.0.0.0", "010.000.000.001", "::", "::1", "1::", "2001:db8::1", "1:2:3:4:5:6:7:8",
                "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "00001::", "A::F",
            ],
            bad: [
                "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.", ".1.2.3", "a.b.c.d", "1.2.3.4/8", ":", ":::",
                "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "1:2:3:4:5:6:7::8", "g::", "fe80::1%eth0",
                "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "[::1]", " 1.2.3.4", "1.2.3.4\n", "99999999999.1.1.1",
            ]
        ),
        GrammarCase(
            "ipAddress 1.36",
            .ipAddress(.grammar(36)),
            good: ["1.2.3.4", "::", "1:2:3:4:5:6:7:8", "0.0.0.0", "64:ff9b::1.2.3.4"],
            bad: ["010.0.0.1", "::ffff:1.2.3.4", "::ffff:102:304", "00001::", "1.2.3.04"]
        ),
        GrammarCase(
            "cidr 1.35",
            .cidr(.grammar(35)),
            good: ["10.0.0.0/8", "10.0.0.1/8", "0.0.0.0/0", "10.0.0.0/032", "::/0", "::1/128", "2001:db8::/32"],
            bad: [
                "", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "a/8",
                "10.0.0.0/ 8", "10.0.0.0/99999999999999999999",
            ]
        ),
        GrammarCase(
            "cidr 1.36",
            .cidr(.grammar(36)),
            good: ["10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/32", "10.0.0.1/32"],
            bad: ["10.0.0.1/8", "010.0.0.0/8", "10.0.0.0/08", "2001:db8::1/32", "::ffff:10.0.0.0/104"]
        ),
    ]
}

@Test(arguments: GrammarCase.all)
private func `a grammar takes what the API server takes`(test: GrammarCase) {
    for text in test.good {
        let problem = test.grammar.problem(text)
        #expect(problem == nil, "'\(text)' \(problem ?? "")")
    }
    for text in test.bad { #expect(test.grammar.problem(text) != nil, "'\(text)' passes") }
}

@Test(arguments: [
    ("web-", true), ("web--", true), ("web", true), ("-", false), ("web.", false), ("Web-", false), ("web_", false),
])
func `the start of a name may end with a dash`(text: String, isGood: Bool) {
    #expect((NameRule.dns1123Subdomain.prefixProblem(text) == nil) == isGood)
}

@Test func `the start of a role's name may be dots`() {
    #expect(NameRule.pathSegment.prefixProblem("..") == nil)
    #expect(NameRule.pathSegment.prefixProblem("a/") != nil)
}

@Test(arguments: [
    ("0", 0), ("1s", 1_000_000_000), ("1h30m", 5_400_000_000_000), ("1.5s", 1_500_000_000), ("-2us", -2000),
    ("+1ms", 1_000_000), (".5s", 500_000_000), ("1µs", 1000), ("1μs", 1000), ("100ns", 100), ("1.s", 1_000_000_000),
    ("2562047h47m16.854775807s", Int64.max),
])
func `a duration is read as Go reads it`(text: String, nanoseconds: Int64) {
    #expect(duration(text) == nanoseconds)
}

@Test(arguments: [
    "", "s", "1", "1 s", "1d", "-", "+", ".", ".s", "1h-1m", "1.5", "2562048h", "99999999999999999999s", "1s\n", "١s",
])
func `what Go can't read is no duration`(text: String) {
    #expect(duration(text) == nil)
}

@Test(arguments: [
    ("2024-01-31T12:30:00Z", true), ("2024-02-29T00:00:00.123456789+01:00", true), ("2024-01-01T1:00:00Z", true),
    ("2024-01-01T00:00:00,5Z", true), ("2023-02-29T00:00:00Z", false), ("2024-13-01T00:00:00Z", false),
    ("2024-01-01", false), ("2024-01-01T00:00:00", false), ("2024-01-01 00:00:00Z", false), ("", false),
    ("2024-01-01T24:00:00Z", false), ("2024-01-01T00:60:00Z", false), ("2024-01-01T00:00:00.Z", false),
    ("2024-01-01T00:00:00z", false), ("2024-01-01T00:00:00+0100", false), ("2024-00-01T00:00:00Z", false),
])
func `a time is read as Go reads it`(text: String, isGood: Bool) {
    var text = text
    #expect(text.withUTF8 { GoTime.isValid($0, hasMicroseconds: false) } == isGood)
}

@Test func `a range contains another`() throws {
    func range(_ text: String) throws -> CIDR {
        var text = text
        return try #require(text.withUTF8 { CIDR($0) })
    }
    #expect(try range("10.0.0.0/8").contains(range("10.1.0.0/16")))
    #expect(try !range("10.1.0.0/16").contains(range("10.0.0.0/8")))
    #expect(try !range("10.0.0.0/8").contains(range("11.0.0.0/16")))
    #expect(try range("0.0.0.0/0").contains(range("11.0.0.0/16")))
    #expect(try range("::/0").contains(range("2001:db8::/32")))
    #expect(try !range("::/0").contains(range("10.0.0.0/8")))
}

private func duration(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8(GoDuration.nanoseconds)
}

extension KubernetesVersion {
    /// A version that is known.
    fileprivate static func grammar(_ minor: Int) -> KubernetesVersion {
        KubernetesVersion(minor: minor) ?? .newest
    }
}
