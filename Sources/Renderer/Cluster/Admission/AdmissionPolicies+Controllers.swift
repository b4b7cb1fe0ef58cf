import Kubernetes
import YAML

/// What controllers with far-reaching rights would do for whoever writes an object for them.
extension AdmissionPolicies {
    /// A store without `auth` has the rights of External Secrets itself (external-secrets: docs/provider/aws-access.md), and what one
    /// tenant's objects may fetch from a shared store, another's may too.
    var secretStores: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-secret-stores",
            match: .tenants(
                .writing(["*"], of: "external-secrets.io", versions: ["*"]),
                .writing(["*"], of: "generators.external-secrets.io", versions: ["*"])
            ),
            conditions: [.changing("spec")],
            validations: [
                .forbidding(
                    unless: identities.isPlatform,
                    "tenants have no stores of secrets, and fetch none from any: what they need, the platform renders"
                )
            ]
        )
    }

    /// Grafana's sidecar writes what a labelled ConfigMap holds to any folder that an annotation names, and fetches addresses that
    /// it holds (k8s-sidecar: src/resources.py); dashboards are the platform's.
    var sidecars: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-sidecars",
            match: .tenants(.writing(["configmaps", "secrets"])),
            validations: [
                .forbidding(
                    unless: "!object.metadata.?labels.orValue({}).exists(k, k.startsWith('grafana_'))",
                    "Grafana reads nothing from tenants' namespaces: no label starts with 'grafana_'"
                ),
                .forbidding(
                    unless: """
                        !object.metadata.?annotations.orValue({}).exists(k,
                          k.startsWith('k8s-sidecar') || k.startsWith('grafana_'))
                        """,
                    "Grafana's sidecar takes no orders from tenants: no annotation starts with 'k8s-sidecar'"
                ),
            ]
        )
    }

    /// Flux applies what a tenant's object names with the rights of an account, or, where none is named, with its own.
    var deliveries: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-deliveries",
            match: .tenants(
                .writing(["kustomizations"], of: "kustomize.toolkit.fluxcd.io", versions: ["*"]),
                .writing(["helmreleases"], of: "helm.toolkit.fluxcd.io", versions: ["*"])
            ),
            conditions: [.changing("spec")],
            variables: [
                .init(
                    name: "namespaces",
                    expression: """
                        [dyn(object).spec.?sourceRef.?namespace, dyn(object).spec.?chartRef.?namespace,
                          dyn(object).spec.?chart.?spec.?sourceRef.?namespace, dyn(object).spec.?targetNamespace,
                          dyn(object).spec.?storageNamespace].map(n, n.orValue(request.namespace))
                        """
                )
            ],
            validations: [
                .forbidding(
                    unless: "dyn(object).spec.?serviceAccountName.orValue('') != ''",
                    "a tenant's Kustomization or HelmRelease names the account that applies it: 'serviceAccountName'"
                ),
                .forbidding(
                    unless: "variables.namespaces.all(n, n == request.namespace)",
                    "a tenant's Kustomization or HelmRelease reads from its own namespace, and writes there alone"
                ),
            ]
        )
    }
}
