import Kubernetes
import TenantSpecs
import YAML

/// The release of kube-prometheus-stack, once for each controller: a cluster has one of them, and syncs its folder.
struct StackRelease {
    let platform: Platform

    static let chart = "kube-prometheus-stack"

    private var monitoring: Monitoring { platform.spec.monitoring }
    private var values: StackValues { StackValues(platform, notifying: "\(AlertRouting.configurationName)") }

    /// What Flux installs it by, beside Flux itself: an account that may do so is there.
    var flux: [any KubernetesDocument] {
        let context = FluxContext(platform: platform)
        let repository: DNSSubdomain = "prometheus-community"
        return [
            HelmRepository(
                metadata: context.metadata(repository),
                spec: .init(url: "\(monitoring.chart.repository.text)", interval: "1h")
            ),
            HelmRelease(
                metadata: context.metadata("\(monitoring.release.text)"),
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
                    targetNamespace: GatewayContext.namespace,
                    storageNamespace: GatewayContext.namespace,
                    // As with `FluxContext.ownAccount`.
                    serviceAccountName: "helm-controller",
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
        let context = ArgoCDContext(platform: platform)
        let server = context.settings.server.text
        let namespaces: [DNSLabel] = [GatewayContext.namespace, StackNamespaces.nodeExporter, "kube-system"]
        return [
            AppProject(
                metadata: context.metadata(
                    PlatformPart.stack,
                    annotations: ArgoCDContext.Wave.projects.annotations,
                    finalizers: [ArgoCDContext.finalizer]
                ),
                spec: .init(
                    description: "The monitoring stack.",
                    sourceRepos: [monitoring.chart.repository.text],
                    destinations: namespaces.map { .init(server: server, namespace: $0.text) },
                    clusterResourceWhitelist: Self.clusterKinds,
                    destinationServiceAccounts: context.ownAccount
                )
            ),
            Application(
                metadata: context.metadata(PlatformPart.stack, annotations: ArgoCDContext.Wave.shared.annotations),
                spec: .init(
                    project: PlatformPart.stack,
                    destination: context.destination(GatewayContext.namespace),
                    source: .init(
                        repoURL: monitoring.chart.repository.text,
                        targetRevision: monitoring.chart.version.text,
                        chart: Self.chart,
                        helm: .init(releaseName: monitoring.release.text, valuesObject: values)
                    ),
                    // The definitions are larger than the annotation that the client would keep them in, hence the server's side.
                    syncPolicy: context.syncPolicy(),
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
}

/// The namespaces of what the stack consists of, and of what it watches.
enum StackNamespaces {
    /// node_exporter needs the host's namespaces, which only `privileged` allows: it has a namespace of its own, so that
    /// `monitoring` can be `restricted`.
    static let nodeExporter: DNSLabel = "node-exporter"
    static let externalSecrets: DNSLabel = "external-secrets"
    static let certManager: DNSLabel = "cert-manager"
}
