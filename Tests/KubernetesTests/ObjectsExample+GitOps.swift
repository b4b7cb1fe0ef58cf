import Kubernetes
import YAML

extension Example {
    /// What Argo CD and Flux apply.
    static let gitOps: [Example] = [
        Example(
            name: "Application",
            document: Application<NoHelmValues>(
                metadata: .init(name: "acme-corp", namespace: "argocd"),
                spec: .init(
                    project: "acme-corp",
                    destination: .init(server: "https://kubernetes.default.svc", namespace: "acme-corp"),
                    source: .init(
                        repoURL: "https://git.example.com/platform/tenants.git",
                        path: "generated/tenants/acme-corp/workloads",
                        targetRevision: "main"
                    ),
                    syncPolicy: .init(
                        automated: .init(prune: true, selfHeal: true),
                        syncOptions: ["ServerSideApply=true"],
                        retry: .init(limit: 5, backoff: .init(duration: "30s", factor: 2, maxDuration: "10m"))
                    )
                )
            )
        ),
        Example(
            name: "AppProject",
            document: AppProject(
                metadata: .init(name: "acme-corp", namespace: "argocd"),
                spec: .init(
                    sourceRepos: ["https://git.example.com/platform/tenants.git"],
                    destinations: [
                        .init(server: "https://kubernetes.default.svc", namespace: "acme-*"),
                        .init(server: "https://kubernetes.default.svc", namespace: "!acme-corp-test"),
                    ],
                    namespaceResourceWhitelist: [.init(group: "apps", kind: "Deployment")],
                    roles: [.init(name: "viewer", groups: ["acme-corp:viewers"])],
                    destinationServiceAccounts: [
                        .init(
                            server: "https://kubernetes.default.svc",
                            namespace: "acme-*",
                            defaultServiceAccount: "argocd:reconciler-acme-corp"
                        )
                    ]
                )
            )
        ),
        Example(
            name: "HelmRelease",
            document: HelmRelease<NoHelmValues>(
                metadata: .init(name: "stack", namespace: "monitoring"),
                spec: .init(
                    chart: .init(
                        spec: .init(
                            chart: "stack",
                            version: "1.2.3",
                            sourceRef: .init(kind: .helmRepository, name: "charts")
                        )
                    ),
                    interval: "30m",
                    install: .init(crds: .createReplace),
                    upgrade: .init(remediation: .init(retries: 3, remediateLastFailure: true), crds: .createReplace)
                )
            )
        ),
        Example(
            name: "HelmRepository",
            document: HelmRepository(
                metadata: .init(name: "charts", namespace: "monitoring"),
                spec: .init(url: "https://charts.example.com", interval: "1h", timeout: "90s")
            )
        ),
        Example(
            name: "OCIRepository",
            document: OCIRepository(
                metadata: .init(name: "stack", namespace: "monitoring"),
                spec: .init(
                    url: "oci://registry.example.com/charts/stack",
                    ref: .init(tag: "1.2.3"),
                    layerSelector: .init(
                        mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
                        operation: .copy
                    ),
                    interval: "1h"
                )
            )
        ),
        Example(
            name: "GitRepository",
            document: GitRepository(
                metadata: .init(name: "tenants", namespace: "flux-system"),
                spec: .init(
                    url: "https://git.example.com/platform/tenants.git",
                    interval: "1m",
                    ref: .init(branch: "main")
                )
            )
        ),
        Example(
            name: "FluxKustomization",
            document: FluxKustomization(
                metadata: .init(name: "acme-corp", namespace: "acme-corp"),
                spec: .init(
                    dependsOn: [.init(name: "cluster", namespace: "flux-system")],
                    interval: "10m",
                    path: "./generated/tenants/acme-corp/workloads",
                    prune: true,
                    deletionPolicy: .waitForTermination,
                    healthChecks: [
                        .init(apiVersion: "apps/v1", kind: "Deployment", name: "llm-proxy", namespace: "acme-corp")
                    ],
                    sourceRef: .init(kind: .gitRepository, name: "tenants", namespace: "flux-system"),
                    serviceAccountName: "reconciler"
                )
            )
        ),
    ]
}
