import Diagnostics

extension Rule {
    /// No role is given to everyone.
    static let everyoneBound = Rule(
        id: "everyone-bound",
        category: .isolation,
        severity: .error,
        summary:
            "no role is given to 'system:authenticated', 'system:serviceaccounts', 'system:unauthenticated' or 'system:masters'",
        explanation: """
            These groups are not people: `system:authenticated` is everyone with a certificate or a token, every tenant's pods too, \
            `system:serviceaccounts` every account of every namespace, `system:unauthenticated` and `system:anonymous` whoever \
            reaches the API server. `system:masters` passes by every check, so that no policy holds for it. What the cluster \
            itself gives everyone (`system:discovery`, `system:basic-user`, …) is fine.
            """,
        bad: .manifest(
            RightsExample.namespace
                + RightsExample.reader(in: "acme-corp")
                + RightsExample.binding(
                    "readers",
                    in: "acme-corp",
                    to: "kind: Role, name: reader",
                    "kind: Group, apiGroup: rbac.authorization.k8s.io, name: system:authenticated"
                )
        ),
        good: .manifest(
            RightsExample.namespace
                + RightsExample.reader(in: "acme-corp")
                + RightsExample.binding(
                    "readers",
                    in: "acme-corp",
                    to: "kind: Role, name: reader",
                    RightsExample.operators
                )
        ),
        check: .rights
    )
}
