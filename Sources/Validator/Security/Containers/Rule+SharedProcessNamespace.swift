import Diagnostics
import YAML

extension Rule {
    /// Containers keep to themselves.
    static let sharedProcessNamespace: Rule = Rule(
        id: "shared-process-namespace",
        category: .security,
        severity: .warning,
        summary: "the containers of a pod don't see each other's processes",
        explanation: """
            With shareProcessNamespace every container of the pod sees the processes of the others, their \
            environments and, through /proc, their files. A shell for an incident is an ephemeral container, which \
            sees one container that it names.
            """,
        bad: .securePod(spec: "shareProcessNamespace: true"),
        good: .securePod(spec: "shareProcessNamespace: false"),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            guard let field = object.pods?.spec.field("shareProcessNamespace"), field.isTrue else { return }
            findings.report(
                Diagnostic(
                    .sharedProcessNamespace,
                    "the containers of the pod see each other's processes; leave shareProcessNamespace out",
                    at: object.place(of: field),
                    fix: .writing("false", over: field)
                )
            )
        }
    )
}
