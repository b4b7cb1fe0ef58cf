import Diagnostics
import YAML

extension Rule {
    /// Rules of a namespace ask for series of that namespace alone.
    static let unconfinedRules = Rule(
        id: "unconfined-rules",
        category: .isolation,
        severity: .error,
        summary: "a Prometheus that takes rules from several namespaces confines them to their own",
        explanation: """
            A rule asks for any series, whatever namespace it is in: by recording another tenant's series under a name of its own, or \
            by an alert's text, a tenant reads what isn't its. With `enforcedNamespaceLabel` prometheus-operator writes \
            a matcher of that label, with the rule's namespace, into every selector. Rules of the platform are left \
            out of it by `excludedFromEnforcement`.
            """,
        bad: .manifest(MonitoringIsolationExample.stack(prometheus: "ruleNamespaceSelector: {}")),
        good: .manifest(
            MonitoringIsolationExample.stack(
                prometheus: "ruleNamespaceSelector: {}, enforcedNamespaceLabel: namespace"
            )
        ),
        check: .manifest(kinds: ObjectKind.monitoringStack) { object, findings in
            guard object.kind != .alertmanager, let values = MonitoringValues(object) else { return }
            let label = values.prometheus?["enforcedNamespaceLabel"]
            // Without a selector of namespaces an object takes rules of its own namespace; the chart's default is all.
            let namespaces = values.prometheus?["ruleNamespaceSelector"]
            guard label?.string?.isEmpty ?? true, values.isChart || namespaces != nil else { return }
            findings.report(
                .unconfinedRules(
                    "rules of every namespace that it follows may ask for series of all namespaces; "
                        + "set 'enforcedNamespaceLabel: namespace'",
                    at: object.place(of: label ?? namespaces ?? values.prometheus ?? object.nameNode)
                )
            )
        }
    )

    /// Routes of a namespace are taken by alerts of that namespace alone.
    static let unconfinedAlertRoutes = Rule(
        id: "unconfined-alert-routes",
        category: .isolation,
        severity: .error,
        summary: "an Alertmanager that takes routes from several namespaces confines them to their own alerts",
        explanation: """
            With the matcher strategy `None` a tenant's AlertmanagerConfig takes every alert of the cluster to a receiver of its choice, or \
            inhibits another tenant's. `OnNamespace`, the default, adds a matcher of the namespace to each route.
            """,
        bad: .manifest(
            MonitoringIsolationExample.stack(alertmanager: "alertmanagerConfigMatcherStrategy: {type: None}")
        ),
        good: .manifest(
            MonitoringIsolationExample.stack(alertmanager: "alertmanagerConfigMatcherStrategy: {type: OnNamespace}")
        ),
        check: .manifest(kinds: ObjectKind.monitoringStack) { object, findings in
            guard
                let type = MonitoringValues(object)?.alertmanager?.at("alertmanagerConfigMatcherStrategy", "type"),
                type.string == "None"
            else { return }
            findings.report(
                .unconfinedAlertRoutes(
                    "the routes of any namespace take the alerts of all; write 'OnNamespace'",
                    at: object.place(of: type),
                    fix: .writing("OnNamespace", over: type)
                )
            )
        }
    )
}

extension ManifestObject {
    /// Where it is named, or where it starts.
    var nameNode: YAMLNode { root.at("metadata", "name") ?? root }
}

extension Diagnostic {
    fileprivate static func unconfinedAlertRoutes(_ message: String, at place: Place, fix: Fix? = nil) -> Diagnostic {
        Diagnostic(.unconfinedAlertRoutes, message, at: place, fix: fix)
    }

    fileprivate static func unconfinedRules(_ message: String, at place: Place, fix: Fix? = nil) -> Diagnostic {
        Diagnostic(.unconfinedRules, message, at: place, fix: fix)
    }
}
