import Diagnostics
import Validator

/// An audit for a review: a table of the controls, and one for each tenant.
struct AuditMarkdown {
    private let report: AuditReport

    init(_ report: AuditReport) {
        self.report = report
    }

    var text: String {
        var lines = ["# Audit", "", Self.escaped(report.sourceText), ""]
        for (name, value) in report.fingerprints { lines.append("- \(name): `\(value)`") }
        lines += ["", Self.escaped(report.outcome), "", "## Controls", ""]
        lines += ["| Control | Demands | Outcome |", "|---|---|---|"]
        for (position, control) in report.controls.enumerated() {
            let summary = AuditSummary(report.verdicts(onControl: position)).text
            lines.append("| \(control.id) | \(Self.escaped(control.title)) | \(summary) |")
        }
        for row in report.rows { lines += self.lines(row) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ row: AuditRow) -> [String] {
        var lines = ["", "## \(Self.escaped(row.title))", "", AuditSummary(row.verdicts).text, ""]
        lines += ["| Control | Result | Why | Evidence |", "|---|---|---|---|"]
        for verdict in row.verdicts where row.tenant != nil || verdict.result != .notApplicable {
            let parts =
                verdict.evidence.map(\.line) + verdict.findings.map(\.line) + verdict.accepted.map(\.line)
            let evidence = parts.map(Self.escaped).joined(separator: "<br>")
            lines.append(
                "| \(verdict.control) | \(verdict.result.title) | \(Self.escaped(verdict.reason)) | \(evidence) |"
            )
        }
        return lines
    }

    /// The text on one line, with nothing in it that Markdown or HTML would act on.
    private static func escaped(_ text: String) -> String {
        text.displayed.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case "\\", "|", "`", "*", "_", "[", "]", "#", "~": result += "\\\(character)"
            default: result.append(character)
            }
        }
    }
}
