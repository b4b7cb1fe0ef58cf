import Diagnostics
import Foundation
import TestSupport
import Testing

@Test func `prints a finding a line in JSON`() throws {
    try expectSnapshot(JSONReporter().report(Samples.all), named: "report.json")
}

@Test func `prints an empty report`() throws {
    let expected = #"{"version":1,"diagnostics":[],"summary":{"errors":0,"files":0,"infos":0,"warnings":0}}"# + "\n"
    #expect(try JSONReporter().report([]) == expected)
}

@Test func `reads back what it printed`() throws {
    struct Report: Decodable {
        var version: Int
        var diagnostics: [Diagnostic]
        var summary: DiagnosticSummary
    }
    let hostile = "\u{0}\u{1B}\n\"\\/\u{2028}\u{FEFF}\u{10FFFF}</script>日本"
    let findings = Samples.all + [Diagnostic("h", .info, hostile, at: SourceLocation(path: hostile))]
    let text = try JSONReporter().report(findings)
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    #expect(report.version == JSONReporter.version)
    #expect(report.diagnostics == findings)
    #expect(report.summary == DiagnosticSummary(findings))
    #expect(text.split(separator: "\n").count == findings.count + 2)
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `a report is valid by the schema and a changed one isn't`() throws {
    let program = """
        import json, sys, jsonschema
        schema, report = json.load(sys.stdin)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        print("valid" if validator.is_valid(report) else "invalid")
        """
    let report = try JSONReporter().report(Samples.all)
    for (text, expected) in [
        (report, "valid\n"),
        (try JSONReporter().report([]), "valid\n"),
        (report.replacing("\"version\":1", with: "\"version\":2"), "invalid\n"),
        (report.replacing("\"warning\"", with: "\"fatal\""), "invalid\n"),
        (report.replacing("\"pointer\"", with: "\"path\""), "invalid\n"),
    ] {
        let input = Data("[\(JSONReporter.schema), \(text)]".utf8)
        let output = try Tool.python.required().run(["-c", program], input: input)
        #expect(output.text == expected, "\(output.errorText)")
    }
}
