import Diagnostics
import Kubernetes
import KubernetesSchemas
import Testing
import Validator
import YAML

/// A kind that can be written in Swift.
private struct WrittenKind: CustomTestStringConvertible, Sendable {
    var type: any KubernetesDocument.Type
    var testDescription: String { "\(type.kind)" }

    static let all: [any KubernetesDocument.Type] = [
        Namespace.self, ResourceQuota.self, LimitRange.self, ServiceAccount.self, ConfigMap.self, Service.self,
        Deployment.self, Role.self, RoleBinding.self, ClusterRole.self, ClusterRoleBinding.self, NetworkPolicy.self,
        PodDisruptionBudget.self, HorizontalPodAutoscaler.self, PriorityClass.self, ServiceMonitor.self,
        PodMonitor.self, PrometheusRule.self, ExternalSecret.self, SecretStore.self, ClusterSecretStore.self,
    ]
}

@Test(arguments: WrittenKind.all.map { WrittenKind(type: $0) })
private func `a value with every field set fits the schema of every version`(kind: WrittenKind) async throws {
    let file = SourceFile(path: "sample.yaml", text: kind.type.sample.yaml())
    for version in KubernetesVersion.supported {
        let validator = Validator(RuleSelection([.schema]), versions: [version], workers: 1)
        for finding in await validator.validate(ManifestTree([file])) {
            // What came with a later version is unknown to the earlier ones; the table says so itself.
            let isNewer = finding.id == "unknown-field" && finding.message.contains("it came with")
            #expect(isNewer && version < .newest, "\(version): \(finding.message) \(finding.pointer ?? "")")
        }
    }
}
