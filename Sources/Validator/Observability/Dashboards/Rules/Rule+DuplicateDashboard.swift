import Diagnostics

extension Rule {
    /// A dashboard is the only one with its uid and its title.
    static let duplicateDashboard = Rule(
        id: "duplicate-dashboard",
        category: .observability,
        severity: .error,
        summary: "no two dashboards have one uid or one title",
        explanation: """
            Of two dashboards with one `uid` Grafana keeps the one that it read last, and at the next start perhaps the other. Two with \
            one title in a folder it refuses, and in different folders nobody can tell them apart in a search.
            """,
        bad: .tree([
            "a.json": DashboardExample.text(["\"title\": \"Web\"": "\"title\": \"A\""]),
            "b.json": DashboardExample.text(),
        ]),
        good: .tree([
            "a.json": DashboardExample.text([
                "\"title\": \"Web\"": "\"title\": \"A\"", "\"uid\": \"web\"": "\"uid\": \"a\"",
            ]),
            "b.json": DashboardExample.text(),
        ]),
        check: .tree { index, findings in
            var uids: [String: DashboardFacts] = [:]
            var titles: [String: DashboardFacts] = [:]
            for facts in index.dashboards {
                if let uid = facts.uid, let first = uids.updateValue(facts, forKey: uid) {
                    uids[uid] = first
                    findings.report(.duplicateUID(uid, facts, first, index))
                } else if let title = facts.title, let first = titles[title] {
                    findings.report(.duplicateTitle(title, facts, first, index))
                }
                if let title = facts.title, titles[title] == nil { titles[title] = facts }
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func duplicateUID(
        _ uid: String,
        _ facts: DashboardFacts,
        _ first: DashboardFacts,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .duplicateDashboard,
            "another dashboard has the uid '\(uid)'; Grafana keeps one of them",
            at: facts.exact(index).uid,
            notes: [Note("the other one is here", at: first.exact(index).uid.location)]
        )
    }

    fileprivate static func duplicateTitle(
        _ title: String,
        _ facts: DashboardFacts,
        _ first: DashboardFacts,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .duplicateDashboard,
            "another dashboard has the title '\(title.prefix(80))'",
            at: facts.exact(index).title,
            notes: [Note("the other one is here", at: first.exact(index).title.location)]
        )
    }
}
