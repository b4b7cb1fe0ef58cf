import Diagnostics

/// Asks of every query of the dashboards what is asked of the queries of rules, once the whole tree is known: its recording rules
/// make metrics too.
///
/// A dashboard that is the same as another one (``DashboardTemplate``) is only looked at when something is found in that one.
struct DashboardQueryCheck: Sendable {
    /// The rules that are asked.
    let selected: Set<Diagnostic.ID>

    func check(_ index: ManifestIndex, _ findings: inout Findings) {
        var withFindings: Set<Int32> = []
        var others: [DashboardFacts] = []
        for facts in index.dashboards {
            guard case .known = facts.detail else {
                others.append(facts)
                continue
            }
            if check(facts, index, &findings) { withFindings.insert(facts.file) }
        }
        for facts in others {
            guard case .sameAs(let file, _) = facts.detail, withFindings.contains(file) else { continue }
            _ = check(facts, index, &findings)
        }
    }

    /// - Returns: whether anything was found.
    private func check(_ facts: DashboardFacts, _ index: ManifestIndex, _ findings: inout Findings) -> Bool {
        guard let dashboard = facts.dashboard(index) else { return false }
        let context = QueryContext(purpose: .dashboard, metrics: index.observability.metrics)
        var isFound = false
        findings.startFile()
        for query in dashboard.queries {
            guard let expression = query.parsed else { continue }
            for finding in QueryCheck.findings(of: expression, context) where selected.contains(finding.rule.id) {
                // A variable lists labels of series, whatever their values.
                if case .variable = query.owner, finding.rule.id == Rule.counterWithoutRate.id { continue }
                isFound = true
                findings.report(
                    Diagnostic(
                        finding.rule,
                        finding.message,
                        at: query.place(of: finding.range, in: dashboard),
                        severity: finding.severity
                    )
                )
            }
        }
        return isFound
    }
}
