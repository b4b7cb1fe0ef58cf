import Kubernetes
import TenantSpecs
import YAML

/// The release of kube-prometheus-stack, once for each controller: a cluster has one of them, and syncs its folder.
struct StackRelease {
    let platform: Platform

    static let chart = "kube-prometheus-stack"

    private var monitoring: Monitoring { platform.spec.monitoring }
    private var values: StackValues { StackValues(platform, notifying: "\(AlertRouting.configurationName)") }
    private var name: DNSSubdomain { "\(monitoring.release.text)" }

    /// What Flux installs it by.
    var flux: [any KubernetesDocument] {
        let repository: DNSSubdomain = "prometheus-community"
        return [
            HelmRepository(
                metadata: metadata(repository, in: GatewayContext.namespace),
                spec: .init(url: "\(monitoring.chart.repository.text)", interval: "1h")
            ),
            HelmRelease(
                metadata: metadata(name, in: GatewayContext.namespace),
                spec: .init(
                    chart: .init(
                        spec: .init(
                            chart: Self.chart,
                            version: monitoring.chart.version.text,
                            sourceRef: .init(kind: .helmRepository, name: repository)
                        )
                    ),
                    interval: "30m",
                    timeout: "15m",
                    releaseName: monitoring.release.text,
                    // Helm keeps definitions as they are in an upgrade, unless it is told otherwise.
                    install: .init(remediation: .init(retries: 3), crds: .createReplace),
                    upgrade: .init(
                        remediation: .init(retries: 3, remediateLastFailure: true),
                        crds: .createReplace,
                        cleanupOnFail: true
                    ),
                    driftDetection: .init(mode: .warn),
                    values: values
                )
            ),
        ]
    }

    /// What Argo CD installs it by, in a project of its own that allows nothing else.
    var argoCD: [any KubernetesDocument] {
        let server = "https://kubernetes.default.svc"
        let namespaces: [DNSLabel] = [GatewayContext.namespace, StackNamespaces.nodeExporter, "kube-system"]
        let project: DNSSubdomain = "monitoring-stack"
        return [
            AppProject(
                metadata: metadata(project, in: StackNamespaces.argoCD),
                spec: .init(
                    description: "The monitoring stack.",
                    sourceRepos: [monitoring.chart.repository.text],
                    destinations: namespaces.map { .init(server: server, namespace: $0) },
                    clusterResourceWhitelist: Self.clusterKinds
                )
            ),
            Application(
                metadata: metadata(name, in: StackNamespaces.argoCD),
                spec: .init(
                    project: project,
                    destination: .init(server: server, namespace: GatewayContext.namespace),
                    source: .init(
                        repoURL: monitoring.chart.repository.text,
                        targetRevision: monitoring.chart.version.text,
                        chart: Self.chart,
                        helm: .init(releaseName: monitoring.release.text, valuesObject: values)
                    ),
                    syncPolicy: .init(
                        automated: .init(prune: true, selfHeal: true),
                        // The definitions are larger than the annotation that the client would keep them in.
                        syncOptions: ["ServerSideApply=true"],
                        retry: .init(limit: 5, backoff: .init(duration: "30s", factor: 2, maxDuration: "10m"))
                    ),
                    // A job of the chart makes the certificate that the webhooks are reached by.
                    ignoreDifferences: ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"].map { kind in
                        .init(
                            group: "admissionregistration.k8s.io",
                            kind: kind,
                            jqPathExpressions: [".webhooks[]?.clientConfig.caBundle"]
                        )
                    }
                )
            ),
        ]
    }

    /// The kinds without a namespace that the chart has (prometheus-community/helm-charts
    /// `charts/kube-prometheus-stack/templates`).
    private static let clusterKinds = [
        GroupKind(group: "admissionregistration.k8s.io", kind: "MutatingWebhookConfiguration"),
        GroupKind(group: "admissionregistration.k8s.io", kind: "ValidatingWebhookConfiguration"),
        GroupKind(group: "apiextensions.k8s.io", kind: "CustomResourceDefinition"),
        GroupKind(group: "rbac.authorization.k8s.io", kind: "ClusterRole"),
        GroupKind(group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding"),
    ]

    private func metadata(_ name: DNSSubdomain, in namespace: DNSLabel) -> ObjectMeta<DNSSubdomain> {
        ObjectMeta(name: name, namespace: namespace, labels: PlatformLabels.shared)
    }
}

/// The namespaces of what the stack consists of, and of what it watches.
enum StackNamespaces {
    /// node_exporter needs the host's namespaces, which only `privileged` allows: it has a namespace of its own, so that
    /// `monitoring` can be `restricted`.
    static let nodeExporter: DNSLabel = "node-exporter"
    static let argoCD: DNSLabel = "argocd"
    static let flux: DNSLabel = "flux-system"
    static let externalSecrets: DNSLabel = "external-secrets"
    static let certManager: DNSLabel = "cert-manager"
}
