/// Findings as JUnit's XML, which CI servers show as tests: a suite a category, a case for each rule that found nothing and
/// for each finding of the others.
///
/// An error is a failure. A warning is a skipped case, since JUnit has nothing between passed and failed.
public struct JUnitReporter: DiagnosticReporter {
    /// The rules that were asked.
    public var rules: [RuleDescription]

    /// A reporter for findings of some rules; findings of others are in a suite `other`.
    public init(rules: [RuleDescription]) {
        self.rules = rules
    }

    /// Writes the document, a case a piece.
    ///
    /// - Throws: what `write` throws.
    public func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws {
        let byRule = Dictionary(grouping: diagnostics, by: \.id)
        let known = Set(rules.map(\.id))
        let others = byRule.keys.filter { !known.contains($0) }.sorted()
        var suites: [(name: String, rules: [Diagnostic.ID])] = []
        for rule in rules {
            if suites.last?.name != rule.category { suites.append((rule.category, [])) }
            suites[suites.count - 1].rules.append(rule.id)
        }
        if !others.isEmpty { suites.append(("other", others)) }
        let all = suites.flatMap { suite in suite.rules }
        try write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        try write("<testsuites name=\"tenantry\" \(counts(of: all, byRule))>\n")
        for suite in suites {
            try write("  <testsuite name=\(suite.name.attribute) \(counts(of: suite.rules, byRule))>\n")
            for rule in suite.rules {
                guard let findings = byRule[rule] else {
                    try write("    <testcase classname=\(suite.name.attribute) name=\(rule.rawValue.attribute)/>\n")
                    continue
                }
                for finding in findings { try write(testCase(finding, in: suite.name)) }
            }
            try write("  </testsuite>\n")
        }
        try write("</testsuites>\n")
    }

    private func counts(of rules: [Diagnostic.ID], _ byRule: [Diagnostic.ID: [Diagnostic]]) -> String {
        let findings = rules.lazy.flatMap { byRule[$0] ?? [] }
        let failures = findings.count { $0.severity == .error }
        let skipped = findings.count { $0.severity != .error }
        let passed = rules.count { byRule[$0] == nil }
        return "tests=\"\(failures + skipped + passed)\" failures=\"\(failures)\" skipped=\"\(skipped)\" errors=\"0\""
    }

    private func testCase(_ finding: Diagnostic, in suite: String) -> String {
        let place = finding.location.map { ": \($0)" } ?? ""
        var attributes = "classname=\(suite.attribute) name=\((finding.id.rawValue + place).attribute)"
        if let location = finding.location {
            attributes += " file=\(location.path.attribute)"
            if let range = location.range { attributes += " line=\"\(range.start.line)\"" }
        }
        let message = finding.message.attribute
        let outcome =
            finding.severity == .error
            ? "<failure type=\(finding.id.rawValue.attribute) message=\(message)>\(details(finding).xml)</failure>"
            : "<skipped message=\(message)/>"
        return "    <testcase \(attributes)>\(outcome)</testcase>\n"
    }

    private func details(_ finding: Diagnostic) -> String {
        var lines = [[finding.object, finding.pointer].compactMap(\.self).joined(separator: " ")]
        lines += finding.notes.map { note in
            "note: \(note.message)" + (note.location.map { " (\($0))" } ?? "")
        }
        if let fix = finding.fix { lines.append("fix: \(fix.summary)") }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var attribute: String { "\"\(xml)\"" }

    /// The text in XML 1.0 (2.2, `Char`); what that can't say at all is the replacement character.
    fileprivate var xml: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
            case "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                escaped.unicodeScalars.append(scalar)
            default: escaped += "\u{FFFD}"
            }
        }
        return escaped
    }
}
