import Diagnostics
import Testing

@testable import Validator

private let isolation = RuleSelection(RuleCatalogue.rightsIsolationRules)

private let tenants = """
    apiVersion: v1
    kind: Namespace
    metadata: {name: acme-corp, labels: {tenantry.dev/tenant: acme-corp}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: closed-ai, labels: {tenantry.dev/tenant: closed-ai}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: monitoring}
    ---

    """

private let operators = #"{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "acme-corp:operators"}"#

private func role(_ rules: String..., kind: String = "Role", namespace: String? = "acme-corp") -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(kind)
    metadata: {name: operator\(namespace.map { ", namespace: \($0)" } ?? "")}
    rules:
    \(rules.map { "  - {\($0)}" }.joined(separator: "\n"))
    ---

    """
}

private func binding(
    _ subjects: String = operators,
    to role: String = "kind: Role, name: operator",
    in namespace: String? = "acme-corp"
) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(namespace == nil ? "ClusterRoleBinding" : "RoleBinding")
    metadata: {name: operators\(namespace.map { ", namespace: \($0)" } ?? "")}
    roleRef: {apiGroup: rbac.authorization.k8s.io, \(role)}
    subjects: [\(subjects)]
    ---

    """
}

/// A tenant's group with a Role of one rule.
private func held(_ rule: String) -> String { tenants + role(rule) + binding() }

private func account(_ name: String, _ namespace: String) -> String {
    "{kind: ServiceAccount, name: \(name), namespace: \(namespace)}"
}

/// A rule for each power, for each resource that gives it, with the verbs that do.
private let powers: [RuleCase] = [
    RuleCase(
        "boundary-right",
        "the Namespace",
        held("apiGroups: [''], resources: [pods, 1️⃣namespaces], verbs: [patch]"),
        says: "patch",
        .error
    ),
    RuleCase(
        "boundary-right",
        "its finalizers",
        held("apiGroups: [''], resources: [1️⃣namespaces/finalize], verbs: [update]")
    ),
    RuleCase(
        "boundary-right",
        "its deletion",
        held("apiGroups: [''], resources: [1️⃣namespaces], verbs: [get, delete]"),
        says: "delete"
    ),
    RuleCase(
        "boundary-right",
        "quota and limits",
        held("apiGroups: [''], resources: [1️⃣resourcequotas, 2️⃣limitranges], verbs: [create]")
    ),
    RuleCase(
        "boundary-right",
        "what a quota says it allows",
        held("apiGroups: [''], resources: [1️⃣resourcequotas/status], verbs: [patch]")
    ),
    RuleCase(
        "boundary-right",
        "policies",
        held("apiGroups: [networking.k8s.io], resources: [1️⃣networkpolicies], verbs: [create]")
    ),
    RuleCase(
        "boundary-right",
        "policies of old",
        held("apiGroups: [extensions], resources: [1️⃣networkpolicies], verbs: [create]")
    ),
    RuleCase(
        "boundary-right",
        "policies of Cilium",
        held("apiGroups: [cilium.io], resources: [1️⃣ciliumnetworkpolicies], verbs: [update]")
    ),
    RuleCase(
        "boundary-right",
        "grants of references",
        held("apiGroups: [gateway.networking.k8s.io], resources: [1️⃣referencegrants], verbs: [create]")
    ),
    RuleCase(
        "boundary-right",
        "roles",
        held("apiGroups: [rbac.authorization.k8s.io], resources: [1️⃣roles, 2️⃣rolebindings], verbs: [create]")
    ),
    RuleCase("secret-right", "reading", held("apiGroups: [''], resources: [1️⃣secrets], verbs: [watch]")),
    RuleCase("secret-right", "writing", held("apiGroups: [''], resources: [1️⃣secrets], verbs: [create]")),
    RuleCase("token-right", "tokens", held("apiGroups: [''], resources: [1️⃣serviceaccounts/token], verbs: [create]")),
    RuleCase("token-right", "tokens by the part", held("apiGroups: [''], resources: [1️⃣'*/token'], verbs: [create]")),
    RuleCase("impersonation-right", "users", held("apiGroups: [''], resources: [users], verbs: [1️⃣impersonate]")),
    RuleCase(
        "impersonation-right",
        "extra fields",
        held("apiGroups: [authentication.k8s.io], resources: [userextras/scopes], verbs: [1️⃣impersonate]")
    ),
    RuleCase(
        "impersonation-right",
        "the constrained form",
        held(
            "apiGroups: [authentication.k8s.io], resources: [users], verbs: ['1️⃣impersonate:user-info']".replacing(
                "'1️⃣",
                with: "1️⃣'"
            )
        )
    ),
    RuleCase(
        "escalation-right",
        "bind",
        held("apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [1️⃣bind]")
    ),
    RuleCase(
        "escalation-right",
        "escalate",
        held("apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get, 1️⃣escalate]")
    ),
    RuleCase("pod-access-right", "exec by web socket", held("apiGroups: [''], resources: [1️⃣pods/exec], verbs: [get]")),
    RuleCase(
        "pod-access-right",
        "every way in",
        held(
            "apiGroups: [''], resources: [1️⃣pods/attach, 2️⃣pods/portforward, 3️⃣pods/proxy, 4️⃣services/proxy, 5️⃣pods/exec], verbs: [create]"
        )
    ),
    RuleCase(
        "pod-access-right",
        "ephemeral containers",
        held("apiGroups: [''], resources: [1️⃣pods/ephemeralcontainers], verbs: [patch]")
    ),
    RuleCase(
        "controller-right",
        "stores and secrets",
        held("apiGroups: [external-secrets.io], resources: [1️⃣secretstores, 2️⃣externalsecrets], verbs: [update]")
    ),
    RuleCase(
        "controller-right",
        "generators",
        held("apiGroups: [generators.external-secrets.io], resources: [1️⃣ecrauthorizationtokens], verbs: [create]")
    ),
    RuleCase(
        "controller-right",
        "Argo CD",
        held("apiGroups: [argoproj.io], resources: [1️⃣applications], verbs: [create]")
    ),
    RuleCase(
        "controller-right",
        "Flux",
        held(
            "apiGroups: [kustomize.toolkit.fluxcd.io, helm.toolkit.fluxcd.io], resources: [1️⃣kustomizations, 2️⃣helmreleases], verbs: [patch]"
        )
    ),
    RuleCase(
        "controller-right",
        "sources",
        held("apiGroups: [source.toolkit.fluxcd.io], resources: [1️⃣gitrepositories], verbs: [create]")
    ),
    RuleCase(
        "controller-right",
        "a Prometheus of one's own",
        held("apiGroups: [monitoring.coreos.com], resources: [1️⃣prometheuses], verbs: [create]")
    ),
    RuleCase(
        "wildcard-right",
        "verbs",
        held("apiGroups: [apps], resources: [deployments], verbs: [1️⃣'*']"),
        says: "Group acme-corp:operators"
    ),
    RuleCase("wildcard-right", "resources and groups", held("apiGroups: [1️⃣'*'], resources: [2️⃣'*'], verbs: [get]")),
    RuleCase(
        "boundary-right",
        "of an account too",
        tenants + role("apiGroups: [''], resources: [1️⃣resourcequotas], verbs: [update]")
            + binding(account("app", "acme-corp"))
    ),
    RuleCase(
        "boundary-right",
        "of a group that is bound here alone",
        tenants + role("apiGroups: [''], resources: [1️⃣limitranges], verbs: [update]")
            + binding("{kind: Group, name: acme-developers}")
    ),
    RuleCase(
        "boundary-right",
        "of the account that controllers apply as",
        tenants + role("apiGroups: [''], resources: [1️⃣resourcequotas], verbs: [update]")
            + binding(account("reconciler-acme-corp", "flux-system"))
    ),
    RuleCase(
        "secret-right",
        "by a ClusterRole",
        tenants + role("apiGroups: [''], resources: [1️⃣secrets], verbs: [list]", kind: "ClusterRole", namespace: nil)
            + binding(to: "kind: ClusterRole, name: operator")
    ),
]

/// Where a subject or a role is told of.
private let bindings: [RuleCase] = [
    RuleCase(
        "foreign-subject",
        "an account of another tenant",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]")
            + binding("{kind: ServiceAccount, name: 1️⃣app, namespace: closed-ai}"),
        says: "tenant 'closed-ai'"
    ),
    RuleCase(
        "foreign-subject",
        "the second of two",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]")
            + binding(operators + #", {kind: Group, name: 1️⃣"oidc:closed-ai:viewers"}"#)
    ),
    RuleCase(
        "foreign-subject",
        "all accounts of another tenant",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]")
            + binding(#"{kind: Group, name: 1️⃣"system:serviceaccounts:closed-ai"}"#)
    ),
    RuleCase(
        "foreign-subject",
        "an account by its user name",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]")
            + binding(#"{kind: User, name: 1️⃣"system:serviceaccount:closed-ai:app"}"#)
    ),
    RuleCase(
        "foreign-subject",
        "in the platform's namespace",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]", namespace: "monitoring")
            + binding(#"{kind: Group, name: 1️⃣"acme-corp:operators"}"#, in: "monitoring"),
        says: "the platform's namespace"
    ),
    RuleCase(
        "tenant-cluster-binding",
        "an account",
        tenants
            + binding(
                "{kind: ServiceAccount, name: 1️⃣app, namespace: acme-corp}",
                to: "kind: ClusterRole, name: view",
                in: nil
            )
    ),
    RuleCase(
        "everyone-bound",
        "everyone with an account",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]")
            + binding(#"{kind: Group, name: 1️⃣"system:authenticated"}"#)
    ),
    RuleCase(
        "everyone-bound",
        "everyone else",
        tenants + role("apiGroups: [''], resources: [pods], verbs: [get]")
            + binding(#"{kind: Group, name: 1️⃣"system:unauthenticated"}, {kind: User, name: 2️⃣"system:anonymous"}"#)
    ),
    RuleCase(
        "everyone-bound",
        "every account",
        tenants
            + binding(#"{kind: Group, name: 1️⃣"system:serviceaccounts"}"#, to: "kind: ClusterRole, name: view", in: nil)
    ),
    RuleCase(
        "everyone-bound",
        "masters",
        tenants + binding(#"{kind: Group, name: 1️⃣"system:masters"}"#, to: "kind: ClusterRole, name: view", in: nil)
    ),
    RuleCase("built-in-role", "edit", tenants + binding(to: "kind: ClusterRole, name: 1️⃣edit"), says: "'edit'"),
    RuleCase(
        "built-in-role",
        "admin for an account",
        tenants + binding(account("app", "acme-corp"), to: "kind: ClusterRole, name: 1️⃣admin")
    ),
    RuleCase(
        "built-in-role",
        "cluster-admin, as flux create tenant has it",
        tenants + binding(account("acme-corp", "acme-corp"), to: "kind: ClusterRole, name: 1️⃣cluster-admin")
    ),
    RuleCase(
        "built-in-role",
        "a role of the cluster's parts",
        tenants + binding(to: #"kind: ClusterRole, name: 1️⃣"system:controller:job-controller""#)
    ),
    RuleCase(
        "platform-right",
        "cluster-admin",
        tenants + binding(account("agent", "monitoring"), to: "kind: ClusterRole, name: 1️⃣cluster-admin", in: nil),
        .warning
    ),
    RuleCase(
        "platform-right",
        "wildcards",
        tenants + role("apiGroups: [1️⃣'*'], resources: [pods], verbs: [get]", kind: "ClusterRole", namespace: nil)
            + binding(account("agent", "monitoring"), to: "kind: ClusterRole, name: operator", in: nil),
        .warning
    ),
    RuleCase(
        "platform-right",
        "webhooks",
        tenants
            + role(
                "apiGroups: [admissionregistration.k8s.io], resources: [1️⃣validatingwebhookconfigurations], verbs: [update]",
                kind: "ClusterRole",
                namespace: nil
            )
            + binding(account("agent", "monitoring"), to: "kind: ClusterRole, name: operator", in: nil),
        .warning
    ),
]

private func aggregated(_ labels: String, _ rule: String) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: extra
      labels:
        \(labels)
    rules: [{\(rule)}]
    ---

    """
}

private let aggregation: [RuleCase] = [
    RuleCase(
        "aggregated-right",
        "a write in view",
        tenants
            + aggregated(
                "rbac.authorization.k8s.io/aggregate-to-view: 1️⃣\"true\"",
                "apiGroups: [apps], resources: [deployments], verbs: [get, patch]"
            ),
        says: "patch deployments",
        .warning
    ),
    RuleCase(
        "aggregated-right",
        "Flux's kinds in edit",
        tenants
            + aggregated(
                "rbac.authorization.k8s.io/aggregate-to-edit: 1️⃣\"true\"",
                "apiGroups: [kustomize.toolkit.fluxcd.io], resources: [kustomizations], verbs: [create]"
            ),
        .warning
    ),
]

private let fine: [(label: String, text: String)] = [
    (
        "reading",
        held(
            "apiGroups: ['', apps], resources: [pods, configmaps, namespaces, resourcequotas, pods/log], verbs: [get, list, watch]"
        )
    ),
    ("a Secret by name", held("apiGroups: [''], resources: [secrets], resourceNames: [login], verbs: [get]")),
    (
        "workloads of the account that controllers apply as",
        tenants
            + role(
                "apiGroups: ['', apps, autoscaling, policy, monitoring.coreos.com], resources: [deployments, services, configmaps, horizontalpodautoscalers, poddisruptionbudgets, servicemonitors, prometheusrules], verbs: [get, list, watch, create, update, patch, delete]"
            )
            + binding(account("reconciler-acme-corp", "flux-system"))
    ),
    ("cluster kinds that a RoleBinding doesn't reach", held("apiGroups: [''], resources: [nodes/proxy], verbs: [get]")),
    (
        "the platform's account in a tenant's namespace",
        tenants + role("apiGroups: [''], resources: [secrets], verbs: [list]")
            + binding(account("external-secrets", "external-secrets"))
    ),
    ("view", tenants + binding(to: "kind: ClusterRole, name: view")),
    (
        "what the cluster gives everyone",
        tenants
            + binding(
                #"{kind: Group, name: "system:authenticated"}"#,
                to: #"kind: ClusterRole, name: "system:discovery""#,
                in: nil
            )
    ),
    (
        "an account without a namespace in a ClusterRoleBinding",
        tenants + binding("{kind: ServiceAccount, name: app}", to: "kind: ClusterRole, name: edit", in: nil)
    ),
    ("a role that nobody has", tenants + role("apiGroups: ['*'], resources: ['*'], verbs: ['*']")),
    (
        "a role that is read by its view",
        tenants
            + aggregated(
                "rbac.authorization.k8s.io/aggregate-to-view: \"true\"",
                "apiGroups: [example.com], resources: [things], verbs: [get]"
            )
    ),
    (
        "a tree without tenants",
        role("apiGroups: [''], resources: [secrets], verbs: [get]", namespace: "shop") + binding(in: "shop")
    ),
]

@Test(arguments: powers + bindings + aggregation)
private func `a right that no tenant should have is found where it is given`(example: RuleCase) async {
    await example.check(isolation)
}

@Test(arguments: fine.map(\.label))
private func `rights that a tenant may have are not found`(label: String) async throws {
    let text = try #require(fine.first { $0.label == label }).text
    #expect(await findings(isolation, in: ["manifest.yaml": text]) == [])
}

@Test func `what a tenant gets by aggregation is found in the role that adds it, and its label too`() async {
    let text =
        tenants + binding(to: "kind: ClusterRole, name: view")
        + aggregated(
            "rbac.authorization.k8s.io/aggregate-to-view: \"true\"",
            "apiGroups: [''], resources: [secrets], verbs: [list]"
        )
    let found = await Validator(isolation).validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(found.map(\.id) == ["aggregated-right", "secret-right"])
    #expect(found.allSatisfy { $0.severity == .error })
    #expect(found.last?.notes.first?.message.contains("which takes over ClusterRole extra") == true)
}

@Test func `people of the platform are named in the configuration`() async {
    let text =
        tenants + role("apiGroups: [''], resources: [secrets], verbs: [list]") + binding("{kind: Group, name: sre-eu}")
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: text)])
    var validator = Validator(isolation)
    #expect(await validator.validate(tree).map(\.id) == ["secret-right"])
    validator.settings.tenancy.platformSubjects = ["sre-*"]
    #expect(await validator.validate(tree).isEmpty)
}

@Test func `kustomize says which namespace rights are given in`() async {
    let base =
        role("apiGroups: [''], resources: [secrets], verbs: [list]", namespace: nil)
        + binding(account("app", "base"), in: "base")
    let lines = await findings(
        isolation,
        in: [
            "namespaces.yaml": tenants, "base/rights.yaml": base,
            "base/kustomization.yaml": "namespace: acme-corp\nresources: [rights.yaml]\n",
        ]
    )
    #expect(lines.count == 1)
    #expect(
        lines.first?.contains("secret-right") == true && lines.first?.contains("Role acme-corp/operator") == true,
        "\(lines)"
    )
}

@Test(.timeLimit(.minutes(5)))
func `hostile rights come to an end`() async {
    var circle = ""
    for number in 0..<300 {
        circle += """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: r\(number), labels: {all: "yes", n\(number): "yes"}}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {all: "yes"}}, {matchExpressions: [{key: n\(number), operator: DoesNotExist}]}, {}]}
            rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]
            ---

            """
            + binding(to: "kind: ClusterRole, name: r\(number)").replacing("name: operators", with: "name: b\(number)")
    }
    let many = (0..<20_000).map { "r\($0)" }.joined(separator: ", ")
    let long = held("apiGroups: [''], resources: [\(many), secrets], verbs: [get]")
    let crowd = (0..<20_000).map { account("a\($0)", "closed-ai") }.joined(separator: ",\n  ")
    let odd = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: [a]}
        rules: {a: b}
        aggregationRule: 5
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: a}
        roleRef: [x]
        subjects: [1, {kind: Group}, {kind: [], name: {}}]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: {name: a}
        spec: {destinationServiceAccounts: [1, {defaultServiceAccount: ":"}, {defaultServiceAccount: "a:b:c"}]}
        """
    let files = ["circle": tenants + circle, "long": long, "crowd": tenants + binding(crowd), "odd": odd]
    for (name, text) in files {
        let found = await Validator(isolation).validate(ManifestTree([SourceFile(path: "\(name).yaml", text: text)]))
        #expect(found.count <= 1_000)
        if name != "odd" { #expect(!found.isEmpty, "\(name)") }
    }
}
