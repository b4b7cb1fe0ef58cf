import Kubernetes
import YAML

extension Example {
    /// What runs, and what stands around it.
    static let workloads: [Example] = [
        Example(name: "Deployment", document: proxy),
        Example(name: "Deployment-gateway", document: gateway),
        Example(
            name: "ConfigMap",
            document: ConfigMap(
                metadata: .init(name: "llm-prompt", namespace: "acme-corp"),
                immutable: true,
                data: [
                    "system-prompt.txt": """
                    You are an AI assistant for ACME Corp.
                    Focus on innovation: yes, no, on.

                    """,
                    "enabled": "yes",
                ],
                binaryData: ["logo.bin": "AAECAw=="]
            )
        ),
        Example(
            name: "Service",
            document: Service(
                metadata: .init(name: "llm-proxy", namespace: "acme-corp", labels: labels),
                spec: .init(
                    ports: [.init(name: "http", protocol: .tcp, port: 5002, targetPort: "http")],
                    selector: labels,
                    type: .clusterIP
                )
            )
        ),
        Example(
            name: "Service-headless",
            document: Service(
                metadata: .init(name: "llm-gateway-peers", namespace: "monitoring"),
                spec: .init(
                    ports: [.init(name: "http", port: 5000)],
                    selector: ["app.kubernetes.io/name": "llm-gateway"],
                    clusterIP: "None",
                    publishNotReadyAddresses: true,
                    ipFamilies: [.ipv4, .ipv6],
                    ipFamilyPolicy: .preferDualStack
                )
            )
        ),
        Example(
            name: "PodDisruptionBudget",
            document: PodDisruptionBudget(
                metadata: .init(name: "llm-proxy", namespace: "acme-corp"),
                spec: .init(
                    selector: .init(matchLabels: labels),
                    maxUnavailable: 1,
                    unhealthyPodEvictionPolicy: .alwaysAllow
                )
            )
        ),
        Example(
            name: "PodDisruptionBudget-min-available",
            document: PodDisruptionBudget(
                metadata: .init(name: "llm-gateway", namespace: "monitoring"),
                spec: .init(minAvailable: "50%", selector: .init())
            )
        ),
        Example(
            name: "HorizontalPodAutoscaler",
            document: HorizontalPodAutoscaler(
                metadata: .init(name: "llm-proxy", namespace: "acme-corp"),
                spec: .init(
                    scaleTargetRef: .init(kind: "Deployment", name: "llm-proxy", apiVersion: "apps/v1"),
                    minReplicas: 2,
                    maxReplicas: 6,
                    metrics: [
                        .resource(.init(name: "cpu", target: .averageUtilization(70))),
                        .containerResource(
                            .init(name: "memory", target: .averageValue("200Mi"), container: "llm-proxy")
                        ),
                    ],
                    behavior: .init(
                        scaleDown: .init(
                            stabilizationWindowSeconds: 300,
                            selectPolicy: .min,
                            policies: [
                                .init(type: .pods, value: 1, periodSeconds: 60),
                                .init(type: .percent, value: 10, periodSeconds: 60),
                            ]
                        )
                    )
                )
            )
        ),
        Example(
            name: "Kustomization",
            document: Kustomization(
                namespace: "acme-corp",
                labels: [.init(pairs: ["tenantry.dev/tenant": "acme-corp"], includeTemplates: true)],
                commonAnnotations: ["kustomize.toolkit.fluxcd.io/substitute": "disabled"],
                resources: ["app.yaml", "llm-proxy.yaml"],
                configMapGenerator: [
                    .init(
                        name: "grafana-dashboards",
                        files: ["cluster-overview.json", "tenant.json=acme-corp.json"],
                        options: .init(labels: ["grafana_dashboard": "1"])
                    )
                ],
                generatorOptions: .init(disableNameSuffixHash: true)
            )
        ),
    ]

    private static let labels: SortedMap<LabelKey, LabelValue> = ["app.kubernetes.io/name": "llm-proxy"]

    /// A workload of a tenant: nothing but what it needs.
    private static let proxy = Deployment(
        metadata: .init(name: "llm-proxy", namespace: "acme-corp", labels: labels),
        spec: .init(
            selector: .init(matchLabels: labels),
            template: .init(
                metadata: .init(labels: labels, annotations: ["tenantry.dev/config-hash": "3f1c"]),
                spec: .init(
                    volumes: [
                        .init(name: "prompt", source: .configMap(.init(name: "llm-prompt", optional: true))),
                        .init(name: "scratch", source: .emptyDir(.init())),
                        .init(
                            name: "gateway-token",
                            source: .projected(
                                .init(sources: [
                                    .serviceAccountToken(
                                        .init(audience: "llm-gateway", expirationSeconds: 3600, path: "token")
                                    )
                                ])
                            )
                        ),
                    ],
                    containers: [proxyContainer],
                    terminationGracePeriodSeconds: 30,
                    serviceAccountName: "llm-proxy",
                    automountServiceAccountToken: false,
                    securityContext: .init(
                        runAsUser: 10001,
                        runAsGroup: 10001,
                        runAsNonRoot: true,
                        fsGroup: 10001,
                        seccompProfile: .runtimeDefault
                    ),
                    enableServiceLinks: false,
                    topologySpreadConstraints: [
                        .init(
                            maxSkew: 1,
                            topologyKey: "topology.kubernetes.io/zone",
                            whenUnsatisfiable: .scheduleAnyway,
                            labelSelector: .init(matchLabels: labels),
                            matchLabelKeys: ["pod-template-hash"]
                        )
                    ]
                )
            ),
            strategy: .rollingUpdate(.init(maxUnavailable: 0, maxSurge: 1)),
            revisionHistoryLimit: 5
        )
    )

    private static let proxyContainer = Container(
        name: "llm-proxy",
        image: "registry.example.com/llm-proxy:1.4.2",
        args: ["serve"],
        ports: [.init(name: "http", containerPort: 5002)],
        env: [
            .init(name: "PORT", value: "5002"),
            .init(name: "EMPTY", value: ""),
            .init(name: "POD_NAME", valueFrom: .fieldRef(.init(fieldPath: "metadata.name"))),
            .init(
                name: "MEMORY_LIMIT",
                valueFrom: .resourceFieldRef(.init(resource: "limits.memory", divisor: "1Mi"))
            ),
        ],
        resources: .init(
            limits: ["cpu": "500m", "memory": "256Mi", "ephemeral-storage": "256Mi"],
            requests: ["cpu": "0.1", "memory": "128Mi", "ephemeral-storage": "128Mi"]
        ),
        volumeMounts: [
            .init(name: "prompt", readOnly: true, mountPath: "/etc/llm"),
            .init(name: "scratch", mountPath: "/tmp"),
            .init(name: "gateway-token", readOnly: true, mountPath: "/var/run/secrets/llm-gateway"),
        ],
        livenessProbe: .init(.httpGet(.init(path: "/healthz", port: "http")), periodSeconds: 10),
        readinessProbe: .init(.httpGet(.init(path: "/readyz", port: "http")), periodSeconds: 5),
        startupProbe: .init(
            .httpGet(.init(path: "/healthz", port: "http")),
            periodSeconds: 2,
            failureThreshold: 30
        ),
        lifecycle: .init(preStop: .sleep(.init(seconds: 5))),
        securityContext: .init(
            capabilities: .init(drop: ["ALL"]),
            readOnlyRootFilesystem: true,
            allowPrivilegeEscalation: false
        )
    )
}
