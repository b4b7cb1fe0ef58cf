import Diagnostics
import Testing
import Validator

private let monitoring: [RuleCase] = [
    RuleCase(
        "monitor-selects-nothing",
        "a Service",
        monitored + monitor("ServiceMonitor", "selector: 1️⃣{matchLabels: {app: a}}"),
        says: "no Service"
    ),
    RuleCase(
        "monitor-selects-nothing",
        "pods",
        monitored + monitor("PodMonitor", "selector: 1️⃣{matchLabels: {app: a}}"),
        says: "no pod"
    ),
    RuleCase(
        "monitor-selects-nothing",
        "in another namespace",
        monitored + service("").replacing("acme-corp", with: "closed-ai").replacing("app: web", with: "app: b")
            + monitor(
                "ServiceMonitor",
                "namespaceSelector: {matchNames: [closed-ai]}, selector: 1️⃣{matchLabels: {app: web}}"
            )
            + monitor(
                "ServiceMonitor",
                "namespaceSelector: {matchNames: [elsewhere]}, selector: {matchLabels: {app: a}}"
            )
            + monitor("ServiceMonitor", "namespaceSelector: {any: true}, selector: {matchLabels: {app: b}}")
            // An account in somebody else's namespace shows nothing of what runs there.
            + "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: flux-system}\n---\n"
            + monitor("PodMonitor", "namespaceSelector: {matchNames: [flux-system]}, selector: {matchLabels: {app: a}}")
    ),
    RuleCase(
        "unknown-monitor-port",
        "of a Service and of pods",
        monitored
            + monitor(
                "ServiceMonitor",
                "selector: {}, endpoints: [{port: 1️⃣web}, {port: http}, {targetPort: 2️⃣81}, {targetPort: 8080}]"
            )
            + monitor("PodMonitor", "selector: {}, podMetricsEndpoints: [{port: 3️⃣web}, {port: http}]")
    ),
    RuleCase(
        "static-pod-address",
        "private addresses",
        tree: [
            "a.yaml": prometheus(
                """
                static_configs:
                  - targets:
                1️⃣      - 10.1.2.3:9090
                2️⃣      - "192.168.0.1"
                3️⃣      - 172.20.1.1:80
                      - 172.32.1.1:80
                      - 8.8.8.8:80
                      - localhost:9090
                      - 10.example:80
                      - 10.1.2.3.4
                """
            ).replacing("        1️⃣", with: "1️⃣        ").replacing("        2️⃣", with: "2️⃣        ")
                .replacing("        3️⃣", with: "3️⃣        ")
        ]
    ),
    RuleCase(
        "scrape-selects-nothing",
        "keeping a label",
        web
            + prometheus(
                """
                relabel_configs:
                1️⃣  - {action: keep, source_labels: [__meta_kubernetes_pod_label_app], regex: a|b}
                  - {action: keep, source_labels: [__meta_kubernetes_pod_label_app], regex: a|web}
                  - {action: keep, source_labels: [__meta_kubernetes_pod_label_app], regex: a.*}
                  - {action: drop, source_labels: [__meta_kubernetes_pod_label_app], regex: a}
                """
            ).replacing("        1️⃣", with: "1️⃣        ")
    ),
]

private let names: [RuleCase] = [
    RuleCase("unknown-service-account", "not there", pod("image: a", "serviceAccountName: 1️⃣web")),
    RuleCase("unknown-service-account", "everywhere", pod("image: a", "serviceAccountName: default")),
    RuleCase(
        "unknown-role",
        "Roles, ClusterRoles, and those of every cluster",
        ["Role a 1️⃣", "ClusterRole b 2️⃣", "ClusterRole view ", "ClusterRole system:x ", "Role view 3️⃣"].map { line in
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: a, namespace: acme-corp}
                roleRef: {kind: \(words[0]), name: \(words[2])\(words[1])}
                ---

                """
        }.joined()
    ),
    RuleCase(
        "unknown-subject",
        "in a namespace of the tree",
        web + """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBindingList
            items:
              - metadata: {name: a, namespace: acme-corp}
                subjects:
                  - {kind: ServiceAccount, name: 1️⃣a}
                  - {kind: ServiceAccount, name: default}
                  - {kind: ServiceAccount, name: b, namespace: elsewhere}
                  - {kind: Group, name: c}
            """
    ),
    RuleCase(
        "unknown-scale-target",
        "of the right kind",
        """
        apiVersion: v1
        kind: List
        items:
          - apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
          - apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: a, namespace: acme-corp}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
          - apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: b, namespace: acme-corp}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: 1️⃣web}}
        """
    ),
    RuleCase("unknown-priority-class", "not there", pod("image: a", "priorityClassName: 1️⃣a")),
    RuleCase("unknown-priority-class", "everywhere", pod("image: a", "priorityClassName: system-node-critical")),
    RuleCase(
        "unknown-secret-store",
        "for all keys and for one",
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: a, namespace: acme-corp}
        spec:
          secretStoreRef: {name: 1️⃣a, kind: ClusterSecretStore}
          data: [{secretKey: a, sourceRef: {storeRef: {name: 2️⃣b}}}]
        """,
        .warning
    ),
    RuleCase(
        "unknown-namespace",
        "where the tree has namespaces",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: acme-corp}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: 1️⃣a, namespace: acme}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: b, namespace: kube-system}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: c, namespace: argocd}
        """,
        says: "no Namespace 'acme'",
        .warning
    ),
    RuleCase("unknown-namespace", "where it has none", settings),
    RuleCase(
        "duplicate-object",
        "in any version of its group",
        tree: [
            "a.yaml": settings,
            "b/c.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {namespace: acme-corp, name: 1️⃣settings}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            ---
            apiVersion: apps/v1beta1
            kind: Deployment
            metadata: {name: 2️⃣a}
            ---
            apiVersion: example.com/v1
            kind: Deployment
            metadata: {name: a}
            """,
        ],
        says: "is defined twice"
    ),
    RuleCase(
        "duplicate-object",
        "moved to one namespace, or to several",
        tree: [
            "base/kustomization.yaml": "resources: [a.yaml]\n",
            "base/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
            "one/kustomization.yaml": "namespace: one\nresources: [../base]\n",
            "two/kustomization.yaml": "namespace: two\nresources: [../base, b.yaml]\n",
            "two/b.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 1️⃣a, namespace: elsewhere}\n",
            "three/kustomization.yaml": "namespace: two\nresources: [../base]\n",
        ]
    ),
    RuleCase(
        "duplicate-object",
        "patches define nothing, prefixes rename",
        tree: [
            "kustomization.yaml": "resources: [a, b]\npatches: [{path: patch.yaml}]\n",
            "patch.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n",
            "a/kustomization.yaml": "resources: [a.yaml]\n",
            "a/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n",
            "b/kustomization.yaml": "namePrefix: b-\nresources: [b.yaml]\n",
            "b/b.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n",
        ]
    ),
]

private let kustomize: [RuleCase] = [
    RuleCase(
        "missing-kustomization-entry",
        "of every sort",
        tree: [
            "kustomization.yaml": """
            resources:
              - 1️⃣a.yml
              - a.yaml
              - 2️⃣folder
              - ok/
              - ../outside.yaml
              - https://example.com/remote.yaml
              - github.com/example/remote?ref=v1
            components: [3️⃣component]
            patches: [{path: 4️⃣patch.yaml}, {patch: "- op: remove"}]
            patchesStrategicMerge: [5️⃣merge.yaml]
            configMapGenerator: [{name: a, files: [6️⃣b.json, c=7️⃣d.txt, e.txt]}]
            """.replacing("c=7️⃣d.txt", with: "7️⃣c=d.txt"),
            "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
            "e.txt": "",
            "folder/a.txt": "",
            "ok/kustomization.yaml": "resources: []\n",
        ]
    ),
    RuleCase(
        "stray-manifest",
        "beside a kustomization, unless another names it",
        tree: [
            "kustomization.yaml": "resources: [a.yaml, sub/b.yaml]\n",
            "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
            "sub/kustomization.yaml": "resources: []\nconfigurations: [names.yaml]\n",
            "sub/b.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n",
            "sub/names.yaml": "apiVersion: a/v1\nkind: Names\nmetadata: {name: c}\n",
            "sub/dashboard.json": "{\"title\": \"no object\"}\n",
            "alone/d.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d}\n",
        ]
    ),
    RuleCase(
        "duplicate-kustomization-entry",
        "spelt in two ways",
        tree: ["a/kustomization.yaml": "resources: [../b, 1️⃣./../b/, c]\n", "b/kustomization.yaml": "resources: []\n"]
    ),
]

@Test(arguments: monitoring + names + kustomize)
func `a rule about names finds what is marked, and nothing else`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}

@Test func `a file that no kustomization names is stray as a whole`() async {
    let lines = await findings(
        RuleSelection([.references]),
        in: [
            "a/kustomization.yaml": "resources: []\n",
            "a/b.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n",
        ]
    )
    #expect(
        lines == [
            "a/b.yaml: error: no kustomization names this file; list it in 'a/kustomization.yaml', or move it away [stray-manifest] - -"
        ]
    )
}

@Test func `a finding names the object, the field, and another place`() async throws {
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: settings), SourceFile(path: "b.yaml", text: settings)])
    let findings = await Validator(RuleSelection([.references])).validate(tree)
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(
        finding.line
            == "b.yaml:3:18: error: ConfigMap acme-corp/settings is defined twice; remove one of them [duplicate-object] ConfigMap acme-corp/settings /metadata/name"
    )
    #expect(finding.notes.map { $0.location?.description } == ["a.yaml:3:18"])
    let probe = await Validator(RuleSelection([.references])).validate(
        ManifestTree([
            SourceFile(
                path: "c.yaml",
                text: pod("ports: [{name: a, containerPort: 1}]\nlivenessProbe: {httpGet: {port: b}}")
            )
        ])
    )
    #expect(probe.map(\.pointer) == ["/spec/containers/0/livenessProbe/httpGet/port"])
    #expect(probe.map(\.object) == ["Pod acme-corp/web"])
}
