import Kubernetes
import Testing
import YAML

/// A document that tests look at, under the name of its fixture.
struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    var document: any KubernetesDocument

    var testDescription: String { name }

    /// Every kind with every field set.
    static let samples = kinds.map { Example(name: "\(fixture(of: $0))-sample", document: $0.sample) }

    /// Every kind as a platform would have it.
    static let realistic = boundary + admission + workloads + monitoring + secrets + gitOps

    static let all = samples + realistic

    /// Examples of the API groups that are custom resources.
    static let customResources = all.filter { example in
        groups.contains { example.isOf($0) }
    }

    private static let groups = [
        "argoproj.io", "external-secrets.io", "helm.toolkit.fluxcd.io", "kustomize.toolkit.fluxcd.io",
        "monitoring.coreos.com", "source.toolkit.fluxcd.io",
    ]

    /// The kind, but for Flux' Kustomization, whose kind kustomize has as well.
    private static func fixture(of kind: any KubernetesDocument.Type) -> String {
        kind == FluxKustomization.self ? "FluxKustomization" : "\(kind.kind)"
    }

    /// Examples of the built-in API groups.
    static let builtIn = all.filter { example in
        !(groups + ["kustomize.config.k8s.io"]).contains { example.isOf($0) }
    }

    private func isOf(_ group: String) -> Bool {
        type(of: document).apiVersion.description.hasPrefix(group + "/")
    }
}

/// Every kind that there is.
let kinds: [any KubernetesDocument.Type] = [
    Namespace.self, ResourceQuota.self, LimitRange.self, ServiceAccount.self, ConfigMap.self, Service.self,
    Deployment.self, Role.self, RoleBinding.self, ClusterRole.self, ClusterRoleBinding.self, NetworkPolicy.self,
    PodDisruptionBudget.self, HorizontalPodAutoscaler.self, PriorityClass.self, ValidatingAdmissionPolicy.self,
    ValidatingAdmissionPolicyBinding.self, ServiceMonitor.self, PodMonitor.self,
    PrometheusRule.self, AlertmanagerConfig.self, ExternalSecret.self, SecretStore.self, ClusterSecretStore.self,
    Kustomization.self, Application<NoHelmValues>.self, AppProject.self, HelmRelease<NoHelmValues>.self,
    HelmRepository.self, OCIRepository.self, GitRepository.self, FluxKustomization.self,
]
