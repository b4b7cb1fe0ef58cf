import Diagnostics
import Validator

/// An audit for a terminal.
struct AuditText {
    private let report: AuditReport

    init(_ report: AuditReport) {
        self.report = report
    }

    var text: String {
        var lines = [report.sourceText.displayed]
        for (name, value) in report.fingerprints { lines.append("\(name): \(value)") }
        lines += ["", "controls"]
        let width = report.controls.map(\.id.count).max() ?? 0
        for (position, control) in report.controls.enumerated() {
            let id = control.id + String(repeating: " ", count: width - control.id.count)
            lines.append("  \(id)  \(AuditSummary(report.verdicts(onControl: position)).text)")
        }
        for row in report.rows { lines += self.lines(row) }
        lines += ["", report.outcome.displayed, ""]
        return lines.joined(separator: "\n")
    }

    private func lines(_ row: AuditRow) -> [String] {
        var lines = ["", "\(row.title.displayed): \(AuditSummary(row.verdicts).text)"]
        let width = AuditVerdict.Result.allCases.map(\.title.count).max() ?? 0
        for (control, verdict) in zip(report.controls, row.verdicts) where row.tenant != nil || verdict.isOfInterest {
            let result = verdict.result.title
            let padding = String(repeating: " ", count: width - result.count)
            lines.append("  \(result)\(padding)  \(control.id): \(verdict.reason.displayed)")
            let margin = String(repeating: " ", count: width + 4)
            lines += verdict.evidence.map { margin + $0.line.displayed }
            for finding in verdict.findings { lines.append(margin + finding.line.displayed) }
            for accepted in verdict.accepted { lines.append(margin + accepted.line.displayed) }
        }
        return lines
    }
}

extension AuditVerdict {
    /// Whether it says more than that a control is about tenants.
    fileprivate var isOfInterest: Bool { result != .notApplicable }
}

extension AuditEvidence {
    /// What it is and where, in one line.
    var line: String { location.map { "\(text) (\($0))" } ?? text }
}

extension Diagnostic {
    /// The finding in one line.
    var line: String {
        "\(location.map { "\($0): " } ?? "")\(severity.rawValue): \(message) [\(id)]"
    }
}

extension AuditVerdict.AcceptedFinding {
    /// The finding and by whose word it stays, in one line.
    var line: String {
        "\(finding.line); accepted until \(acceptance.until) at \(acceptance.location): \(acceptance.reason)"
    }
}
