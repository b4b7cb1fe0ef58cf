import Diagnostics

/// A control, and how it is decided.
struct AuditCheck: Sendable {
    /// What the tree itself shows, findings aside.
    enum Ground {
        /// It holds, and these show it.
        case holds(String, [AuditEvidence])
        /// It doesn't hold, and these show it.
        case fails(String, [AuditEvidence])
        case notApplicable(String)
        case notProvable(String)
    }

    var id: String
    var group: AuditControl.Group
    var title: String
    var method: String
    /// Whether the platform is held to it too, and not tenants alone.
    var isOfPlatform = false
    /// Whether findings of a rule break it.
    var isBroken: @Sendable (Rule) -> Bool
    var ground: @Sendable (AuditSubject) -> Ground

    /// The rules whose findings break it.
    func rules(among rules: [Rule]) -> [Diagnostic.ID] {
        rules.filter(isBroken).map(\.id).sorted()
    }

    /// - Parameters:
    ///   - rules: the rules whose findings break it.
    ///   - off: rules that a configuration has switched off somewhere.
    func verdict(on subject: AuditSubject, rules: [Diagnostic.ID], off: Set<Diagnostic.ID>) -> AuditVerdict {
        guard subject.tenant != nil || isOfPlatform else { return self.verdict(.notApplicable, "it is about tenants") }
        let findings = rules.flatMap { subject.findings[$0] ?? [] }.filter { $0.severity >= .warning }
        let accepted = rules.flatMap { subject.accepted[$0] ?? [] }
        var verdict: AuditVerdict
        switch ground(subject) {
        case .fails(let reason, let evidence):
            verdict = self.verdict(.fail, reason, evidence)
        case .notApplicable(let reason):
            verdict = self.verdict(.notApplicable, reason)
        case .notProvable(let reason):
            verdict = self.verdict(.notProvable, reason)
        case .holds(let reason, let evidence):
            let silent = rules.filter(off.contains)
            if !silent.isEmpty {
                let names = silent.map { "'\($0)'" }.joined(separator: ", ")
                verdict = self.verdict(.notProvable, "the configuration switches off \(names)", evidence)
            } else if !accepted.isEmpty {
                let count = Self.count(accepted.count)
                verdict = self.verdict(.accepted, "\(count) \(accepted.count == 1 ? "is" : "are") accepted", evidence)
            } else {
                verdict = self.verdict(.pass, reason, evidence)
            }
        }
        verdict.accepted = accepted
        guard !findings.isEmpty else { return verdict }
        let broken = "\(Self.count(findings.count)) \(findings.count == 1 ? "breaks" : "break") it"
        verdict.reason = verdict.result == .fail ? "\(verdict.reason); \(broken)" : broken
        verdict.result = .fail
        verdict.findings = findings
        return verdict
    }

    private func verdict(
        _ result: AuditVerdict.Result,
        _ reason: String,
        _ evidence: [AuditEvidence] = []
    ) -> AuditVerdict {
        AuditVerdict(control: id, result: result, reason: reason, evidence: evidence)
    }

    private static func count(_ count: Int) -> String {
        count == 1 ? "1 finding" : "\(count) findings"
    }
}

extension AuditControl {
    init(_ check: AuditCheck, rules: [Diagnostic.ID]) {
        self.init(id: check.id, group: check.group, title: check.title, method: check.method, rules: rules)
    }
}
