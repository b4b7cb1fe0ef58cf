import Diagnostics
import Testing
import Validator

/// A Namespace with the start of its name marked.
private func namespace(_ name: String, _ metadata: String = "") -> String {
    """
    apiVersion: v1
    kind: Namespace
    metadata:
      name: \(name)
      \(metadata)
    ---

    """
}

private func guards(_ options: String) -> String {
    "annotations: {\(options)}"
}

private let volume = """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: 3️⃣data
      namespace: web
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
    ---

    """

private let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: 4️⃣things.example.com
    ---

    """

private let pruning = "syncPolicy: {automated: {prune: true}, syncOptions: [PruneLast=true]}"
private let cascade = "finalizers: [resources-finalizer.argocd.argoproj.io/background]"

private let deletion: [RuleCase] = [
    RuleCase(
        "unguarded-prune",
        "under Flux",
        tree: [
            "flux.yaml": fluxKustomization("web", path: "web"),
            "web/all.yaml": namespace("1️⃣web")
                + namespace("2️⃣a", guards("argocd.argoproj.io/sync-options: Prune=confirm"))
                + namespace("b", guards("kustomize.toolkit.fluxcd.io/prune: disabled"))
                + namespace("c", "labels: {kustomize.toolkit.fluxcd.io/prune: disabled}") + volume + definition,
        ],
        says: "kustomize.toolkit.fluxcd.io/prune: disabled"
    ),
    RuleCase(
        "unguarded-prune",
        "where Flux deletes with the Kustomization, and where it does neither",
        tree: [
            "flux.yaml": fluxKustomization("a", path: "a", "deletionPolicy: Delete").replacing(
                "prune: true",
                with: "prune: false"
            )
                + fluxKustomization("b", path: "b").replacing("prune: true", with: "prune: false"),
            "a/all.yaml": namespace("1️⃣a"),
            "b/all.yaml": namespace("b"),
        ],
        says: "is deleted with Kustomization flux-system/a"
    ),
    RuleCase(
        "unguarded-prune",
        "under Argo CD",
        tree: [
            "apps.yaml": application("web", path: "web", pruning) + application("api", path: "api", metadata: cascade)
                + application(
                    "all",
                    path: "all",
                    "syncPolicy: {automated: {prune: true}, syncOptions: [PruneLast=true, Prune=false]}"
                )
                + application("off", path: "off", "syncPolicy: {automated: {enabled: false, prune: true}}"),
            "web/all.yaml": namespace("1️⃣web")
                + namespace("a", guards("argocd.argoproj.io/sync-options: \"ServerSideApply=true, Prune=confirm\""))
                + namespace("b", guards("argocd.argoproj.io/sync-options: Prune=false")),
            "api/all.yaml": namespace("2️⃣c", guards("argocd.argoproj.io/sync-options: Prune=confirm"))
                + namespace("d", guards("argocd.argoproj.io/sync-options: Delete=confirm")),
            "all/all.yaml": namespace("e"),
            "off/all.yaml": namespace("f"),
        ],
        says: "=confirm"
    ),
    RuleCase(
        "allow-empty",
        "of Applications and of those that are made",
        application("web", path: "web", "syncPolicy: {automated: {allowEmpty: 1️⃣true}}")
            + application("a", path: "a", "syncPolicy: {automated: {allowEmpty: false}}")
    ),
    RuleCase(
        "prune-last",
        "but not where Applications are held",
        tree: [
            "apps/all.yaml": application("root", path: "apps", "syncPolicy: {automated: {prune: true}}")
                + application(
                    "web",
                    path: "web",
                    "syncPolicy: {automated: {prune: true}, syncOptions: 1️⃣[ServerSideApply=true]}"
                )
                + application("api", path: "api", "syncPolicy: {syncOptions: [CreateNamespace=false]}"),
            "web/all.yaml": configMap(),
            "api/all.yaml": configMap("api"),
        ]
    ),
    RuleCase(
        "create-namespace",
        "that the tree defines",
        tree: [
            "apps.yaml": application("web", path: "web", "syncPolicy: {syncOptions: 1️⃣[CreateNamespace=true]}")
                + application("api", path: "api", namespace: "api", "syncPolicy: {syncOptions: [CreateNamespace=true]}"),
            "web/all.yaml": guardedNamespace("web"),
            "api/all.yaml": configMap("api", namespace: "api"),
        ],
        says: "the tree defines Namespace 'web'"
    ),
    RuleCase(
        "application-set-guards",
        "each of them",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: tenants, namespace: argocd}
        spec:
          goTemplate: true
          goTemplateOptions: 1️⃣[]
          syncPolicy: {applicationsSync: 2️⃣sync, preserveResourcesOnDeletion: 3️⃣false}
          generators: []
          template:
            spec:
              project: 4️⃣"{{.project}}"
              source: {repoURL: "https://example.com/a.git", path: "{{.path.path}}", targetRevision: "{{.branch}}"}
              destination: {server: "https://kubernetes.default.svc", namespace: a}

        """
    ),
]

private let building: [RuleCase] = [
    RuleCase(
        "substituted-text",
        "what isn't set, has no default, isn't escaped and isn't left alone",
        tree: [
            "flux.yaml": fluxKustomization("web", path: "web", "postBuild: {substitute: {region: here}}")
                + fluxKustomization("api", path: "api"),
            "web/kustomization.yaml": """
            resources: [a.yaml]
            configMapGenerator:
              - name: dashboards
                files: [1️⃣dashboard.json, plain.json]

            """,
            "web/a.yaml": configMap("a").replacing(
                "mode: fast",
                with: "a: 2️⃣\"x ${datasource} y\", b: \"${region}\", c: \"${size:-1}\", d: \"$${e}\", f: $g"
            )
                + configMap("b", namespace: "web", "labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}")
                .replacing("mode: fast", with: "a: \"${datasource}\""),
            "web/dashboard.json": "{\"expr\": \"${datasource}\"}\n",
            "web/plain.json": "{\"expr\": \"$datasource $${x}\"}\n",
            "api/a.yaml": configMap("c").replacing("mode: fast", with: "a: \"${datasource}\""),
        ]
    ),
    RuleCase(
        "substituted-text",
        "what is read from elsewhere",
        tree: [
            "flux.yaml": fluxKustomization(
                "web",
                path: "web",
                "postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}"
            ),
            "web/a.yaml": configMap("a").replacing("mode: fast", with: "a: \"${datasource}\""),
        ]
    ),
    RuleCase(
        "no-manifest",
        "JSON for Argo CD, YAML for Flux",
        tree: [
            "apps.yaml": application("web", path: "web") + application("api", path: "api"),
            "flux.yaml": fluxKustomization("web", path: "web"),
            "web/a.yaml": configMap(),
            "web/b.json": "1️⃣{\"title\": \"Web\"}\n",
            "web/values.yaml": "2️⃣replicas: 3\n",
            "web/list.json":
                "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"b\", \"namespace\": \"web\"}}\n",
            "api/kustomization.yaml": resources("a.yaml"),
            "api/a.yaml": configMap("a"),
            "api/b.json": "{\"title\": \"Api\"}\n",
        ]
    ),
    RuleCase(
        "directory-beside-kustomization",
        "even an empty one",
        tree: [
            "apps.yaml": application("web", path: "web").replacing(
                "    path: web",
                with: "    directory: 1️⃣{}\n    path: web"
            )
                + application("api", path: "api").replacing("    path: api", with: "    directory: {}\n    path: api"),
            "web/kustomization.yaml": resources("a.yaml"),
            "web/a.yaml": configMap(),
            "api/a.yaml": configMap("api"),
        ]
    ),
    RuleCase(
        "managed-replicas",
        "of the workload that is scaled",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: web}
        spec: {replicas: 1️⃣2, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: other}
        spec: {replicas: 2, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: web}
        spec: {maxReplicas: 4, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}

        """,
        says: "HorizontalPodAutoscaler web scales this"
    ),
    RuleCase(
        "server-set-field",
        "of metadata, status, annotations and addresses",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          1️⃣creationTimestamp: null
          2️⃣uid: 1-2-3
          3️⃣labels: {}
          annotations:
            4️⃣kubectl.kubernetes.io/last-applied-configuration: "{}"
            own: a
        spec: {clusterIP: 5️⃣10.0.0.1, ports: [{port: 80}]}
        6️⃣status: {loadBalancer: {}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata:
              7️⃣creationTimestamp: null
              labels: {app: web}
            spec: {containers: [{name: web, image: web}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: headless}
        spec: {clusterIP: None, ports: [{port: 80}]}

        """
    ),
]

@Test(arguments: deletion)
func `nothing is deleted by accident`(ruleCase: RuleCase) async {
    await ruleCase.check(RuleSelection([.gitops]))
}

@Test(arguments: building)
func `what is built is what is meant, and settles`(ruleCase: RuleCase) async throws {
    // A folder of one controller's alone is another rule's matter.
    await ruleCase.check(try RuleSelection(names: [ruleCase.rule.rawValue]))
}

@Test func `an object that is too large for an annotation, or for the store, is found`() async throws {
    let selection = try RuleSelection(names: ["apply-size"])
    func large(_ name: String, _ bytes: Int) -> String {
        configMap(name).replacing(
            "data: {mode: fast}",
            with: "data:\n  text: \"\(String(repeating: "x", count: bytes))\""
        )
    }
    let found = await findings(
        selection,
        in: [
            "apps.yaml": application("web", path: "web")
                + application("ssa", path: "ssa", "syncPolicy: {syncOptions: [ServerSideApply=true]}")
                + application("made", path: "made"),
            "flux.yaml": fluxKustomization("flux", path: "flux"),
            "web/all.yaml": large("fits", 261_000) + large("large", 262_200),
            "ssa/all.yaml": large("large", 300_000) + large("huge", 1_600_000),
            "flux/all.yaml": large("flux", 300_000),
            "made/kustomization.yaml": """
            configMapGenerator:
              - name: text
                files: [a.txt.yaml, b.txt.yaml]

            """,
            "made/a.txt.yaml": "a: \(String(repeating: "x", count: 200_000))\n",
            "made/b.txt.yaml": "a: \(String(repeating: "x", count: 100_000))\n",
        ]
    )
    #expect(
        found.map { String($0.prefix { $0 != "," }) } == [
            "made/kustomization.yaml:2:11: error: it has 300010 bytes",
            "ssa/all.yaml:10:1: error: it has 1600105 bytes",
            "web/all.yaml:10:1: error: it has 262306 bytes",
        ]
    )
}
