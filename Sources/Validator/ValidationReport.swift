public import Diagnostics

/// What a validator has to say about a tree.
public struct ValidationReport: Sendable {
    /// What it finds fault with, in the order of a report.
    public var findings: [Diagnostic]
    /// What it would find fault with, did nobody suppress it for a while; in the same order.
    public var suppressed: [Diagnostic]
    /// Who has it that what is suppressed may stay.
    public var acceptances: [Diagnostic: Acceptance] = [:]

    /// A report of these findings.
    public init(findings: [Diagnostic] = [], suppressed: [Diagnostic] = []) {
        self.findings = findings
        self.suppressed = suppressed
    }

    /// Somebody's word that a finding may stay for a while.
    public struct Acceptance: Hashable, Sendable, Codable {
        /// Why it may stay.
        public var reason: String
        /// The last day on which that counts.
        public var until: CalendarDay
        /// Where it is written.
        public var location: SourceLocation
    }
}

extension ValidationReport {
    /// Adds what was found in other files.
    public mutating func add(_ other: ValidationReport) {
        findings = (findings + other.findings).sortedAndUnique()
        suppressed = (suppressed + other.suppressed).sortedAndUnique()
        acceptances.merge(other.acceptances) { first, _ in first }
    }

    /// What a change is to be blamed for: findings in files that changed, or that point to one in a note; and findings in
    /// other files that weren't there before, as a reference to what was deleted. A file that hasn't changed has its
    /// findings where they were, so that they can be compared.
    ///
    /// That the tree is not what the specs render (category `drift`), and that a file can't be read, is always reported.
    public func limited(to isChanged: (String) -> Bool, since before: ValidationReport) -> ValidationReport {
        let old = Set((before.findings + before.suppressed).map(Finding.init))
        var verdicts: [String: Bool] = [:]
        func isKnownToBeChanged(_ path: String) -> Bool {
            if let verdict = verdicts[path] { return verdict }
            let verdict = isChanged(path)
            verdicts[path] = verdict
            return verdict
        }
        func isToBlame(_ finding: Diagnostic) -> Bool {
            guard let path = finding.location?.path, finding.id != .unreadableFile,
                RuleCatalogue.rule(finding.id)?.category != .drift
            else { return true }
            return isKnownToBeChanged(path)
                || finding.notes.contains { $0.location.map { isKnownToBeChanged($0.path) } ?? false }
                || !old.contains(Finding(finding))
        }
        var report = ValidationReport(findings: findings.filter(isToBlame), suppressed: suppressed.filter(isToBlame))
        report.acceptances = acceptances
        return report
    }

    /// What makes a finding the same one: not its wording, which may name what else there is.
    private struct Finding: Hashable {
        var id: Diagnostic.ID
        var location: SourceLocation?
        var object: String?
        var pointer: String?

        init(_ finding: Diagnostic) {
            id = finding.id
            location = finding.location
            object = finding.object
            pointer = finding.pointer
        }
    }
}
