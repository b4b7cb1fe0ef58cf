import Diagnostics

extension Rule {
    /// Nobody of one tenant has rights in another's namespace, or in the platform's.
    static let foreignSubject = Rule(
        id: "foreign-subject",
        category: .isolation,
        severity: .error,
        summary: "a tenant's groups, users and accounts are bound in its own namespaces only",
        explanation: """
            A binding in another tenant's namespace, or in one of the platform's, lets someone of this tenant see or change what is not \
            theirs. A ServiceAccount is of its namespace; a group or a user is a tenant's when its name has the tenant's between \
            colons, as `acme-corp:viewers` has, or when it is bound in that tenant's namespaces alone.
            """,
        bad: .manifest(
            RightsExample.namespace
                + """
                apiVersion: v1
                kind: Namespace
                metadata: {name: closed-ai, labels: {tenantry.dev/tenant: closed-ai}}
                ---

                """
                + RightsExample.reader(in: "closed-ai")
                + RightsExample.binding(
                    "readers",
                    in: "closed-ai",
                    to: "kind: Role, name: reader",
                    RightsExample.operators
                )
        ),
        good: .manifest(
            RightsExample.namespace
                + """
                apiVersion: v1
                kind: Namespace
                metadata: {name: closed-ai, labels: {tenantry.dev/tenant: closed-ai}}
                ---

                """
                + RightsExample.reader(in: "closed-ai")
                + RightsExample.binding(
                    "readers",
                    in: "closed-ai",
                    to: "kind: Role, name: reader",
                    #"kind: Group, apiGroup: rbac.authorization.k8s.io, name: "closed-ai:operators""#
                )
        ),
        check: .rights
    )
}
