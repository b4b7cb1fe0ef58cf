import Diagnostics
import Kubernetes

extension PlatformChecks {
    /// Whether controllers can find the tree, and live where the tree leaves room for them.
    static func checkGitOps(_ spec: PlatformSpec, _ source: SpecSource) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let steps = spec.source.path.split(separator: "/", omittingEmptySubsequences: false)
        if spec.source.path.isEmpty || steps.first == "" || steps.contains("..") {
            diagnostics.append(
                .spec(
                    "spec-gitops",
                    "the folder of the tree is a path below the repository's root: 'generated'",
                    at: source.location("spec", "source", "path")
                )
            )
        }
        let namespaces = [("argocd", spec.gitops.argocd.namespace.text), ("flux", spec.gitops.flux.namespace.text)]
        for (controller, namespace) in namespaces
        where ["default", "monitoring", "node-exporter"].contains(namespace) || namespace.hasPrefix("kube-") {
            diagnostics.append(
                .spec(
                    "spec-gitops",
                    "a controller may do everything, and needs a namespace of its own; '\(namespace)' is none",
                    at: source.location("spec", "gitops", controller, "namespace")
                )
            )
        }
        if spec.gitops.argocd.impersonation, spec.gitops.argocd.server != ArgoCDSettings.ownCluster {
            diagnostics.append(
                .spec(
                    "spec-gitops",
                    "the accounts to act as are in Argo CD's namespace, which another cluster does not have",
                    at: source.location("spec", "gitops", "argocd", "impersonation")
                )
            )
        }
        if spec.gitops.flux.interval.nanoseconds < FluxSettings.minimumInterval.nanoseconds {
            diagnostics.append(
                .spec(
                    "spec-gitops",
                    "the shortest interval is a minute",
                    at: source.location("spec", "gitops", "flux", "interval")
                )
            )
        }
        return diagnostics
    }
}

extension TenantChecks {
    /// Whether a tenant has the namespace of a controller.
    static func checkNamespace(_ tenant: String, _ gitops: GitOps, _ source: SpecSource) -> [Diagnostic] {
        guard [gitops.argocd.namespace.text, gitops.flux.namespace.text].contains(tenant) else { return [] }
        return [
            .spec(
                "spec-collision",
                "namespace '\(tenant)' belongs to a GitOps controller; choose another name",
                at: source.location("metadata", "name")
            )
        ]
    }
}
