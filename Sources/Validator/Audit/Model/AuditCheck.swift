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
        guard subject.tenant != nil || isOfPlatform else {
            return AuditVerdict(result: .notApplicable, reason: "it is about tenants")
        }
        let findings = rules.flatMap { subject.findings[$0] ?? [] }.filter { $0.severity >= .warning }
        let accepted = rules.flatMap { subject.accepted[$0] ?? [] }
        let ground = ground(subject)
        if !findings.isEmpty {
            var verdict = AuditVerdict(
                result: .fail,
                reason: Self.count(findings.count) + " break it",
                findings: findings
            )
            if findings.count == 1 { verdict.reason = "1 finding breaks it" }
            if case .fails(let reason, let evidence) = ground {
                verdict.reason = "\(reason); \(verdict.reason)"
                verdict.evidence = evidence
            }
            verdict.accepted = accepted
            return verdict
        }
        let silent = rules.filter(off.contains)
        switch ground {
        case .fails(let reason, let evidence):
            return AuditVerdict(result: .fail, reason: reason, evidence: evidence, accepted: accepted)
        case .notApplicable(let reason):
            return AuditVerdict(result: .notApplicable, reason: reason)
        case .notProvable(let reason):
            return AuditVerdict(result: .notProvable, reason: reason, accepted: accepted)
        case .holds(_, let evidence) where !silent.isEmpty:
            let names = silent.map { "'\($0)'" }.joined(separator: ", ")
            return AuditVerdict(
                result: .notProvable,
                reason: "the configuration switches off \(names)",
                evidence: evidence,
                accepted: accepted
            )
        case .holds(let reason, let evidence):
            guard accepted.isEmpty else {
                return AuditVerdict(
                    result: .accepted,
                    reason: Self.count(accepted.count) + (accepted.count == 1 ? " is accepted" : " are accepted"),
                    evidence: evidence,
                    accepted: accepted
                )
            }
            return AuditVerdict(result: .pass, reason: reason, evidence: evidence)
        }
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
