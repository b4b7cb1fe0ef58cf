import Diagnostics
import Testing
import Validator

/// A pod in `acme-corp` with a container of these fields, and these fields beside it.
private func pod(_ container: String, _ spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: acme-corp, labels: {app: web}}
    spec:
      containers:
        - name: web
          \(container.replacing("\n", with: "\n      "))
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

private let settings = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings, namespace: acme-corp}
    data: {level: info}
    ---

    """

private let secret = """
    apiVersion: v1
    kind: Secret
    metadata: {name: keys, namespace: acme-corp}
    stringData: {api-key: "none"}
    ---

    """

private let pods: [RuleCase] = [
    RuleCase(
        "unknown-config-map",
        "by every way of using one",
        settings
            + pod(
                """
                envFrom: [{configMapRef: {name: 1️⃣setting}}]
                env: [{name: A, valueFrom: {configMapKeyRef: {name: 2️⃣other, key: a}}}]
                volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b}]
                """,
                """
                volumes:
                  - {name: a, configMap: {name: 3️⃣third}}
                  - {name: b, projected: {sources: [{configMap: {name: 4️⃣fourth}}]}}
                """
            ),
        says: "namespace 'acme-corp'"
    ),
    RuleCase("unknown-config-map", "optional", pod("envFrom: [{configMapRef: {name: setting, optional: true}}]")),
    RuleCase("unknown-config-map", "of every namespace", pod("envFrom: [{configMapRef: {name: kube-root-ca.crt}}]")),
    RuleCase(
        "unknown-config-map",
        "in another namespace",
        settings.replacing("acme-corp", with: "closed-ai") + pod("envFrom: [{configMapRef: {name: 1️⃣settings}}]")
    ),
    RuleCase(
        "unknown-config-map",
        "made by a generator",
        tree: [
            "kustomization.yaml": """
            namespace: acme-corp
            resources: [pod.yaml]
            configMapGenerator: [{name: settings, literals: [level=info], files: [a=b.txt]}]
            """,
            "b.txt": "",
            "pod.yaml": pod(
                """
                envFrom: [{configMapRef: {name: settings}}]
                env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: level}}}]
                """
            ).replacing(", namespace: acme-corp", with: ""),
        ]
    ),
    RuleCase(
        "unknown-config-map-key",
        "by every way of using one",
        settings
            + pod(
                """
                env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: 1️⃣levle}}}]
                volumeMounts:
                  - {name: a, mountPath: /a}
                  - {name: b, mountPath: /b, subPath: 4️⃣level.txt}
                  - {name: b, mountPath: /c, subPath: level}
                """,
                """
                volumes:
                  - {name: a, configMap: {name: settings, items: [{key: 2️⃣a, path: a}, {key: level, path: b}]}}
                  - {name: b, configMap: {name: settings}}
                  - {name: c, projected: {sources: [{configMap: {name: settings, items: [{key: 3️⃣b, path: b}]}}]}}
                """
            ),
        says: "has no key"
    ),
    RuleCase(
        "unknown-secret",
        "by every way of using one",
        secret
            + pod(
                "envFrom: [{secretRef: {name: 1️⃣key}}]",
                """
                volumes:
                  - {name: a, secret: {secretName: 2️⃣key}}
                  - {name: b, projected: {sources: [{secret: {name: 3️⃣key}}, {secret: {name: keys}}]}}
                """
            ),
        says: "did you mean 'keys'?"
    ),
    RuleCase(
        "unknown-secret-key",
        "of a Secret, an ExternalSecret and one that has all that is fetched",
        secret + """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: fetched, namespace: acme-corp}
            spec: {target: {name: other}, data: [{secretKey: a}]}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: all, namespace: acme-corp}
            spec: {dataFrom: [{extract: {key: a}}]}
            ---

            """
            + pod(
                """
                env:
                  - {name: A, valueFrom: {secretKeyRef: {name: keys, key: 1️⃣api}}}
                  - {name: B, valueFrom: {secretKeyRef: {name: other, key: 2️⃣b}}}
                  - {name: C, valueFrom: {secretKeyRef: {name: all, key: c}}}
                  - {name: D, valueFrom: {secretKeyRef: {name: keys, key: d, optional: true}}}
                """
            )
    ),
    RuleCase(
        "unknown-mounted-file",
        "by arguments and variables, not by paths elsewhere",
        settings
            + pod(
                """
                command: [/bin/web, --config.file=1️⃣/etc/web/a]
                args: ["2️⃣/etc/web/b", /etc/web/level, /etc/web/sub, /etc/web/$(A), /etc/webs/a, /etc/web/c/d, /etc/web/]
                env: [{name: A, value: 3️⃣/etc/web/c}]
                volumeMounts:
                  - {name: a, mountPath: /etc/web}
                  - {name: b, mountPath: /etc/web/sub}
                """.replacing("--config.file=1️⃣", with: "--config.file=").replacing(
                    "[/bin/web, --",
                    with: "[/bin/web, 1️⃣--"
                )
                .replacing("\"2️⃣/etc/web/b\"", with: "2️⃣\"/etc/web/b\""),
                "volumes: [{name: a, configMap: {name: settings}}, {name: b, emptyDir: {}}]"
            ),
        says: "nothing that is mounted on '/etc/web'"
    ),
    RuleCase(
        "unknown-volume",
        "mounts and devices",
        pod(
            """
            volumeMounts: [{name: 1️⃣dta, mountPath: /a}, {name: data, mountPath: /b}]
            volumeDevices: [{name: 2️⃣disk, devicePath: /c}]
            """,
            "volumes: [{name: data, emptyDir: {}}]"
        )
    ),
    RuleCase(
        "unknown-volume",
        "a claim template",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          volumeClaimTemplates: [{metadata: {name: data}}]
          template: {spec: {containers: [{name: db, volumeMounts: [{name: data, mountPath: /a}]}]}}
        """
    ),
    RuleCase("unused-volume", "no mount", pod("image: a", "volumes: [{name: 1️⃣a, emptyDir: {}}]"), .warning),
    RuleCase(
        "duplicate-mount-path",
        "in one container",
        pod("volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: 1️⃣/a}, {name: a, mountPath: /b}]")
    ),
]

private func service(_ spec: String) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: acme-corp, labels: {app: web}}
    spec: {\(spec)}
    ---

    """
}

private let web = pod("ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]")

private func policy(_ spec: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: web, namespace: acme-corp}
    spec:
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

private let ports: [RuleCase] = [
    RuleCase(
        "unknown-target-port",
        "by name, number and protocol",
        web
            + service(
                """
                selector: {app: web}, ports: [{port: 80, targetPort: 1️⃣htp}, {port: 81, targetPort: 2️⃣8081},
                {port: 8080}, {port: 3️⃣82}, {port: 83, targetPort: http}, {port: 53, targetPort: dns, protocol: UDP},
                {port: 54, targetPort: 4️⃣dns}]
                """
            ),
        says: "no pod that the Service selects"
    ),
    RuleCase(
        "unknown-target-port",
        "nothing declared",
        pod("image: a") + service("selector: {app: web}, ports: [{port: 80, targetPort: 8080}]")
    ),
    RuleCase("unknown-target-port", "no selector", web + service("ports: [{port: 80, targetPort: 1}]")),
    RuleCase(
        "unknown-probe-port",
        "in probes and handlers",
        pod(
            """
            ports: [{name: http, containerPort: 8080}]
            livenessProbe: {httpGet: {port: 1️⃣web}}
            readinessProbe: {tcpSocket: {port: http}}
            startupProbe: {exec: {command: [a]}}
            lifecycle: {preStop: {httpGet: {port: 2️⃣stop}}, postStart: {httpGet: {port: x, host: a.example}}}
            """
        ),
        .error
    ),
    RuleCase(
        "unknown-probe-port",
        "by number",
        pod("ports: [{name: http, containerPort: 8080}]\nlivenessProbe: {grpc: {port: 1️⃣9090}}"),
        .warning
    ),
    RuleCase(
        "unknown-policy-port",
        "of the policy's own pods",
        web
            + policy("podSelector: {}\ningress: [{ports: [{port: http}, {port: 1️⃣htp}, {port: 8080}, {protocol: UDP}]}]"),
        says: "did you mean 'http'?",
        .error
    ),
    RuleCase(
        "unknown-policy-port",
        "of the peers, for egress",
        web
            + policy(
                "podSelector: {}\negress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 1️⃣81}]}]"
            ),
        .warning
    ),
    RuleCase(
        "unknown-policy-port",
        "of peers elsewhere",
        web
            + policy(
                "podSelector: {}\negress: [{to: [{namespaceSelector: {}}, {ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 1}]}]"
            )
    ),
]

private let chart = """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata: {name: stack, namespace: acme-corp}
    ---

    """

private let selectors: [RuleCase] = [
    RuleCase(
        "service-selects-nothing",
        "no such label",
        web + service("selector: 1️⃣{app: wbe}"),
        says: "did you mean 'app=web'?"
    ),
    RuleCase(
        "service-selects-nothing",
        "no such key",
        web + service("selector: 1️⃣{ap: web}"),
        says: "did you mean 'app'?"
    ),
    RuleCase("service-selects-nothing", "an external name", service("type: ExternalName, selector: {app: a}")),
    RuleCase("service-selects-nothing", "where a chart is installed", chart + service("selector: {app: wbe}")),
    RuleCase(
        "service-selects-nothing",
        "a label that a kustomization adds",
        tree: [
            "kustomization.yaml": "resources: [a.yaml]\ncommonLabels: {tier: front}\n",
            "a.yaml": web + service("selector: {app: web, tier: front}"),
        ]
    ),
    RuleCase(
        "budget-selects-nothing",
        "by expressions",
        web + """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: a, namespace: acme-corp}
            spec: {selector: 1️⃣{matchExpressions: [{key: app, operator: In, values: [a, b]}]}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: b, namespace: acme-corp}
            spec: {selector: {matchExpressions: [{key: app, operator: Exists}, {key: b, operator: DoesNotExist}]}}
            """
    ),
    RuleCase(
        "selector-mismatch",
        "in every workload",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: a}
        spec: {selector: 1️⃣{matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {}}}
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: a}
        spec: {selector: 2️⃣{a: b}, template: {spec: {}}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: a}
        spec: {template: {spec: {}}}
        """
    ),
    RuleCase(
        "policy-selects-nothing",
        "no such label",
        web + policy("podSelector: 1️⃣{matchLabels: {app: a}}"),
        .warning
    ),
    RuleCase("policy-selects-nothing", "everything", policy("podSelector: {}")),
    RuleCase(
        "policy-peer-selects-nothing",
        "in its own and in another namespace",
        web + web.replacing("acme-corp", with: "closed-ai")
            + policy(
                """
                podSelector: {}
                ingress:
                  - from: [{podSelector: 1️⃣{matchLabels: {app: a}}}, {podSelector: {matchLabels: {app: web}}}]
                egress:
                  - to:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed-ai}}
                        podSelector: 2️⃣{matchLabels: {app: b}}
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
                        podSelector: {matchLabels: {k8s-app: kube-dns}}
                """
            )
    ),
    RuleCase(
        "policy-peer-selects-nothing",
        "where an operator makes pods",
        web + """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: a, namespace: acme-corp}
            ---

            """ + policy("podSelector: {}\ningress: [{from: [{podSelector: {matchLabels: {app: prometheus}}}]}]")
    ),
]

private func monitor(_ kind: String, _ spec: String) -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: \(kind)
    metadata: {name: web, namespace: acme-corp}
    spec: {\(spec)}
    ---

    """
}

private let monitored = web + service("selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]")

private func prometheus(_ job: String) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: prometheus, namespace: monitoring}
    data:
      prometheus.yml: |
        scrape_configs:
          - job_name: web
            \(job.replacing("\n", with: "\n        "))
    ---

    """
}

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

@Test(arguments: pods + ports + selectors + monitoring + names + kustomize)
func `a rule about references finds what is marked, and nothing else`(test: RuleCase) async throws {
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
