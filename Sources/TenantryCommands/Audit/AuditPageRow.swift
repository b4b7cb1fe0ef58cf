import Diagnostics
import Preview
import Validator

/// The verdicts on one tenant, and a list of what shows them, to which they refer by number: much of it shows several things.
struct AuditPageRow {
    private let row: AuditRow
    private let number: Int
    private let controls: [AuditControl]
    private var evidence: [AuditEvidence] = []
    private var numbers: [AuditEvidence: Int] = [:]

    init(_ row: AuditRow, number: Int, controls: [AuditControl]) {
        self.row = row
        self.number = number
        self.controls = controls
        for item in row.verdicts.flatMap(\.evidence) where item.location != nil && numbers[item] == nil {
            evidence.append(item)
            numbers[item] = evidence.count
        }
    }

    var html: String {
        let fails = row.verdicts.contains { $0.result == .fail }
        var lines = """
            <details id="row-\(number)"\(fails ? " open" : "")><summary><strong>\(Self.escaped(row.title))</strong> \
            \(AuditSummary(row.verdicts).text)</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Verdicts on \(Self.escaped(row.title))">
            <table><caption class="unseen">Verdicts on \(Self.escaped(row.title))</caption>
            <thead><tr><th scope="col">Control</th><th scope="col">Result</th><th scope="col">Why</th>\
            <th scope="col">Evidence</th></tr></thead>
            <tbody>

            """
        for (control, verdict) in zip(controls, row.verdicts)
        where row.tenant != nil || verdict.result != .notApplicable {
            lines += """
                <tr><th scope="row" title="\(Self.escaped(control.title))">\(Self.escaped(control.id))</th>\
                <td class="\(verdict.result.look)">\(verdict.result.title)</td><td>\(why(verdict))</td>\
                <td>\(references(verdict))</td></tr>

                """
        }
        lines += "</tbody></table></div>"
        if !evidence.isEmpty {
            lines += "<h3>Evidence</h3><ol>"
            for item in evidence {
                lines += "<li>\(Self.escaped(item.text)) <code>\(Self.escaped(item.place))</code></li>"
            }
            lines += "</ol>"
        }
        return lines + "</details>"
    }

    private func why(_ verdict: AuditVerdict) -> String {
        let lines = verdict.findings.map(\.line) + verdict.accepted.map(\.line)
        let list = lines.map { "<li>\(Self.escaped($0))</li>" }.joined()
        return Self.escaped(verdict.reason) + (list.isEmpty ? "" : "<ul>\(list)</ul>")
    }

    /// The numbers of the evidence, runs of them shortened: `1–4, 7`.
    private func references(_ verdict: AuditVerdict) -> String {
        let listed = Set(verdict.evidence.compactMap { numbers[$0] }).sorted()
        var parts: [String] = []
        var start = 0
        for end in listed.indices where end + 1 == listed.count || listed[end + 1] != listed[end] + 1 {
            parts.append(start == end ? "\(listed[end])" : "\(listed[start])–\(listed[end])")
            start = end + 1
        }
        parts += verdict.evidence.filter { $0.location == nil }.map { Self.escaped($0.text) }
        return parts.joined(separator: ", ")
    }

    private static func escaped(_ text: String) -> String { HTMLText.escaped(text.displayed) }
}

extension AuditEvidence {
    fileprivate var place: String { location.map(String.init(describing:)) ?? "" }
}

extension AuditVerdict.Result {
    fileprivate var look: String {
        switch self {
        case .pass: "good"
        case .fail: "bad"
        case .accepted, .notProvable: "warn"
        case .notApplicable: "quiet"
        }
    }
}
