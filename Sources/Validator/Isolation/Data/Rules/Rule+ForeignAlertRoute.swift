import Diagnostics
import YAML

extension Rule {
    /// A tenant's alert routes are for its own alerts.
    static let foreignAlertRoute: Rule = Rule(
        id: "foreign-alert-route",
        category: .isolation,
        severity: .error,
        summary: "a tenant's AlertmanagerConfig matches no other tenant's alerts",
        explanation: """
            A route or an inhibition with another tenant's `namespace` or `tenant` takes that tenant's alerts, or silences them, \
            where Alertmanager doesn't confine each AlertmanagerConfig to its own namespace \
            (`alertmanagerConfigMatcherStrategy: OnNamespace`); where it does, the route matches nothing.
            """,
        bad: .manifest(DataExample.tenants + config("closed-ai")),
        good: .manifest(DataExample.tenants + config("acme-corp")),
        check: .object(kinds: [.alertmanagerConfig]) { object, index, findings in
            guard let tenant = index.tenancy.tenant(ofNamespace: object.namespace), let spec = object.root["spec"]
            else {
                return
            }
            var matchers: [YAMLNode] = []
            var routes = [spec["route"]].compactMap(\.self)
            while let route = routes.popLast(), matchers.count < 10_000 {
                matchers += route.list("matchers")
                routes += route.list("routes")
            }
            for rule in spec.list("inhibitRules") {
                matchers += Array(rule.list("sourceMatch")) + Array(rule.list("targetMatch"))
            }
            for matcher in matchers where matcher.text("name").map(TenantClaims.labels.contains) == true {
                guard let node = matcher["value"], !["!=", "!~"].contains(matcher["matchType"]?.string ?? "=") else {
                    continue
                }
                for value in node.text.split(separator: "|").map(String.init) {
                    guard let other = index.tenancy.named(value), other != tenant else { continue }
                    findings.report(
                        Diagnostic(.foreignAlertRoute, "matches tenant '\(other)''s alerts", at: object.place(of: node))
                    )
                }
            }
        }
    )

    private static func config(_ namespace: String) -> String {
        """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: AlertmanagerConfig
        metadata: {name: routes, namespace: acme-corp}
        spec:
          route:
            receiver: team
            matchers: [{name: namespace, value: \(namespace), matchType: "="}]
          receivers: [{name: team}]
        ---

        """
    }
}

extension Tenancy {
    /// The tenant of a name or of a namespace; `nil` when it is neither.
    func named(_ name: String) -> String? {
        if let tenant = tenant(ofNamespace: name) { return tenant }
        return namespaces(of: name).isEmpty ? nil : name
    }
}
