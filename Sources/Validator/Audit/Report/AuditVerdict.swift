public import Diagnostics

/// How a tenant does in one control, and what shows it.
public struct AuditVerdict: Hashable, Sendable, Codable {
    /// The outcome.
    public enum Result: String, Hashable, Sendable, Codable, CaseIterable {
        /// The tree shows that it holds.
        case pass
        /// It would fail but for findings that somebody has accepted, with a reason and for a while.
        case accepted
        /// The tree shows that it doesn't hold.
        case fail
        /// There is nothing that it is about.
        case notApplicable
        /// The tree alone can't show whether it holds.
        case notProvable

        /// How it is called in reports.
        public var title: String {
            switch self {
            case .pass: "pass"
            case .accepted: "accepted"
            case .fail: "fail"
            case .notApplicable: "not applicable"
            case .notProvable: "not provable"
            }
        }
    }

    /// A finding that somebody has accepted.
    public struct AcceptedFinding: Hashable, Sendable, Codable {
        /// The finding.
        public var finding: Diagnostic
        /// By whose word.
        public var acceptance: ValidationReport.Acceptance
    }

    /// The control's id.
    public var control: String
    /// The outcome.
    public var result: Result
    /// Why, in one sentence.
    public var reason: String
    /// What shows it.
    public var evidence: [AuditEvidence] = []
    /// What breaks it.
    public var findings: [Diagnostic] = []
    /// What would break it, had nobody accepted it.
    public var accepted: [AcceptedFinding] = []
}

/// Something in the tree that shows how a control is kept or broken.
public struct AuditEvidence: Hashable, Sendable, Codable {
    /// What it is: `ResourceQuota acme-corp/tenant-quota`.
    public var text: String
    /// Where it is; `nil` for what says how much more there is.
    public var location: SourceLocation?
}
