import Kubernetes
import YAML

extension Example {
    /// Custom resources of the Prometheus operator.
    static let monitoring: [Example] = [
        Example(
            name: "ServiceMonitor",
            document: ServiceMonitor(
                metadata: .init(name: "llm-proxy", namespace: "acme-corp", labels: ["release": "prometheus"]),
                spec: .init(
                    endpoints: [
                        .init(
                            port: "http",
                            path: "/metrics",
                            interval: "30s",
                            scrapeTimeout: "10s",
                            metricRelabelings: [
                                .init(sourceLabels: ["__name__"], regex: "go_.*", action: .drop)
                            ],
                            relabelings: [.init(targetLabel: "tenant", replacement: "acme-corp")]
                        )
                    ],
                    selector: .init(matchLabels: ["app.kubernetes.io/name": "llm-proxy"]),
                    sampleLimit: 2000,
                    labelLimit: 30
                )
            )
        ),
        Example(
            name: "PodMonitor",
            document: PodMonitor(
                metadata: .init(name: "llm-gateway", namespace: "monitoring"),
                spec: .init(
                    podMetricsEndpoints: [
                        .init(
                            port: "http",
                            scheme: .https,
                            authorization: .init(credentials: .init(name: "scrape", key: "token")),
                            tlsConfig: .init(
                                ca: .configMap(.init(name: "ca", key: "ca.crt")),
                                serverName: "llm-gateway"
                            )
                        )
                    ],
                    selector: .init(),
                    namespaceSelector: .init(any: true)
                )
            )
        ),
        Example(
            name: "PrometheusRule",
            document: PrometheusRule(
                metadata: .init(name: "llm-slo", namespace: "acme-corp"),
                spec: .init(groups: [
                    .init(
                        name: "llm-slo",
                        interval: "1m",
                        rules: [
                            .record(
                                .init(
                                    record: "llm:request_errors:ratio_rate5m",
                                    expr: #"sum(rate(errors_total{namespace="acme-corp"}[5m]))"#,
                                    labels: ["tenant": "acme-corp"]
                                )
                            ),
                            .alert(
                                .init(
                                    alert: "TenantErrorBudgetBurn",
                                    expr: """
                                        llm:request_errors:ratio_rate5m > 0.1
                                          and on () vector(1)
                                        """,
                                    for: "2m",
                                    keepFiringFor: "5m",
                                    labels: ["severity": "critical"],
                                    annotations: ["summary": "{{ $labels.namespace }} burns: 14.4x"]
                                )
                            ),
                        ]
                    )
                ])
            )
        ),
        Example(
            name: "AlertmanagerConfig",
            document: AlertmanagerConfig(
                metadata: .init(name: "tenantry", namespace: "monitoring"),
                spec: .init(
                    route: .init(
                        receiver: "nobody",
                        groupBy: ["tenant", "alertname"],
                        groupWait: "30s",
                        routes: [
                            .init(
                                matchers: [.init(name: "severity", value: "critical", matchType: .equal)],
                                routes: [
                                    .init(
                                        receiver: "on-call",
                                        matchers: [.init(name: "tenant", value: "a|b", matchType: .matches)],
                                        continue: true
                                    )
                                ]
                            )
                        ]
                    ),
                    receivers: [
                        .init(name: "nobody"),
                        .init(
                            name: "on-call",
                            pagerdutyConfigs: [.init(routingKey: .init(name: "on-call", key: "value"))]
                        ),
                    ],
                    inhibitRules: [
                        .init(
                            targetMatch: [.init(name: "severity", value: "warning|info", matchType: .matches)],
                            sourceMatch: [.init(name: "severity", value: "critical", matchType: .equal)],
                            equal: ["namespace", "alertname"]
                        )
                    ]
                )
            )
        ),
    ]

    /// Custom resources of External Secrets.
    static let secrets: [Example] = [
        Example(
            name: "ExternalSecret",
            document: ExternalSecret(
                metadata: .init(name: "llm-keys", namespace: "monitoring"),
                spec: .init(
                    secretStoreRef: .init(name: "aws", kind: .clusterSecretStore),
                    target: .init(name: "llm-keys", creationPolicy: .owner, deletionPolicy: .retain),
                    refreshInterval: "1h",
                    data: [.init(secretKey: "api-key", remoteRef: .init(key: "llm", property: "api-key"))],
                    dataFrom: [.extract(.init(key: "shared")), .find(.init(name: .init(regexp: "^llm/.*")))]
                )
            )
        ),
        Example(
            name: "SecretStore",
            document: SecretStore(
                metadata: .init(name: "aws", namespace: "acme-corp"),
                spec: .init(
                    provider: .aws(
                        .init(
                            service: .secretsManager,
                            role: "arn:aws:iam::111122223333:role/acme-corp",
                            region: "us-east-1",
                            prefix: "tenants/acme-corp/"
                        )
                    )
                )
            )
        ),
        Example(
            name: "ClusterSecretStore",
            document: ClusterSecretStore(
                metadata: .init(name: "aws"),
                spec: .init(
                    provider: .aws(
                        .init(
                            service: .parameterStore,
                            auth: .jwt(
                                .init(serviceAccountRef: .init(name: "external-secrets", namespace: "monitoring"))
                            ),
                            region: "us-east-1"
                        )
                    ),
                    conditions: [.init(namespaces: ["monitoring"])]
                )
            )
        ),
    ]
}
