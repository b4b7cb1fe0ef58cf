import Diagnostics
import Testing
import Validator

private let paths: [RuleCase] = [
    RuleCase(
        "unknown-sync-path",
        "of both controllers",
        tree: [
            "apps.yaml": application("web", path: "web") + application("api", path: "1️⃣apps/api"),
            "flux.yaml": fluxKustomization("web", path: "web")
                + fluxKustomization("api", path: "api").replacing("./api", with: "2️⃣./wbe"),
            "web/kustomization.yaml": resources("settings.yaml"),
            "web/settings.yaml": configMap(),
        ],
        says: "there is no folder"
    ),
    RuleCase(
        "unknown-sync-path",
        "another repository's, and one out of the tree",
        tree: [
            "apps.yaml": application("web", path: "web")
                + application("api", path: "api").replacing("platform.git", with: "other"),
            "flux.yaml": fluxKustomization("up", path: "../up"),
            "web/settings.yaml": configMap(),
        ]
    ),
    RuleCase(
        "unknown-sync-path",
        "in a copy of the tree elsewhere, and the address written otherwise",
        tree: [
            "copy/apps.yaml": application("web", path: "deploy/web")
                + application("api", path: "1️⃣deploy/ap").replacing("https://example.com/", with: "git@example.com:"),
            "copy/deploy/web/settings.yaml": configMap(),
        ]
    ),
    RuleCase(
        "unknown-sync-path",
        "in a folder of the repository that is the tree",
        tree: [
            "apps.yaml": application("web", path: "deploy/web") + application("api", path: "1️⃣deploy/ap"),
            "web/settings.yaml": configMap(),
        ]
    ),
    RuleCase(
        "folder-claimed-twice",
        "by one controller and for one cluster",
        tree: [
            "apps.yaml": application("web", path: "web") + application("more", path: "1️⃣./web/")
                + application("far", path: "web").replacing(
                    "https://kubernetes.default.svc",
                    with: "https://far.example"
                ),
            "flux.yaml": fluxKustomization("web", path: "web"),
            "web/kustomization.yaml": resources("settings.yaml"),
            "web/settings.yaml": configMap(),
        ],
        says: "Application argocd/web too"
    ),
    RuleCase(
        "folder-claimed-twice",
        "within one that is read with all below",
        tree: [
            "flux.yaml": fluxKustomization("all", path: "all")
                + fluxKustomization("web", path: "all/web").replacing("./all/web", with: "1️⃣./all/web"),
            "all/web/settings.yaml": configMap(),
        ],
        says: "within 'all'"
    ),
    RuleCase(
        "unclaimed-folder",
        "a brother and a cousin",
        tree: [
            "apps.yaml": application("web", path: "tenants/a/web"),
            "tenants/a/web/kustomization.yaml": resources("settings.yaml"),
            "tenants/a/web/settings.yaml": configMap(),
            "tenants/a/base/kustomization.yaml": "1️⃣" + resources("settings.yaml"),
            "tenants/a/base/settings.yaml": configMap("base"),
            "tenants/b/web/kustomization.yaml": "2️⃣" + resources("settings.yaml"),
            "tenants/b/web/settings.yaml": configMap("b"),
            "other/kustomization.yaml": resources("settings.yaml"),
            "other/settings.yaml": configMap("other"),
        ],
        .error
    ),
    RuleCase(
        "unclaimed-folder",
        "by one of two controllers, but for its own folder",
        tree: [
            "argocd/kustomization.yaml": resources("root.yaml"),
            "argocd/root.yaml": application("root", path: "argocd", namespace: "argocd")
                + application("web", path: "web") + application("api", path: "api"),
            "flux/kustomization.yaml": resources("root.yaml"),
            "flux/root.yaml": fluxKustomization("root", path: "flux") + fluxKustomization("web", path: "web"),
            "web/kustomization.yaml": resources("settings.yaml"),
            "web/settings.yaml": configMap(),
            "api/kustomization.yaml": "1️⃣" + resources("settings.yaml"),
            "api/settings.yaml": configMap("api"),
        ],
        says: "Argo CD applies this folder, and Flux only those beside it",
        .warning
    ),
    RuleCase(
        "object-applied-twice",
        "of a shared folder, but not under other names",
        tree: [
            "apps.yaml": application("a", path: "a") + application("b", path: "1️⃣b") + application("c", path: "c")
                + application("d", path: "d"),
            "a/kustomization.yaml": resources("../shared"),
            "b/kustomization.yaml": resources("../shared"),
            "c/kustomization.yaml": "namespace: c\n" + resources("../shared"),
            "d/kustomization.yaml": "namePrefix: d-\n" + resources("../shared"),
            "shared/kustomization.yaml": resources("settings.yaml"),
            "shared/settings.yaml": configMap(),
        ],
        says: "ConfigMap web/settings is applied by Application argocd/a too"
    ),
]

private let sources: [RuleCase] = [
    RuleCase(
        "unknown-sync-source",
        "but for the one that Flux makes",
        tree: [
            "flux.yaml": """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: platform, namespace: flux-system}
            spec: {interval: 5m, url: "https://example.com/platform.git", ref: {branch: main}}
            ---

            """ + fluxKustomization("web", path: "web")
                + fluxKustomization("api", path: "web2").replacing("name: platform", with: "name: 1️⃣platfrom")
                + fluxKustomization("own", path: "web3").replacing("name: platform", with: "name: flux-system")
                + fluxKustomization("kind", path: "web4").replacing(
                    "GitRepository, name: platform",
                    with: "Bucket, name: 2️⃣platform"
                ),
            "web/settings.yaml": configMap(),
        ]
    ),
    RuleCase(
        "cross-namespace-reference",
        "of Kustomizations and of charts",
        fluxKustomization("web", path: "web").replacing("name: platform", with: "name: platform, namespace: 1️⃣other")
            + fluxKustomization("api", path: "api").replacing(
                "name: platform",
                with: "name: platform, namespace: flux-system"
            )
                + """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: stack, namespace: monitoring}
                spec:
                  interval: 1h
                  chart: {spec: {chart: stack, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts, namespace: 2️⃣flux-system}}}

                """
    ),
    RuleCase(
        "unpinned-revision",
        "of Applications",
        application("a", path: "a").replacing("targetRevision: main", with: "targetRevision: 1️⃣HEAD")
            + application("b", path: "b").replacing("targetRevision: main", with: "targetRevision: 2️⃣\"\"")
            + application("c", path: "c").replacing("targetRevision: main", with: "targetRevision: 3️⃣\"v1.*\"")
            + application("d", path: "d").replacing("targetRevision: main", with: "targetRevision: v1.2.3")
            + application("e", path: "e").replacing("path: e", with: "chart: e").replacing(
                "targetRevision: main",
                with: "targetRevision: 4️⃣1.x"
            )
            + application("f", path: "f").replacing("    targetRevision: main\n", with: "").replacing(
                "    repoURL",
                with: "    5️⃣repoURL"
            )
    ),
    RuleCase(
        "unpinned-revision",
        "of Flux' sources and releases",
        """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: a}
        spec: 1️⃣{interval: 5m, url: "https://example.com/a"}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: b}
        spec: {interval: 5m, url: "https://example.com/b", ref: {semver: 2️⃣">=1.0.0"}}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: c}
        spec: {interval: 5m, url: "https://example.com/c", ref: {tag: v1.0.0}}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        metadata: {name: d}
        spec: {interval: 5m, url: "oci://example.com/d", ref: {tag: 3️⃣latest}}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        metadata: {name: e}
        spec: {interval: 5m, url: "oci://example.com/e", ref: {digest: "sha256:1"}}
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: f}
        spec: {interval: 5m, chart: {spec: 4️⃣{chart: f, sourceRef: {kind: HelmRepository, name: f}}}}
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: g}
        spec: {interval: 5m, chart: {spec: {chart: g, version: 5️⃣^1.2.0, sourceRef: {kind: HelmRepository, name: f}}}}
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: h}
        spec: {interval: 5m, chart: {spec: {chart: ./h, sourceRef: {kind: GitRepository, name: f}}}}

        """
    ),
    RuleCase(
        "flux-duration",
        "each field, and the one that is missing",
        fluxKustomization("a", path: "a").replacing("interval: 10m", with: "interval: 1️⃣10")
            + fluxKustomization("b", path: "b", "timeout: 2️⃣5 minutes")
            + fluxKustomization("c", path: "c", "retryInterval: 3️⃣1d")
            + fluxKustomization("d", path: "d", "retryInterval: 1h2.5m30s100ms")
            + fluxKustomization("e", path: "e").replacing("  interval: 10m\n  path", with: "  4️⃣path")
    ),
]

@Test(arguments: paths + sources)
func `what the controllers are told to apply is there, once`(ruleCase: RuleCase) async {
    await ruleCase.check([.gitops])
}
