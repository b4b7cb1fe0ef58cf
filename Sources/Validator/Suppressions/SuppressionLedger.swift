import Diagnostics

/// Goes through what was found: what policy says of it, and who may suppress it.
struct SuppressionLedger {
    private let suppressions: [Suppression]
    private let byPath: [String: [Int]]
    private let policy: RulePolicy
    private let today: CalendarDay
    private var isUsed: Set<Int> = []
    private var isConfiguredUsed: Set<Int> = []

    init(_ suppressions: [Suppression], policy: RulePolicy, today: CalendarDay) {
        self.suppressions = suppressions
        self.policy = policy
        self.today = today
        byPath = Dictionary(grouping: suppressions.indices) { suppressions[$0].path }
    }

    /// Sorts findings into those that stay and those that are suppressed, and adds what is wrong with suppressions.
    ///
    /// - Parameters:
    ///   - asked: the rules that were asked in this run.
    ///   - tree: the files that were looked at.
    mutating func settle(_ findings: [Diagnostic], asked: Set<Diagnostic.ID>, tree: ManifestTree) -> ValidationReport {
        var report = ValidationReport()
        for finding in findings {
            guard let finding = policy.adjusted(finding) else { continue }
            if let acceptance = acceptance(of: finding) {
                report.suppressed.append(finding)
                report.acceptances[finding] = acceptance
            } else {
                report.findings.append(finding)
            }
        }
        for problem in problems(asked: asked, tree: tree) where asked.contains(problem.id) {
            if let problem = policy.adjusted(problem) { report.findings.append(problem) }
        }
        report.findings = report.findings.sortedAndUnique()
        report.suppressed = report.suppressed.sortedAndUnique()
        return report
    }

    /// Who has it that a finding may stay; of several, the last to end.
    private mutating func acceptance(of finding: Diagnostic) -> ValidationReport.Acceptance? {
        guard RuleCatalogue.rule(finding.id)?.category != .suppressions else { return nil }
        var acceptance: ValidationReport.Acceptance?
        func accept(_ reason: String, until: CalendarDay, at place: Place) {
            guard until >= today, until > acceptance?.until ?? CalendarDay.earliest else { return }
            acceptance = ValidationReport.Acceptance(reason: reason, until: until, location: place.location)
        }
        for index in finding.location.flatMap({ byPath[$0.path] }) ?? [] where suppressions[index].covers(finding) {
            isUsed.insert(index)
            accept(suppressions[index].reason, until: suppressions[index].until, at: suppressions[index].place)
        }
        for (index, suppression) in policy.suppressions.enumerated() where policy.covers(suppression, finding) {
            isConfiguredUsed.insert(index)
            accept(suppression.value.reason.text, until: suppression.value.until, at: suppression.place)
        }
        return acceptance
    }

    private func problems(asked: Set<Diagnostic.ID>, tree: ManifestTree) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for (index, suppression) in suppressions.enumerated() {
            if suppression.until < today {
                problems.append(
                    .expiredSuppression(of: suppression.rule, until: suppression.until, at: suppression.place)
                )
            } else if !isUsed.contains(index), asked.contains(suppression.rule),
                policy.isOn(suppression.rule, path: suppression.path)
            {
                problems.append(.unusedSuppression(of: suppression.rule, at: suppression.place))
            }
        }
        for (index, suppression) in policy.suppressions.enumerated() {
            let rule = suppression.value.rule.id
            if suppression.value.until < today {
                problems.append(
                    .expiredSuppression(of: rule, until: suppression.value.until, at: suppression.place)
                )
            } else if !isConfiguredUsed.contains(index), asked.contains(rule), policy.isSettled(suppression, by: tree) {
                problems.append(.unusedSuppression(of: rule, at: suppression.place))
            }
        }
        return problems
    }
}
