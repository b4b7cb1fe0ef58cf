import Diagnostics
import Testing
import Validator

private let account = """
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: reconciler, namespace: flux-system}
    ---

    """

private let accounts: [RuleCase] = [
    RuleCase(
        "unknown-sync-account",
        "of both controllers",
        tree: [
            "flux.yaml": account + fluxKustomization("a", path: "a", "serviceAccountName: reconciler")
                + fluxKustomization("b", path: "b", "serviceAccountName: 1️⃣reconcile")
                + fluxKustomization("c", path: "c", "serviceAccountName: kustomize-controller")
                + fluxKustomization("d", path: "d", "serviceAccountName: there\nkubeConfig: {secretRef: {name: there}}"),
            "apps.yaml": project(
                "web",
                """
                destinationServiceAccounts:
                  - {server: "https://kubernetes.default.svc", namespace: web, defaultServiceAccount: 2️⃣deployer}
                  - {server: "https://kubernetes.default.svc", namespace: api, defaultServiceAccount: "flux-system:reconciler"}
                  - {server: "https://kubernetes.default.svc", namespace: "*", defaultServiceAccount: anyone}
                """
            ),
            "web/all.yaml": configMap(),
        ]
    ),
    RuleCase(
        "tenant-account",
        "of workloads, but not of what guards them",
        tree: [
            "flux.yaml": fluxKustomization("base", path: "base")
                + fluxKustomization("web", path: "web", "dependsOn: [{name: base}]").replacing(
                    "  interval",
                    with: "  1️⃣interval"
                )
                + fluxKustomization(
                    "more",
                    path: "more",
                    "dependsOn: [{name: base}]\nserviceAccountName: 2️⃣kustomize-controller"
                )
                + fluxKustomization("shared", path: "shared"),
            "base/namespace.yaml": guardedNamespace("web", "labels: {tenant: web}"),
            "web/all.yaml": configMap(),
            "more/all.yaml": configMap("more"),
            "shared/all.yaml": configMap("shared", namespace: "platform"),
        ]
    ),
    RuleCase(
        "account-rights",
        "a verb, a kind, and all of them",
        tree: [
            "flux.yaml": account
                + fluxKustomization(
                    "web",
                    path: "web",
                    "wait: true\nserviceAccountName: reconciler\ndependsOn: [{name: base}]"
                )
                + fluxKustomization("api", path: "api", "serviceAccountName: 3️⃣reconciler\ndependsOn: [{name: base}]")
                + fluxKustomization("base", path: "base"),
            "base/all.yaml": guardedNamespace("web") + guardedNamespace("api"),
            "rights.yaml": """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reconciler, namespace: web}
            rules: 2️⃣
              - {apiGroups: [apps], resources: [deployments], verbs: ["*"]}
              - {apiGroups: [""], resources: [configmaps], verbs: 1️⃣[get, list, watch, create, patch]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reconciler, namespace: web}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reconciler}
            subjects: [{kind: ServiceAccount, name: reconciler, namespace: flux-system}]

            """.replacing("rules: 2️⃣\n  - {apiG", with: "rules:\n  2️⃣- {apiG"),
            "web/all.yaml": configMap() + """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: web}
                spec: {ports: [{port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: web}
                spec: {selector: {matchLabels: {app: web}}}

                """,
            "api/all.yaml": configMap("settings", namespace: "api"),
        ],
        says: "ServiceAccount flux-system/reconciler may not"
    ),
    RuleCase(
        "target-namespace",
        "of each namespace that is left",
        tree: [
            "flux.yaml": fluxKustomization("web", path: "web", "targetNamespace: 1️⃣web")
                + fluxKustomization("api", path: "api", "targetNamespace: api"),
            "web/all.yaml": configMap() + configMap("b", namespace: "b") + configMap("c", namespace: "b"),
            "api/all.yaml": configMap("d", namespace: "api") + guardedNamespace("api"),
        ],
        says: "ConfigMap b/b is moved out of 'b' into 'web'"
    ),
]

@Test(arguments: accounts)
func `controllers act by accounts that are there`(ruleCase: RuleCase) async {
    await ruleCase.check([.gitops])
}
