import Diagnostics
import Testing
import Validator

private let rules = [
    "policy-escaped-by-label", "policy-fails-open", "policy-matches-nothing", "policy-misses-namespaces",
    "policy-not-bound", "policy-not-enforced", "policy-without-parameters", "unknown-policy",
]

private let cases: [RuleCase] = [
    RuleCase(
        "policy-not-bound",
        "a policy that only another's binding names",
        admissionPolicy("1️⃣a") + admissionPolicy("b") + binding("a", of: "b"),
        says: "no ValidatingAdmissionPolicyBinding names"
    ),
    RuleCase(
        "policy-not-bound",
        "a mutating policy needs a binding of its own kind",
        admissionPolicy("1️⃣a", kind: "MutatingAdmissionPolicy") + admissionPolicy("a") + binding("a", of: "a"),
        says: "MutatingAdmissionPolicyBinding"
    ),
    RuleCase(
        "unknown-policy",
        "a name that differs",
        admissionPolicy("services") + binding("a", of: "services") + binding("b", of: "1️⃣servces")
            + binding("services", of: "2️⃣services", kind: "MutatingAdmissionPolicyBinding")
    ),
    RuleCase(
        "policy-fails-open",
        "what can't be judged, and what has no parameters",
        admissionPolicy("a", "failurePolicy: 1️⃣Ignore, paramKind: {apiVersion: v1, kind: ConfigMap}")
            + binding("a", of: "a", "paramRef: {name: x, parameterNotFoundAction: 2️⃣Allow}")
            + admissionPolicy("b", "failurePolicy: Fail, paramKind: {apiVersion: v1, kind: ConfigMap}")
            + binding("b", of: "b", "paramRef: {name: x, parameterNotFoundAction: Deny}")
    ),
    RuleCase(
        "policy-not-enforced",
        "no binding that refuses",
        admissionPolicy("a") + binding("a", of: "a", actions: "1️⃣[Audit]")
            + binding("a2", of: "a", actions: "2️⃣[Warn, Audit]")
            + admissionPolicy("b") + binding("b", of: "b", actions: "[Warn]")
            + binding("b2", of: "b", actions: "[Deny]"),
        says: "'a' is told and taken"
    ),
    RuleCase(
        "policy-without-parameters",
        "parameters that nobody names, and names without parameters",
        admissionPolicy("a", "paramKind: {apiVersion: v1, kind: ConfigMap}") + binding("1️⃣a", of: "a")
            + admissionPolicy("b")
            + binding("2️⃣b", of: "b", "paramRef: {name: x, parameterNotFoundAction: Deny}")
    ),
    RuleCase(
        "policy-escaped-by-label",
        "labels that an update takes away",
        about("a", "namespaceSelector: 1️⃣{matchLabels: {team: a}}", resources: "[pods, namespaces]")
            + about("b", "namespaceSelector: 2️⃣{matchExpressions: [{key: team, operator: Exists}]}", operations: "['*']")
            + about("c", "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a}}")
            + about("d", "namespaceSelector: {matchExpressions: [{key: free, operator: DoesNotExist}]}")
            + about("e", "objectSelector: {matchLabels: {team: a}}")
            + about("f", "namespaceSelector: {matchLabels: {team: a}}", operations: "[CREATE, DELETE]")
            + about("g", "namespaceSelector: {matchLabels: {team: a}}", resources: "[pods]")
            + about("h", "namespaceSelector: {matchLabels: {team: a}}", resources: "[namespaces/status]"),
        says: "the label 'team'"
    ),
    RuleCase(
        "policy-matches-nothing",
        "names that there aren't",
        about(
            "a",
            resources: "[1️⃣service, 2️⃣Pods, 3️⃣deployments, 4️⃣pod/exec, services, pods/exec, '*', '*/scale', '']"
        )
            + about("b", groups: "[apps, batch]", resources: "[deployments, jobs, 5️⃣services]")
            + about("c", groups: "[example.com]", resources: "[service]")
            + about("d", groups: "['*']", resources: "[service]")
            + about("e", groups: "['', example.com]", resources: "[things]")
            + about("f", groups: "[admissionregistration.k8s.io]", resources: "[6️⃣validatingadmissionpolicies]")
                + """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: a}
                webhooks:
                  - name: a.example.com
                    rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods, 7️⃣configmap]}]
                  - name: b.example.com
                    rules:
                      - apiGroups: [admissionregistration.k8s.io]
                        apiVersions: [v1]
                        operations: [CREATE]
                        resources: [validatingadmissionpolicies]
                ---

                """
    ),
    RuleCase(
        "policy-misses-namespaces",
        "selectors that take nothing",
        about("a", "namespaceSelector: 1️⃣{matchLabels: {team: c}}", resources: "[pods]")
            + about("b", "namespaceSelector: {matchLabels: {team: a}}", resources: "[pods]")
            + admissionPolicy("c", match: "matchConstraints: 2️⃣{resourceRules: []}")
            + binding("c", of: "c", "matchResources: {namespaceSelector: {matchLabels: {team: c}}}")
            + about("d", "namespaceSelector: 3️⃣{matchLabels: {team: a}}", resources: "[pods]", bound: false)
            + binding("d", of: "d", "matchResources: {namespaceSelector: {matchLabels: {team: b}}}")
            + namespace("a", "team: a") + namespace("b", "team: b"),
        says: "take no Namespace"
    ),
    RuleCase(
        "policy-misses-namespaces",
        "most tenants, and not all",
        about("a", "namespaceSelector: 1️⃣{matchLabels: {held: 'yes'}}", resources: "[pods]")
            + about(
                "b",
                "namespaceSelector: {matchExpressions: [{key: tenant, operator: Exists}]}",
                resources: "[pods]"
            )
            + about("c", "namespaceSelector: {matchLabels: {tenant: a}}", resources: "[pods]")
            + admissionPolicy("d", match: "matchConstraints: 2️⃣{resourceRules: []}")
            + binding("d1", of: "d", "matchResources: {namespaceSelector: {matchLabels: {tenant: a}}}")
            + binding("d2", of: "d", "matchResources: {namespaceSelector: {matchLabels: {tenant: b}}}")
            + namespace("a", "tenant: a, held: 'yes'") + namespace("b", "tenant: b, held: 'yes'")
            + namespace("c", "tenant: c") + namespace("platform", "held: 'yes'"),
        says: "not in 'c'"
    ),
    RuleCase(
        "policy-misses-namespaces",
        "a tree without Namespaces says nothing",
        about("a", "namespaceSelector: {matchLabels: {team: c}}", resources: "[pods]")
    ),
]

@Test(arguments: cases)
func `a policy that holds nobody is found where it says so`(admission: RuleCase) async throws {
    await admission.check(try RuleSelection(names: rules))
}

@Test func `hostile policies are looked at without harm`() async throws {
    let many = (0..<2_000).map { "s\($0)" }.joined(separator: ", ")
    let deep = String(repeating: "{matchLabels: ", count: 90) + "{}" + String(repeating: "}", count: 90)
    for text in [
        admissionPolicy("a", "failurePolicy: [Ignore]"), admissionPolicy("a", match: "matchConstraints: [1, 2]"),
        admissionPolicy("a", match: "matchConstraints: {namespaceSelector: \(deep), resourceRules: {}}")
            + namespace("n", "a: b"),
        about("a", resources: "{a: b}"), about("a", resources: "[\(many)]"),
        "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nspec: {policyName: {a: b}}\n",
        "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nspec: 7\n",
        "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: 7\nspec: []\n",
    ] {
        let found = await findings(try RuleSelection(names: rules), in: ["a.yaml": text])
        #expect(found.count <= 1_000)
    }
}

// MARK: - Manifests

private func admissionPolicy(
    _ name: String,
    _ fields: String = "",
    kind: String = "ValidatingAdmissionPolicy",
    match: String = "matchConstraints: {resourceRules: []}"
) -> String {
    """
    apiVersion: admissionregistration.k8s.io/v1
    kind: \(kind)
    metadata: {name: \(name)}
    spec: {\(match)\(fields.isEmpty ? "" : ", \(fields)")}
    ---

    """
}

private func binding(
    _ name: String,
    of policy: String,
    _ fields: String = "",
    actions: String = "[Deny]",
    kind: String = "ValidatingAdmissionPolicyBinding"
) -> String {
    """
    apiVersion: admissionregistration.k8s.io/v1
    kind: \(kind)
    metadata: {name: \(name)}
    spec: {policyName: \(policy), validationActions: \(actions)\(fields.isEmpty ? "" : ", \(fields)")}
    ---

    """
}

/// A policy about some resources, and its binding.
private func about(
    _ name: String,
    _ selector: String = "",
    groups: String = "['']",
    resources: String = "[namespaces]",
    operations: String = "[CREATE, UPDATE]",
    bound: Bool = true
) -> String {
    let rule = "{apiGroups: \(groups), apiVersions: [v1], operations: \(operations), resources: \(resources)}"
    let selector = selector.isEmpty ? "" : "\(selector), "
    return admissionPolicy(name, match: "matchConstraints: {\(selector)resourceRules: [\(rule)]}")
        + (bound ? binding(name, of: name) : "")
}

private func namespace(_ name: String, _ labels: String) -> String {
    """
    apiVersion: v1
    kind: Namespace
    metadata: {name: \(name), labels: {\(labels)}}
    ---

    """
}
