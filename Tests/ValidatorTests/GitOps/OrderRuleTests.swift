import Diagnostics
import Testing
import Validator

/// A Deployment that an autoscaler could scale, a Namespace' worth of files, a chart: what order rules look at.
private let release = """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata: {name: stack, namespace: flux-system}
    spec:
      interval: 1h
      chart: {spec: {chart: kube-prometheus-stack, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts}}}

    """
private let monitor = """
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata: {name: web, namespace: web}
    spec: {selector: {}, endpoints: []}

    """

private func wave(_ number: String) -> String {
    "annotations: {argocd.argoproj.io/sync-wave: \(number)}"
}

/// A root Application, and one for a namespace and one for what is in it.
private func argoTree(base: String, web: String, _ spec: String = "") -> KeyValuePairs<String, String> {
    [
        "argocd/kustomization.yaml": resources("root.yaml", "apps.yaml"),
        "argocd/root.yaml": application("root", path: "argocd", namespace: "argocd"),
        "argocd/apps.yaml": application("base", path: "base", metadata: base)
            + application("web", path: "web", metadata: web, spec),
        "base/kustomization.yaml": resources("namespace.yaml"),
        "base/namespace.yaml": guardedNamespace("web"),
        "web/kustomization.yaml": resources("settings.yaml"),
        "web/settings.yaml": configMap(),
    ]
}

private let order: [RuleCase] = [
    RuleCase(
        "unknown-dependency",
        "of Kustomizations and of releases",
        tree: [
            "flux.yaml": fluxKustomization("base", path: "base")
                + fluxKustomization(
                    "web",
                    path: "web",
                    "dependsOn:\n  - name: 1️⃣bse\n  - name: base\n  - {name: 2️⃣base, namespace: other}"
                )
                + release.replacing("  interval", with: "  dependsOn: [{name: 3️⃣base}]\n  interval"),
            "base/settings.yaml": configMap("base"),
            "web/settings.yaml": configMap(),
        ]
    ),
    RuleCase(
        "dependency-cycle",
        "of one, and of three",
        tree: [
            "flux.yaml": fluxKustomization("a", path: "a", "dependsOn: [{name: 1️⃣b}]")
                + fluxKustomization("b", path: "b", "dependsOn: [{name: c}]")
                + fluxKustomization("c", path: "c", "dependsOn: [{name: d}, {name: a}]")
                + fluxKustomization("d", path: "d", "dependsOn: [{name: 2️⃣d}]"),
            "a/settings.yaml": configMap("a"), "b/settings.yaml": configMap("b"), "c/settings.yaml": configMap("c"),
            "d/settings.yaml": configMap("d"),
        ],
        says: "it waits for itself"
    ),
    RuleCase(
        "apply-order",
        "a Namespace under Flux",
        tree: [
            "flux.yaml": fluxKustomization("base", path: "base")
                + fluxKustomization("mid", path: "mid", "dependsOn: [{name: base}]")
                + fluxKustomization("late", path: "late", "dependsOn: [{name: mid}]")
                + fluxKustomization("web", path: "web", "dependsOn: 1️⃣[]")
                + fluxKustomization("own", path: "own"),
            "base/namespace.yaml": guardedNamespace("web"),
            "mid/settings.yaml": configMap("mid"),
            "late/settings.yaml": configMap("late"),
            "web/settings.yaml": configMap(),
            "own/all.yaml": guardedNamespace("own") + configMap("own", namespace: "own"),
        ],
        says: "ConfigMap web/settings needs Namespace 'web', which Kustomization flux-system/base brings",
        .error
    ),
    RuleCase(
        "apply-order",
        "kinds that a chart brings, under Flux",
        tree: [
            "flux.yaml": fluxKustomization("stack", path: "stack")
                + fluxKustomization("web", path: "web").replacing("  interval", with: "  1️⃣interval")
                + fluxKustomization("both", path: "both").replacing("  interval", with: "  2️⃣interval"),
            "stack/release.yaml": release,
            "web/monitor.yaml": monitor,
            "both/all.yaml": release.replacing("name: stack", with: "name: own")
                + "---\n" + monitor.replacing("name: web,", with: "name: both,"),
        ]
    ),
    RuleCase(
        "apply-order",
        "kinds that the tree defines, under Flux",
        tree: [
            "flux.yaml": fluxKustomization("kinds", path: "kinds")
                + fluxKustomization("web", path: "web").replacing("  interval", with: "  1️⃣interval"),
            "kinds/things.yaml": """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.example.com, annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}}

            """,
            "web/thing.yaml": "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, namespace: web}\n",
        ],
        says: "the kinds of 'example.com'"
    ),
    RuleCase(
        "apply-order",
        "a later wave under Argo CD",
        tree: argoTree(base: wave("\"2\""), web: wave("1️⃣\"1\"")),
        says: "in a later wave",
        .error
    ),
    RuleCase(
        "apply-order",
        "the same wave, where there are waves",
        tree: argoTree(base: wave("\"1\""), web: wave("1️⃣\"1\"")),
        says: "in the same wave",
        .warning
    ),
    RuleCase("apply-order", "in order", tree: argoTree(base: wave("\"-1\""), web: "")),
    RuleCase("apply-order", "without waves", tree: argoTree(base: "", web: "")),
    RuleCase(
        "wave-order",
        "a Namespace after what is in it",
        tree: [
            "apps.yaml": application("web", path: "web"),
            "web/all.yaml": guardedNamespace("web", "")
                .replacing("sync-options", with: "sync-wave: 1️⃣\"1\"\n    argocd.argoproj.io/sync-options")
                + configMap() + configMap("late", wave("\"1\"")),
        ],
        says: "ConfigMap web/settings needs this in wave 0"
    ),
    RuleCase(
        "wave-order",
        "what is in it before the Namespace",
        tree: [
            "apps.yaml": application("web", path: "web"),
            "web/all.yaml": guardedNamespace("web") + configMap("settings", wave("\"1\"")),
        ]
    ),
]

@Test(arguments: order)
func `what is applied comes after what it needs`(ruleCase: RuleCase) async {
    await ruleCase.check([.gitops])
}

@Test func `a circle is printed from its first member on`() async throws {
    let found = await findings(
        try RuleSelection(names: ["dependency-cycle"]),
        in: [
            "flux.yaml": fluxKustomization("b", path: "b", "dependsOn: [{name: c}]")
                + fluxKustomization("c", path: "c", "dependsOn: [{name: a}]")
                + fluxKustomization("a", path: "a", "dependsOn: [{name: b}]")
        ]
    )
    #expect(
        found == [
            "flux.yaml:11:22: error: it waits for itself: b -> c -> a -> b [dependency-cycle] "
                + "Kustomization flux-system/b /spec/dependsOn/0/name"
        ]
    )
}
