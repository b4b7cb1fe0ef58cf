import Kubernetes
import YAML

extension Example {
    /// What the platform puts around a tenant.
    static let boundary: [Example] = [
        Example(
            name: "Namespace",
            document: Namespace(
                metadata: .init(
                    name: "acme-corp",
                    labels: [
                        "pod-security.kubernetes.io/enforce": "restricted",
                        "pod-security.kubernetes.io/enforce-version": "v1.34",
                        "tenantry.dev/tenant": "acme-corp",
                    ],
                    annotations: ["argocd.argoproj.io/sync-options": "Prune=confirm,Delete=confirm"]
                )
            )
        ),
        Example(
            name: "ResourceQuota",
            document: ResourceQuota(
                metadata: .init(name: "tenant-quota", namespace: "acme-corp"),
                spec: .init(hard: [
                    "requests.cpu": "4", "limits.memory": "16Gi", "pods": "40", "services.loadbalancers": "0",
                    "count/deployments.apps": "20",
                ])
            )
        ),
        Example(
            name: "LimitRange",
            document: LimitRange(
                metadata: .init(name: "tenant-limits", namespace: "acme-corp"),
                spec: .init(limits: [
                    .init(
                        type: .container,
                        max: ["cpu": "2", "memory": "4Gi"],
                        min: ["cpu": "10m", "memory": "16Mi"],
                        default: ["cpu": "500m", "memory": "512Mi"],
                        defaultRequest: ["cpu": "100m", "memory": "128Mi"]
                    ),
                    .init(type: .persistentVolumeClaim, max: ["storage": "20Gi"], min: ["storage": "1Gi"]),
                ])
            )
        ),
        Example(
            name: "ServiceAccount",
            document: ServiceAccount(
                metadata: .init(name: "llm-proxy", namespace: "acme-corp"),
                automountServiceAccountToken: false
            )
        ),
        Example(
            name: "Role",
            document: Role(
                metadata: .init(name: "acme-corp:operators", namespace: "acme-corp"),
                rules: [
                    .init(
                        verbs: ["get", "list", "watch", "patch"],
                        apiGroups: ["apps"],
                        resources: ["deployments"],
                        resourceNames: ["tenant-app"]
                    ),
                    .init(verbs: ["get", "list", "watch"], apiGroups: [""], resources: ["pods", "pods/log"]),
                ]
            )
        ),
        Example(
            name: "RoleBinding",
            document: RoleBinding(
                metadata: .init(name: "acme-corp:operators", namespace: "acme-corp"),
                subjects: [
                    .group("acme-corp:operators"),
                    .user("jane@example.com"),
                    .serviceAccount(name: "reconciler", namespace: "flux-system"),
                ],
                roleRef: .role("acme-corp:operators")
            )
        ),
        Example(
            name: "RoleBinding-cluster-role",
            document: RoleBinding(
                metadata: .init(name: "viewers", namespace: "acme-corp"),
                subjects: [.group("acme-corp:viewers")],
                roleRef: .clusterRole("view")
            )
        ),
        Example(
            name: "ClusterRole",
            document: ClusterRole(
                metadata: .init(name: "metrics-reader"),
                rules: [.init(verbs: ["get"], nonResourceURLs: ["/metrics"])]
            )
        ),
        Example(
            name: "ClusterRole-aggregated",
            document: ClusterRole(
                metadata: .init(name: "tenant-viewer"),
                aggregationRule: .init(clusterRoleSelectors: [
                    .init(matchLabels: ["tenantry.dev/aggregate-to-viewer": "true"])
                ])
            )
        ),
        Example(
            name: "ClusterRoleBinding",
            document: ClusterRoleBinding(
                metadata: .init(name: "metrics-reader"),
                subjects: [.serviceAccount(name: "prometheus", namespace: "monitoring")],
                roleRef: .init(name: "metrics-reader")
            )
        ),
        Example(
            name: "NetworkPolicy-default-deny",
            document: NetworkPolicy(
                metadata: .init(name: "default-deny", namespace: "acme-corp"),
                spec: .init(podSelector: .init(), ingress: [], egress: [], policyTypes: [.ingress, .egress])
            )
        ),
        Example(
            name: "NetworkPolicy",
            document: NetworkPolicy(
                metadata: .init(name: "llm-proxy", namespace: "acme-corp"),
                spec: .init(
                    podSelector: .init(matchLabels: ["app.kubernetes.io/name": "llm-proxy"]),
                    ingress: [
                        .init(
                            ports: [.init(protocol: .tcp, port: 5002)],
                            from: [
                                .podSelector(.init(matchLabels: ["app.kubernetes.io/name": "tenant-app"])),
                                .podSelector(
                                    .init(matchLabels: ["app.kubernetes.io/name": "prometheus"]),
                                    namespaceSelector: .init(matchLabels: [
                                        "kubernetes.io/metadata.name": "monitoring"
                                    ])
                                ),
                            ]
                        )
                    ],
                    egress: [
                        .init(
                            ports: [.init(protocol: .udp, port: 53), .init(protocol: .tcp, port: "dns-tcp")],
                            to: [
                                .namespaceSelector(
                                    .init(matchExpressions: [
                                        .init(
                                            key: "kubernetes.io/metadata.name",
                                            operator: .isIn,
                                            values: ["kube-system", "dns"]
                                        )
                                    ])
                                ),
                                .ipBlock(.init(cidr: "10.0.0.0/8", except: ["10.1.0.0/16"])),
                            ]
                        ),
                        .init(ports: [.init(protocol: .tcp, port: 8000, endPort: 8999)]),
                    ],
                    policyTypes: [.ingress, .egress]
                )
            )
        ),
        Example(
            name: "PriorityClass",
            document: PriorityClass(
                metadata: .init(name: "tenantry-platform"),
                value: 1_000_000,
                description: "The shared gateway; tenants' pods give way to it.",
                preemptionPolicy: .never
            )
        ),
    ]
}
