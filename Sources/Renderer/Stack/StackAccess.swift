import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// What the stack needs in the namespace `monitoring` beside what its chart brings.
extension GatewayContext {
    var stackFile: [any KubernetesDocument] {
        [grafanaAdmin] + controllerMonitors + stackPolicies
    }

    /// Grafana's first user: its name is no secret, its password is.
    private var grafanaAdmin: ExternalSecret {
        let store = platform.spec.secrets
        let password = platform.spec.monitoring.grafana.adminPassword
        return ExternalSecret(
            metadata: metadata(GrafanaAdmin.secretName),
            spec: .init(
                secretStoreRef: .init(name: store.store, kind: store.kind),
                target: .init(
                    name: GrafanaAdmin.secretName,
                    creationPolicy: .owner,
                    deletionPolicy: .retain,
                    template: .init(mergePolicy: .merge, data: [GrafanaAdmin.userKey: GrafanaAdmin.user])
                ),
                refreshInterval: store.refreshInterval,
                data: [
                    .init(
                        secretKey: GrafanaAdmin.passwordKey,
                        remoteRef: .init(key: password.key, property: password.property)
                    )
                ]
            )
        )
    }

    /// Of what rules tell, and no chart of the stack monitors: the controllers that apply the tree, and those of secrets and
    /// certificates.
    private var controllerMonitors: [PodMonitor] {
        let gitops = platform.spec.gitops
        var monitors: [PodMonitor] = []
        if gitops.controllers.contains(.argocd) {
            // argo-cd docs/operator-manual/metrics.md
            monitors.append(
                monitor(
                    "argocd",
                    in: gitops.argocd.namespace,
                    pods: .oneOf(
                        PlatformLabels.name,
                        ["argocd-application-controller", "argocd-repo-server"]
                    ),
                    ports: [8082, 8084]
                )
            )
        }
        if gitops.controllers.contains(.flux) {
            // https://fluxcd.io/flux/monitoring/metrics/
            monitors.append(
                monitor(
                    "flux",
                    in: gitops.flux.namespace,
                    pods: .oneOf(
                        "app",
                        ["helm-controller", "kustomize-controller", "notification-controller", "source-controller"]
                    ),
                    ports: [8080]
                )
            )
        }
        // external-secrets deploy/charts/external-secrets/values.yaml, cert-manager deploy/charts/cert-manager/values.yaml
        monitors.append(
            monitor(
                "external-secrets",
                in: StackNamespaces.externalSecrets,
                pods: .named("external-secrets"),
                ports: [8080]
            )
        )
        monitors.append(
            monitor("cert-manager", in: StackNamespaces.certManager, pods: .named("cert-manager"), ports: [9402])
        )
        return monitors
    }

    private func monitor(
        _ name: DNSSubdomain,
        in namespace: DNSLabel,
        pods: LabelSelector,
        ports: [PortNumber]
    ) -> PodMonitor {
        var metadata: ObjectMeta<DNSSubdomain> = metadata(name)
        metadata.labels["release"] = platform.spec.monitoring.release
        return PodMonitor(
            metadata: metadata,
            spec: .init(
                podMetricsEndpoints: ports.map { .init(portNumber: $0, honorLabels: true) },
                selector: pods,
                namespaceSelector: .init(matchNames: [namespace])
            )
        )
    }

    /// Who may reach the parts of the stack: Prometheus all of them, Grafana what it shows, and nobody else but the namespaces that
    /// the spec lets reach Grafana. A forwarded port comes from the node, which policies let pass.
    private var stackPolicies: [NetworkPolicy] {
        let clients = platform.spec.monitoring.grafana.clients
        return [
            policy(
                "alertmanager",
                [
                    .init(ports: NetworkPeers.tcp(9093), from: [NetworkPeers.prometheus, NetworkPeers.grafana]),
                    // The configuration's reloader.
                    .init(ports: NetworkPeers.tcp(8080), from: [NetworkPeers.prometheus]),
                    // Its other pod: who was told of what.
                    .init(
                        ports: [.init(protocol: .tcp, port: 9094), .init(protocol: .udp, port: 9094)],
                        from: [.podSelector(.named("alertmanager"))]
                    ),
                ]
            ),
            policy(
                "grafana",
                [
                    .init(
                        ports: NetworkPeers.tcp(3000),
                        from: [NetworkPeers.prometheus]
                            + clients.map { .namespaceSelector(.namespace("\($0)")) }
                    )
                ]
            ),
            policy(
                "kube-state-metrics",
                [.init(ports: NetworkPeers.tcp(8080), from: [NetworkPeers.prometheus])]
            ),
            policy(
                "prometheus",
                [
                    .init(ports: NetworkPeers.tcp(9090), from: [NetworkPeers.prometheus, NetworkPeers.grafana]),
                    .init(ports: NetworkPeers.tcp(8080), from: [NetworkPeers.prometheus]),
                ]
            ),
        ]
    }

    private func policy(_ name: LabelValue, _ ingress: [NetworkPolicyIngressRule]) -> NetworkPolicy {
        NetworkPolicy(
            metadata: metadata("\(name)"),
            spec: .init(podSelector: .named(name), ingress: ingress, policyTypes: [.ingress])
        )
    }
}

extension LabelSelector {
    /// Objects whose label has one of the values.
    fileprivate static func oneOf(_ key: LabelKey, _ values: [LabelValue]) -> LabelSelector {
        LabelSelector(matchExpressions: [.init(key: key, operator: .isIn, values: values)])
    }
}
