import Kubernetes
import Testing
import YAML

/// A document that tests look at, under the name of its fixture.
struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    var document: any KubernetesDocument

    var testDescription: String { name }

    /// Every kind with every field set.
    static let samples = kinds.map { Example(name: "\($0.kind)-sample", document: $0.sample) }

    /// Every kind as a platform would have it.
    static let realistic = boundary + workloads + monitoring + secrets

    static let all = samples + realistic

    /// Examples of the API groups that are custom resources.
    static let customResources = all.filter { $0.isOf("monitoring.coreos.com") || $0.isOf("external-secrets.io") }

    /// Examples of the built-in API groups.
    static let builtIn = all.filter { example in
        !["monitoring.coreos.com", "external-secrets.io", "kustomize.config.k8s.io"].contains { example.isOf($0) }
    }

    private func isOf(_ group: String) -> Bool {
        type(of: document).apiVersion.description.hasPrefix(group + "/")
    }
}

/// Every kind that there is.
let kinds: [any KubernetesDocument.Type] = [
    Namespace.self, ResourceQuota.self, LimitRange.self, ServiceAccount.self, ConfigMap.self, Service.self,
    Deployment.self, Role.self, RoleBinding.self, ClusterRole.self, ClusterRoleBinding.self, NetworkPolicy.self,
    PodDisruptionBudget.self, HorizontalPodAutoscaler.self, PriorityClass.self, ServiceMonitor.self, PodMonitor.self,
    PrometheusRule.self, AlertmanagerConfig.self, ExternalSecret.self, SecretStore.self, ClusterSecretStore.self,
    Kustomization.self,
]
