import Kubernetes
import TenantSpecs
import YAML

/// Rights in tenants' namespaces.
extension AdmissionPolicies {
    /// Where a tenant's Namespace names the groups that its spec gives access, with blanks between them: names of groups have none.
    static let groupsAnnotation: AnnotationKey = "tenantry.dev/groups"

    /// A binding gives a role that the platform wrote, and to nobody but the tenant's groups, its own accounts, and the one that
    /// applies its workloads: no user alone, no group of Kubernetes (`system:authenticated`), no account of another namespace.
    var roleBindings: AdmissionPolicy {
        let annotation = CELText.string(Self.groupsAnnotation.text)
        let roles = ["tenant-operator", "tenant-viewer"] + [identities.reconcilerRole].compactMap(\.self)
        let accounts = ["s.?namespace.orValue('') == request.namespace"] + identities.areReconcilers
        return AdmissionPolicy(
            name: "tenant-role-bindings",
            match: .tenants(.writing(["rolebindings"], of: "rbac.authorization.k8s.io")),
            conditions: [.changing("roleRef", "subjects")],
            variables: [
                .init(
                    name: "groups",
                    expression:
                        "namespaceObject.metadata.?annotations[?\(annotation)].orValue('').split(' ').filter(g, g != '')"
                ),
                .init(
                    name: "strangers",
                    expression: """
                        object.?subjects.orValue([]).filter(s,
                          !(s.kind == 'Group' && s.name in variables.groups)
                          && !(s.kind == 'ServiceAccount' && (\(accounts.joined(separator: "\n    || ")))))
                        """
                ),
            ],
            validations: [
                .forbidding(
                    unless: "object.roleRef.kind == 'Role' && object.roleRef.name in \(CELText.list(roles))",
                    "a tenant's RoleBinding gives one of the Roles \(roles.joined(separator: ", "))",
                    telling: """
                        'a tenant\\'s RoleBinding gives one of the Roles \(roles.joined(separator: ", ")), not the ' \
                        + object.roleRef.kind + ' ' + object.roleRef.name
                        """
                ),
                .forbidding(
                    unless: "variables.strangers.size() == 0",
                    "a tenant's RoleBinding has no subjects but the groups of the tenant's spec and accounts of its namespace",
                    telling: """
                        'not of this tenant: ' + variables.strangers.map(s, s.kind + ' ' + s.name).join(', ') \
                        + '; groups with access are named in the tenant\\'s spec'
                        """
                ),
            ]
        )
    }

    /// A role names what it is for, gives no way to more rights, and leaves what holds the tenant alone.
    var roles: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-roles",
            match: .tenants(.writing(["roles"], of: "rbac.authorization.k8s.io")),
            conditions: [.changing("rules")],
            variables: [
                // A role without rules has null.
                .init(
                    name: "rules",
                    expression: "has(dyn(object).rules) && dyn(object).rules != null ? dyn(object).rules : []"
                )
            ],
            validations: [
                .forbidding(
                    unless: """
                        variables.rules.all(r,
                          !(r.verbs + r.?apiGroups.orValue([]) + r.?resources.orValue([])).exists(x, x.contains('*')))
                        """,
                    "a tenant's Role names verbs, API groups and resources: '*' is also what is installed later"
                ),
                .forbidding(
                    unless: "variables.rules.all(r, !r.verbs.exists(v, v in ['bind', 'escalate', 'impersonate']))",
                    "a tenant's Role does not let anyone bind, escalate or impersonate"
                ),
                .forbidding(
                    unless: """
                        variables.rules.all(r, !r.?resources.orValue([]).exists(x, x in \(CELText.list(Self.closed))))
                        """,
                    "a tenant's Role gives no access to Secrets and tokens, and no way into pods",
                    telling: """
                        'a tenant\\'s Role does not give access to ' + variables.rules.map(r, \
                        r.?resources.orValue([]).filter(x, x in \(CELText.list(Self.closed))).join(', '))\
                        .filter(x, x != '').join(', ')
                        """
                ),
                .forbidding(
                    unless: """
                        variables.rules.all(r, r.verbs.all(v, v in ['get', 'list', 'watch'])
                          || !r.?resources.orValue([]).exists(x, x.split('/')[0] in \(CELText.list(Self.readOnly))))
                        """,
                    "a tenant's Role changes nothing that the tenant is held by: its Namespace, quotas, rights and networks"
                ),
            ]
        )
    }

    /// What no role of a tenant gives access to: keys, tokens, and ways into pods past what they serve.
    private static let closed = [
        "pods/attach", "pods/ephemeralcontainers", "pods/exec", "pods/portforward", "pods/proxy", "secrets",
        "serviceaccounts/token", "services/proxy",
    ]

    /// What roles of a tenant may read at most. A Role over `namespaces` reaches the Namespace that it is in (apiserver:
    /// pkg/endpoints/request/requestinfo.go).
    private static let readOnly = [
        "endpoints", "endpointslices", "externalsecrets", "limitranges", "namespaces", "networkpolicies", "pushsecrets",
        "resourcequotas", "rolebindings", "roles", "secretstores", "serviceaccounts",
    ]
}
