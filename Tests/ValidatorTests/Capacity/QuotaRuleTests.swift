import Diagnostics
import Testing
import YAML

@testable import Validator

extension CapacityExample {
    /// What exceeds a quota, and what doesn't.
    fileprivate static let quotas: [RuleCase] = [
        RuleCase(
            "exceeded-quota",
            "a quarter more during an update",
            quota("1️⃣pods: \"4\"") + workload("apps/v1 Deployment", "replicas: 4"),
            says: "needs 5 of 'pods'"
        ),
        RuleCase(
            "exceeded-quota",
            "recreated",
            quota("pods: \"4\"") + workload("apps/v1 Deployment", "{replicas: 4, strategy: {type: Recreate}}".unflowed)
        ),
        RuleCase(
            "exceeded-quota",
            "one replica and its surge",
            quota("1️⃣requests.cpu: 900m") + workload(),
            says: "needs 1 of 'requests.cpu'"
        ),
        RuleCase(
            "exceeded-quota",
            "the autoscaler's most",
            quota("1️⃣requests.cpu: \"5\"") + scaler(10)
                + workload("apps/v1 Deployment", "strategy: {rollingUpdate: {maxSurge: 1}}"),
            says: "needs 5500m"
        ),
        RuleCase(
            "exceeded-quota",
            "fits at the autoscaler's most",
            quota("requests.cpu: 5500m") + scaler(10)
                + workload("apps/v1 Deployment", "strategy: {rollingUpdate: {maxSurge: 1}}")
        ),
        RuleCase(
            "exceeded-quota",
            "scaled to nothing",
            quota("pods: \"0\"") + scaler(10) + workload("apps/v1 Deployment", "replicas: 0")
        ),
        RuleCase(
            "exceeded-quota",
            "an autoscaler of something else",
            quota("pods: \"2\"") + scaler(10, "StatefulSet") + workload()
        ),
        RuleCase("exceeded-quota", "the plain name of a request", quota("1️⃣cpu: 900m") + workload()),
        RuleCase(
            "exceeded-quota",
            "limits",
            quota("1️⃣limits.memory: 1Gi") + workload(resources: "{limits: {memory: 768Mi}}"),
            says: "needs 1536Mi of 'limits.memory'"
        ),
        RuleCase(
            "exceeded-quota",
            "ephemeral storage",
            quota("1️⃣requests.ephemeral-storage: 1Gi") + workload(resources: "{requests: {ephemeral-storage: 1Gi}}")
        ),
        RuleCase(
            "exceeded-quota",
            "extended resources",
            quota("1️⃣requests.nvidia.com/gpu: \"1\"") + workload(resources: "{limits: {nvidia.com/gpu: 1}}"),
            says: "needs 2"
        ),
        RuleCase(
            "exceeded-quota",
            "a StatefulSet has no surge",
            quota("pods: \"3\"") + workload("apps/v1 StatefulSet", "replicas: 3")
        ),
        RuleCase(
            "exceeded-quota",
            "a StatefulSet",
            quota("1️⃣pods: \"2\"") + workload("apps/v1 StatefulSet", "replicas: 3")
        ),
        RuleCase(
            "exceeded-quota",
            "a Job runs as many as it may",
            quota("1️⃣pods: \"2\"") + workload("batch/v1 Job", "parallelism: 3")
        ),
        RuleCase(
            "exceeded-quota",
            "a Job runs no more than it has to",
            quota("pods: \"2\"") + workload("batch/v1 Job", "{parallelism: 3, completions: 2}".unflowed)
        ),
        RuleCase("exceeded-quota", "a suspended Job", quota("pods: \"0\"") + workload("batch/v1 Job", "suspend: true")),
        RuleCase(
            "exceeded-quota",
            "one pod on each node",
            quota("1️⃣pods: \"0\"") + workload("apps/v1 DaemonSet"),
            says: "needs 1"
        ),
        RuleCase(
            "exceeded-quota",
            "the certificate that is in each namespace",
            namespace + quota("1️⃣configmaps: \"0\"")
        ),
        RuleCase("exceeded-quota", "Services", quota("1️⃣services: \"0\"") + webService("ClusterIP")),
        RuleCase("exceeded-quota", "no node port", quota("services.nodeports: \"0\"") + webService("ClusterIP")),
        RuleCase(
            "exceeded-quota",
            "a node port each",
            quota("1️⃣services.nodeports: \"1\"") + webService("NodePort"),
            says: "has 2 of 'services.nodeports'"
        ),
        RuleCase(
            "exceeded-quota",
            "a load balancer takes node ports",
            quota("1️⃣services.nodeports: \"1\"") + webService("LoadBalancer"),
            says: "has 2"
        ),
        RuleCase(
            "exceeded-quota",
            "a load balancer that takes none",
            quota("services.nodeports: \"0\"") + webService("LoadBalancer", "allocateLoadBalancerNodePorts: false")
        ),
        RuleCase(
            "exceeded-quota",
            "load balancers",
            quota("1️⃣services.loadbalancers: \"0\"") + webService("LoadBalancer")
        ),
        RuleCase(
            "exceeded-quota",
            "claims",
            quota("1️⃣persistentvolumeclaims: \"0\"\n    2️⃣requests.storage: 5Gi") + claim
        ),
        RuleCase(
            "exceeded-quota",
            "claims of a class",
            quota(
                "1️⃣gold.storageclass.storage.k8s.io/requests.storage: 5Gi\n    2️⃣gold.storageclass.storage.k8s.io/persistentvolumeclaims: \"0\"\n    silver.storageclass.storage.k8s.io/requests.storage: \"0\""
            ) + claim
        ),
        RuleCase(
            "exceeded-quota",
            "claims of a StatefulSet",
            quota("1️⃣requests.storage: 5Gi")
                + workload(
                    "apps/v1 StatefulSet",
                    "{replicas: 3, volumeClaimTemplates: [{metadata: {name: d}, spec: {resources: {requests: {storage: 2Gi}}}}]}"
                        .unflowed
                ),
            says: "has 6Gi"
        ),
        RuleCase(
            "exceeded-quota",
            "objects of a kind",
            quota("1️⃣count/deployments.apps: \"0\"\n    count/deployments: \"0\"\n    2️⃣count/replicasets.apps: \"10\"")
                + workload()
        ),
        RuleCase(
            "exceeded-quota",
            "scopes: pods with an end",
            quota("pods: \"0\"", "scopes: [Terminating]") + workload()
        ),
        RuleCase(
            "exceeded-quota",
            "scopes: pods without one",
            quota("1️⃣pods: \"0\"", "scopes: [NotTerminating]") + workload()
        ),
        RuleCase("exceeded-quota", "scopes: best effort", quota("pods: \"0\"", "scopes: [BestEffort]") + workload()),
        RuleCase(
            "exceeded-quota",
            "scopes: not best effort",
            quota("1️⃣pods: \"0\"", "scopes: [NotBestEffort]") + workload()
        ),
        RuleCase(
            "exceeded-quota",
            "scopes: of a class that none has",
            quota(
                "pods: \"0\"",
                "scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}"
            ) + workload()
        ),
        RuleCase(
            "exceeded-quota",
            "scopes: of any other class",
            quota(
                "1️⃣pods: \"0\"",
                "scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: NotIn, values: [high]}]}"
            ) + workload()
        ),
        RuleCase(
            "exceeded-quota",
            "scopes are of pods alone",
            quota("services: \"0\"", "scopes: [NotTerminating]") + webService("ClusterIP")
        ),
        RuleCase(
            "node-port-quota",
            "load balancers without node ports",
            quota("services.loadbalancers: \"2\"\n    1️⃣services.nodeports: \"1\""),
            says: "allows for 2 load balancers"
        ),
        RuleCase(
            "node-port-quota",
            "no load balancers",
            quota("services.loadbalancers: \"0\"\n    services.nodeports: \"0\"")
        ),
        RuleCase(
            "node-port-quota",
            "load balancers that take none",
            quota("services.loadbalancers: \"2\"\n    services.nodeports: \"0\"")
                + webService("LoadBalancer", "allocateLoadBalancerNodePorts: false")
        ),
    ]
}

@Test(arguments: CapacityExample.quotas)
func `what a namespace needs is held against its quotas`(example: RuleCase) async {
    await example.check(RuleSelection([.capacity]))
}

@Test func `notes tell what makes up a sum, the largest first`() async throws {
    let small = CapacityExample.workload().replacing("name: web, namespace", with: "name: small, namespace")
    let tree =
        CapacityExample.quota("requests.cpu: \"1\"") + small + CapacityExample.scaler(5)
        + CapacityExample.workload("apps/v1 Deployment", "strategy: {rollingUpdate: {maxSurge: 1}}")
    let findings = await Validator(RuleSelection([.capacity])).validate(
        ManifestTree([SourceFile(path: "a.yaml", text: tree)])
    )
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.pointer == "/spec/hard/requests.cpu")
    #expect(finding.object == "ResourceQuota web/compute")
    #expect(
        finding.notes.map(\.message) == [
            "Deployment 'web': (5 + 1) × 500m: 5 is the most that 'web' scales to, 1 more while an update replaces them",
            "Deployment 'small': (1 + 1) × 500m: 1 more while an update replaces them",
        ]
    )
    #expect(finding.notes.allSatisfy { $0.location?.path == "a.yaml" })
}
