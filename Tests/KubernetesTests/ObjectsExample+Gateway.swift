import Kubernetes
import YAML

extension Example {
    private static let selector = LabelSelector(matchLabels: ["app.kubernetes.io/name": "llm-gateway"])

    /// A workload of the platform, with the alternatives that the tenants' ones don't have.
    static let gateway = Deployment(
        metadata: .init(name: "llm-gateway", namespace: "monitoring"),
        spec: .init(
            replicas: 3,
            selector: selector,
            template: .init(
                metadata: .init(labels: selector.matchLabels),
                spec: .init(
                    volumes: [
                        .init(
                            name: "keys",
                            source: .secret(
                                .init(
                                    secretName: "llm-keys",
                                    items: [.init(key: "api-key", path: "openai/key", mode: 0o400)],
                                    defaultMode: 0o440
                                )
                            )
                        ),
                        .init(
                            name: "pod",
                            source: .downwardAPI(
                                .init(items: [
                                    .init(path: "labels", source: .fieldRef(.init(fieldPath: "metadata.labels"))),
                                    .init(
                                        path: "cpu",
                                        source: .resourceFieldRef(
                                            .init(containerName: "llm-gateway", resource: "limits.cpu")
                                        )
                                    ),
                                ])
                            )
                        ),
                        .init(name: "ledger", source: .persistentVolumeClaim(.init(claimName: "ledger"))),
                        .init(
                            name: "all",
                            source: .projected(
                                .init(sources: [
                                    .configMap(.init(name: "policies-0")),
                                    .secret(.init(name: "llm-keys", optional: true)),
                                    .downwardAPI(
                                        .init(items: [
                                            .init(path: "name", source: .fieldRef(.init(fieldPath: "metadata.name")))
                                        ])
                                    ),
                                ])
                            )
                        ),
                        .init(
                            name: "cache",
                            source: .emptyDir(.init(medium: .memory, sizeLimit: "64Mi"))
                        ),
                    ],
                    initContainers: [
                        .init(
                            name: "usage-shipper",
                            image: "registry.example.com/shipper@sha256:\(String(repeating: "0", count: 64))",
                            restartPolicy: .always,
                            startupProbe: .init(.tcpSocket(.init(port: 9000)))
                        )
                    ],
                    containers: [container],
                    dnsPolicy: .clusterFirst,
                    nodeSelector: ["kubernetes.io/arch": "arm64"],
                    imagePullSecrets: [.init(name: "registry")],
                    affinity: affinity,
                    tolerations: [.init(key: "dedicated", operator: .equal, value: "llm", effect: .noSchedule)],
                    priorityClassName: "tenantry-platform",
                    dnsConfig: .init(options: [.init(name: "ndots", value: "2")]),
                    hostUsers: false
                )
            ),
            strategy: .recreate
        )
    )

    private static let container = Container(
        name: "llm-gateway",
        image: "registry.example.com/llm-gateway:1.4.2",
        command: ["/llm-gateway"],
        ports: [.init(name: "http", containerPort: 5000), .init(name: "grpc", containerPort: 5001)],
        envFrom: [
            .init(.configMapRef(.init(name: "settings"))),
            .init(prefix: "KEY_", .secretRef(.init(name: "llm-keys", optional: true))),
        ],
        env: [
            .init(name: "MODEL", valueFrom: .configMapKeyRef(.init(name: "settings", key: "model"))),
            .init(name: "API_KEY", valueFrom: .secretKeyRef(.init(name: "llm-keys", key: "api-key"))),
        ],
        livenessProbe: .init(.grpc(.init(port: 5001, service: "health"))),
        readinessProbe: .init(.exec(.init(command: ["/llm-gateway", "check"])), timeoutSeconds: 3),
        lifecycle: .init(preStop: .httpGet(.init(path: "/drain", port: 5000))),
        securityContext: .init(seccompProfile: .localhost("profiles/gateway.json"))
    )

    private static let affinity = Affinity(
        nodeAffinity: .init(
            requiredDuringSchedulingIgnoredDuringExecution: .init(nodeSelectorTerms: [
                .init(matchExpressions: [
                    .init(key: "node.kubernetes.io/instance-type", operator: .notIn, values: ["t3.nano"])
                ])
            ])
        ),
        podAntiAffinity: .init(
            preferredDuringSchedulingIgnoredDuringExecution: [
                .init(
                    weight: 100,
                    podAffinityTerm: .init(labelSelector: selector, topologyKey: "kubernetes.io/hostname")
                )
            ]
        )
    )
}
