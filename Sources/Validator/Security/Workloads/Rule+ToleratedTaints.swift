import Diagnostics
import YAML

extension Rule {
    /// Taints keep pods away.
    static let toleratedTaints: Rule = Rule(
        id: "tolerated-taints",
        category: .security,
        severity: .warning,
        summary: "no pod but those of DaemonSets tolerates every taint",
        explanation: """
            A toleration with the operator Exists and no key lets a pod run on any node: on those of the control \
            plane, on those that are kept for others, and on those that are broken. Name the taint. Agents of \
            DaemonSets run on every node by purpose.
            """,
        bad: .securePod(spec: "tolerations: [{operator: Exists}]"),
        good: .securePod(spec: "tolerations: [{key: dedicated, operator: Equal, value: web, effect: NoSchedule}]"),
        check: .manifest(kinds: ObjectKind.podSources.filter { $0 != .daemonSet }) { object, findings in
            for toleration in object.pods?.spec.list("tolerations").map(\.self) ?? [] {
                guard toleration.field("operator")?.hasText("Exists") == true, toleration.text("key") == nil else {
                    continue
                }
                findings.report(
                    Diagnostic(
                        .toleratedTaints,
                        "the pod tolerates every taint, so that it runs on any node; name the taint",
                        at: object.place(of: toleration)
                    )
                )
            }
        }
    )
}
