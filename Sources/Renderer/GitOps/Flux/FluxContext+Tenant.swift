import Kubernetes
import TenantSpecs
import YAML

/// A tenant's part of Flux, in a file of its own.
extension FluxContext {
    /// The account that applies the tenant's workloads, and the two Kustomizations.
    ///
    /// All three are deleted at once when the tenant goes, and the workloads are then deleted by the account, with the rights that
    /// the boundary gives it. So both must outlive them: without the account Flux leaves the workloads where they are, without
    /// the rights it tries for ever (kustomize-controller internal/controller/kustomization_controller.go, finalize).
    func tenantFile(_ tenant: TenantContext) -> [any KubernetesDocument] {
        let (boundary, workloads) = (TenantPart.boundary, TenantPart.workloads)
        return [
            tenant.reconcilerAccount(in: settings.namespace, annotations: Self.keeping),
            kustomization(
                metadata(boundary.name(of: tenant.name), labels: tenant.labels),
                boundary.folder(of: tenant.name),
                after: [PlatformPart.cluster.name],
                deletionPolicy: .orphan,
                readiness: .all
            ),
            kustomization(
                metadata(workloads.name(of: tenant.name), labels: tenant.labels),
                workloads.folder(of: tenant.name),
                after: [boundary.name(of: tenant.name), PlatformPart.stack],
                account: Reconciler.account(of: tenant.name),
                deletionPolicy: .waitForTermination,
                readiness: .all
            ),
        ]
    }
}
