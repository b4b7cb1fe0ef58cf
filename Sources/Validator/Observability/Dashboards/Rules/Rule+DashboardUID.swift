import Diagnostics

extension Rule {
    /// A dashboard has a unique id that Grafana takes.
    static let dashboardUID = Rule(
        id: "dashboard-uid",
        category: .observability,
        severity: .error,
        summary: "a dashboard has a uid of at most 40 letters, digits, '-' and '_'",
        explanation: """
            Links, alerts and bookmarks name a dashboard by its `uid`. Without one Grafana makes up another with every \
            installation; one that is too long, or has other characters, it refuses.
            """,
        bad: DashboardExample.tree(["\"uid\": \"web\"": "\"uid\": \"web dashboard\""]),
        good: DashboardExample.tree(),
        check: .dashboard { dashboard, findings in
            guard let node = dashboard.root["uid"], let uid = node.nonEmptyString else {
                findings.report(.missingUID(dashboard))
                return
            }
            // grafana: pkg/util/shortid_generator.go, `ValidateUID`.
            if uid.utf8.count > 40 {
                findings.report(.uid("the uid has \(uid.utf8.count) characters, and may have 40", node, dashboard))
            } else if let character = uid.first(where: { !($0.utf8.first?.isWord ?? false) && $0 != "-" || !$0.isASCII }
            ) {
                findings.report(.uid("the uid has a '\(character)'; use letters, digits, '-' and '_'", node, dashboard))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func missingUID(_ dashboard: Dashboard) -> Diagnostic {
        let node = dashboard.root["uid"] ?? dashboard.root["title"] ?? dashboard.root
        return Diagnostic(
            .dashboardUID,
            "the dashboard has no uid; links to it break when it is installed anew",
            at: dashboard.place(of: node)
        )
    }

    fileprivate static func uid(_ message: String, _ node: JSONNode, _ dashboard: Dashboard) -> Diagnostic {
        Diagnostic(.dashboardUID, message, at: dashboard.place(of: node))
    }
}
