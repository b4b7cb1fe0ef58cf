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
