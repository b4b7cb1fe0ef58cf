import Diagnostics
import Testing
import YAML

@testable import Validator

/// A workload of `web` with a line of its specification, and the resources of its container.
private func workload(
    _ kind: String = "apps/v1 Deployment",
    _ spec: String = "",
    resources: String = "{requests: {cpu: 500m}}"
) -> String {
    let parts = kind.split(separator: " ")
    let line = spec.isEmpty ? "" : "  \(spec)\n"
    let selector = parts[1] == "Job" ? "" : "  selector: {matchLabels: {app: web}}\n"
    return """
        apiVersion: \(parts[0])
        kind: \(parts[1])
        metadata: {name: web, namespace: web}
        spec:
        \(line)\(selector)  template:
            metadata: {labels: {app: web}}
            spec:
              restartPolicy: \(parts[1] == "Job" ? "Never" : "Always")
              containers:
                - {name: web, image: registry.example/web:1.0.0, resources: \(resources)}
        ---

        """
}

/// A quota of `web`, with its fields as text.
private func quota(_ hard: String, _ spec: String = "") -> String {
    """
    apiVersion: v1
    kind: ResourceQuota
    metadata: {name: compute, namespace: web}
    spec:
      hard:
        \(hard)
      \(spec)
    ---

    """
}

private func scaler(_ most: Int, _ kind: String = "Deployment") -> String {
    """
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: web, namespace: web}
    spec:
      scaleTargetRef: {apiVersion: apps/v1, kind: \(kind), name: web}
      maxReplicas: \(most)
    ---

    """
}

private func webService(_ type: String, _ spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: web}
    spec:
      type: \(type)
      \(spec)
      ports: [{name: a, port: 1}, {name: b, port: 2}]
    ---

    """
}

private let claim = """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: data, namespace: web}
    spec: {storageClassName: gold, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
    ---

    """

/// What exceeds a quota, and what doesn't.
private let quotas: [RuleCase] = [
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
    RuleCase("exceeded-quota", "a StatefulSet", quota("1️⃣pods: \"2\"") + workload("apps/v1 StatefulSet", "replicas: 3")),
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
    RuleCase("exceeded-quota", "the certificate that is in each namespace", namespace + quota("1️⃣configmaps: \"0\"")),
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
    RuleCase("exceeded-quota", "load balancers", quota("1️⃣services.loadbalancers: \"0\"") + webService("LoadBalancer")),
    RuleCase("exceeded-quota", "claims", quota("1️⃣persistentvolumeclaims: \"0\"\n    2️⃣requests.storage: 5Gi") + claim),
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
    RuleCase("exceeded-quota", "scopes: pods with an end", quota("pods: \"0\"", "scopes: [Terminating]") + workload()),
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

private let namespace = """
    apiVersion: v1
    kind: Namespace
    metadata: {name: web}
    ---

    """

private func webPod(_ containers: String, _ spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: web}
    spec:
      \(spec)
      containers:
        \(containers)
    ---

    """
}

private func limits(_ item: String) -> String {
    """
    apiVersion: v1
    kind: LimitRange
    metadata: {name: limits, namespace: web}
    spec: {limits: [{\(item)}]}
    ---

    """
}

/// What a quota demands, and what a LimitRange allows.
private let containers: [RuleCase] = [
    RuleCase(
        "unsized-container",
        "nothing at all",
        quota("requests.cpu: \"9\"") + webPod("- 1️⃣{name: a}"),
        says: "container 'a' says nothing of 'requests.cpu', which the quota 'compute' counts"
    ),
    RuleCase(
        "unsized-container",
        "one of two",
        quota("requests.cpu: \"9\"\n    limits.cpu: \"9\"") + webPod("- {name: a, resources: 1️⃣{requests: {cpu: 1}}}"),
        says: "'limits.cpu'"
    ),
    RuleCase(
        "unsized-container",
        "a limit is a request too",
        quota("requests.cpu: \"9\"") + webPod("- {name: a, resources: {limits: {cpu: 1}}}")
    ),
    RuleCase(
        "unsized-container",
        "an init container",
        quota("cpu: \"9\"") + webPod("- {name: a, resources: {requests: {cpu: 1}}}", "initContainers: [1️⃣{name: i}]"),
        says: "container 'i'"
    ),
    RuleCase(
        "unsized-container",
        "defaults",
        quota("requests.cpu: \"9\"") + limits("type: Container, defaultRequest: {cpu: 1}") + webPod("- {name: a}")
    ),
    RuleCase(
        "unsized-container",
        "defaults of another resource",
        quota("requests.cpu: \"9\"") + limits("type: Container, defaultRequest: {memory: 1}") + webPod("- 1️⃣{name: a}")
    ),
    RuleCase(
        "unsized-container",
        "the pod as a whole says it",
        quota("requests.cpu: \"9\"") + webPod("- {name: a}", "resources: {requests: {cpu: 1}}")
    ),
    RuleCase(
        "unsized-container",
        "storage is not demanded",
        quota("requests.ephemeral-storage: 9Gi") + webPod("- {name: a}")
    ),
    RuleCase(
        "unsized-container",
        "a quota of other pods",
        quota("requests.cpu: \"9\"", "scopes: [Terminating]") + webPod("- {name: a}")
    ),
    RuleCase(
        "outside-limit-range",
        "above the most",
        limits("type: Container, max: {cpu: 1}") + webPod("- {name: a, resources: {limits: {cpu: 1️⃣2}}}"),
        says: "may use 2 of 'cpu', more than the most of 1"
    ),
    RuleCase(
        "outside-limit-range",
        "the most",
        limits("type: Container, max: {cpu: 1}") + webPod("- {name: a, resources: {limits: {cpu: 1}}}")
    ),
    RuleCase(
        "outside-limit-range",
        "below the least",
        limits("type: Container, min: {memory: 1Gi}")
            + webPod("- {name: a, resources: {requests: {memory: 1️⃣1Mi}, limits: {memory: 2Gi}}}"),
        says: "asks for 1Mi"
    ),
    RuleCase(
        "outside-limit-range",
        "a request above the most",
        limits("type: Container, max: {cpu: 1}") + webPod("- {name: a, resources: {requests: {cpu: 1️⃣2}}}"),
        says: "asks for 2"
    ),
    RuleCase(
        "outside-limit-range",
        "too many times the request",
        limits("type: Container, maxLimitRequestRatio: {cpu: 2}")
            + webPod("- {name: a, resources: {requests: {cpu: 100m}, limits: {cpu: 1️⃣250m}}}"),
        says: "more than 2 times the 100m"
    ),
    RuleCase(
        "outside-limit-range",
        "as many times the request",
        limits("type: Container, maxLimitRequestRatio: {cpu: 2}")
            + webPod("- {name: a, resources: {requests: {cpu: 100m}, limits: {cpu: 200m}}}")
    ),
    RuleCase(
        "outside-limit-range",
        "a ratio without a request",
        limits("type: Container, maxLimitRequestRatio: {cpu: 2}") + webPod("- 1️⃣{name: a}"),
        says: "asks for no 'cpu'"
    ),
    RuleCase(
        "outside-limit-range",
        "an init container",
        limits("type: Container, max: {cpu: 1}")
            + webPod("- {name: a}", "initContainers: [{name: i, resources: {limits: {cpu: 1️⃣2}}}]")
    ),
    RuleCase(
        "outside-limit-range",
        "the pod",
        limits("type: Pod, max: {cpu: 1}")
            + webPod("- {name: a, resources: {limits: {cpu: 1}}}\n    - {name: b, resources: {limits: {cpu: 1}}}")
            .replacing("\n  \n  containers", with: "\n  1️⃣restartPolicy: Never\n  containers"),
        says: "the pod may use 2"
    ),
    RuleCase(
        "outside-limit-range",
        "the pod has no limit",
        limits("type: Pod, max: {cpu: 1}")
            + webPod("- {name: a}").replacing("\n  \n  containers", with: "\n  1️⃣restartPolicy: Never\n  containers"),
        says: "has no limit of 'cpu'"
    ),
    RuleCase(
        "outside-limit-range",
        "a claim",
        limits("type: PersistentVolumeClaim, max: {storage: 1Gi}") + claim.replacing("10Gi", with: "1️⃣10Gi"),
        says: "the claim asks for 10Gi, more than the most of 1Gi"
    ),
    RuleCase(
        "outside-limit-range",
        "a claim of a StatefulSet",
        limits("type: PersistentVolumeClaim, min: {storage: 5Gi}")
            + workload(
                "apps/v1 StatefulSet",
                "volumeClaimTemplates: [{metadata: {name: d}, spec: {resources: {requests: {storage: 1️⃣2Gi}}}}]"
            )
    ),
    RuleCase(
        "limit-range-exceeds-quota",
        "a default",
        quota("limits.cpu: \"1\"") + limits("type: Container, default: {cpu: 1️⃣2}, max: {cpu: 2️⃣4}")
    ),
    RuleCase(
        "limit-range-exceeds-quota",
        "a maximum",
        quota("limits.cpu: \"1\"") + limits("type: Container, max: {cpu: 1️⃣4}"),
        .warning
    ),
    RuleCase(
        "limit-range-exceeds-quota",
        "a maximum of requests alone",
        quota("requests.cpu: \"1\"") + limits("type: Container, max: {cpu: 4}")
    ),
    RuleCase(
        "limit-range-exceeds-quota",
        "the least",
        quota("requests.cpu: \"1\"") + limits("type: Pod, min: {cpu: 1️⃣2}"),
        says: "for one pod",
        .error
    ),
    RuleCase(
        "scaler-without-requests",
        "no request",
        scaler(2) + workload(resources: "1️⃣{limits: {memory: 1Gi}}"),
        says: "requests no 'cpu'"
    ),
    RuleCase(
        "scaler-without-requests",
        "a limit is a request too",
        scaler(2) + workload(resources: "{limits: {cpu: 1}}")
    ),
    RuleCase(
        "scaler-without-requests",
        "a default",
        scaler(2) + limits("type: Container, defaultRequest: {cpu: 1}") + workload(resources: "{}")
    ),
    RuleCase(
        "scaler-without-requests",
        "another resource",
        scaler(2).replacing(
            "maxReplicas: 2",
            with:
                "maxReplicas: 2\n  metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 50}}}]"
        )
            + workload(resources: "1️⃣{requests: {cpu: 1}}").replacing(
                "resources: 1️⃣{requests",
                with: "resources: {requests: 1️⃣"
            ).replacing("1️⃣: {cpu", with: "1️⃣{cpu")
    ),
    RuleCase(
        "scaler-without-requests",
        "a value needs none",
        scaler(2).replacing(
            "maxReplicas: 2",
            with:
                "maxReplicas: 2\n  metrics: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 50}}}]"
        ) + workload(resources: "{}")
    ),
    RuleCase(
        "scaler-without-requests",
        "another container's",
        scaler(2).replacing(
            "maxReplicas: 2",
            with:
                "maxReplicas: 2\n  metrics: [{type: ContainerResource, containerResource: {name: cpu, container: other, target: {type: Utilization, averageUtilization: 50}}}]"
        ) + workload(resources: "{}")
    ),
]

@Test(arguments: quotas + containers)
func `what a namespace needs is held against its quotas and limits`(example: RuleCase) async {
    await example.check(RuleSelection([.capacity]))
}

extension String {
    /// The fields of a mapping in braces, each on a line of its own, two spaces in.
    fileprivate var unflowed: String {
        var depth = 0
        var lines = ""
        for character in dropFirst().dropLast() {
            if "{[".contains(character) { depth += 1 }
            if "}]".contains(character) { depth -= 1 }
            if character == ",", depth == 0 { lines += "\n " } else { lines.append(character) }
        }
        return lines
    }
}

// MARK: - Tenants

/// A tenant's namespace, a class, and what else there is.
private func tenancy(_ rest: String, quota: String = TenantExample.quota(), limits: String = TenantExample.limitRange())
    -> String
{
    TenantExample.namespace + quota + limits + rest
}

private func priorityClass(_ name: String, _ fields: String) -> String {
    """
    apiVersion: scheduling.k8s.io/v1
    kind: PriorityClass
    metadata: {name: \(name)}
    \(fields)
    ---

    """
}

private let never = "value: 10\npreemptionPolicy: Never"
private let gateway = webPod("- {name: a}", "priorityClassName: platform")

private let tenants: [RuleCase] = [
    RuleCase(
        "missing-quota",
        "no quota",
        TenantExample.namespace.replacing("{name: acme", with: "{name: 1️⃣acme"),
        says: "namespace 'acme-corp' of the tenant 'acme-corp' has no ResourceQuota"
    ),
    RuleCase("missing-quota", "no tenant's", namespace),
    RuleCase(
        "incomplete-quota",
        "a key that matters most",
        tenancy("", quota: TenantExample.quota(without: "pods").replacing("    configmaps", with: "    1️⃣configmaps")),
        says: "nothing limits 'pods' in namespace 'acme-corp'",
        .error
    ),
    RuleCase(
        "incomplete-quota",
        "a key that matters",
        tenancy(
            "",
            quota: TenantExample.quota(without: "services.nodeports").replacing(
                "    configmaps",
                with: "    1️⃣configmaps"
            )
        ),
        .warning
    ),
    RuleCase(
        "incomplete-quota",
        "the other name of a key",
        tenancy("", quota: TenantExample.quota().replacing("requests.cpu", with: "cpu"))
    ),
    RuleCase(
        "incomplete-quota",
        "in a second quota",
        tenancy(
            TenantExample.quota().replacing("name: tenant", with: "name: more").replacing(
                "resourcequotas: 1",
                with: "resourcequotas: 2"
            ),
            quota: TenantExample.quota(without: "pods").replacing("resourcequotas: 1", with: "resourcequotas: 2")
        )
    ),
    RuleCase(
        "missing-limit-range",
        "no defaults",
        tenancy("", quota: TenantExample.quota().replacing("{name: tenant", with: "{name: 1️⃣tenant"), limits: ""),
        says: "'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'"
    ),
    RuleCase(
        "missing-limit-range",
        "a default that is missing",
        tenancy(
            "",
            quota: TenantExample.quota().replacing("{name: tenant", with: "{name: 1️⃣tenant"),
            limits: TenantExample.limitRange(limit: "{cpu: 500m}")
        ),
        says: "a default for 'limits.memory'"
    ),
    RuleCase(
        "pod-on-each-node",
        "a DaemonSet of a tenant",
        tenancy(
            workload("apps/v1 DaemonSet", resources: "{}").replacing(
                "name: web, namespace: web",
                with: "name: 1️⃣web, namespace: acme-corp"
            )
        )
    ),
    RuleCase("pod-on-each-node", "a DaemonSet of the platform", tenancy(workload("apps/v1 DaemonSet"))),
    RuleCase(
        "tenant-priority",
        "a class that drives out others",
        priorityClass("high", "value: 10") + tenancy(TenantExample.pod("priorityClassName: 1️⃣high")),
        says: "needs 'preemptionPolicy: Never'"
    ),
    RuleCase(
        "tenant-priority",
        "a class that doesn't",
        priorityClass("low", never) + tenancy(TenantExample.pod("priorityClassName: low"))
    ),
    RuleCase(
        "tenant-priority",
        "the cluster's own",
        tenancy(TenantExample.pod("priorityClassName: 1️⃣system-node-critical")),
        says: "can't do without"
    ),
    RuleCase(
        "tenant-priority",
        "the default of the cluster",
        priorityClass("usual", "value: 10\nglobalDefault: true")
            + tenancy(TenantExample.pod("restartPolicy: Always").replacing("  restartPolicy", with: "  1️⃣restartPolicy")),
        says: "'usual'"
    ),
    RuleCase(
        "tenant-priority",
        "the platform's",
        priorityClass("platform", never) + gateway + tenancy(TenantExample.pod("priorityClassName: 1️⃣platform")),
        says: "platform's own pods"
    ),
    RuleCase(
        "tenant-priority",
        "as high as the platform's",
        priorityClass("platform", never) + priorityClass("tenant", never) + gateway
            + tenancy(TenantExample.pod("priorityClassName: 1️⃣tenant")),
        says: "not below the 10"
    ),
    RuleCase("tenant-priority", "none, and no default", tenancy(TenantExample.pod("restartPolicy: Always"))),
]

@Test(arguments: tenants)
func `tenants are held to quotas that say enough, and drive out nobody`(example: RuleCase) async {
    await example.check(RuleSelection([.capacity]))
}

@Test func `notes tell what makes up a sum, the largest first`() async throws {
    let small = workload().replacing("name: web, namespace", with: "name: small, namespace")
    let tree =
        quota("requests.cpu: \"1\"") + small + scaler(5)
        + workload("apps/v1 Deployment", "strategy: {rollingUpdate: {maxSurge: 1}}")
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

@Test(arguments: [
    ("8", 1.0, 1), ("12", 1.0, 0), ("8", 1.5, 0), ("8", 1.4, 1),
])
func `quotas of tenants are held against the cluster`(cpu: String, overcommit: Double, count: Int) async throws {
    let quotas = (0..<3).map { number in
        [
            SourceFile(
                path: "\(number).yaml",
                text: tenancy("").replacing("acme-corp", with: "tenant-\(number)")
                    .replacing("requests.cpu: \"2\"", with: "requests.cpu: \"\(number + 3)\"")
                    .replacing("limits.cpu: \"4\"", with: "limits.cpu: \"9\"")
            )
        ]
    }
    var validator = Validator(RuleSelection([.capacity]))
    validator.settings.capacity = CapacityConfiguration(
        cluster: ClusterCapacity(cpu: ConfiguredQuantity(stringLiteral: cpu), memory: "100Gi"),
        overcommit: try #require(OvercommitFactor(overcommit))
    )
    let findings = await validator.validate(ManifestTree(quotas.flatMap(\.self)))
    #expect(findings.count == count, "\(findings.map(\.line))")
    guard let finding = findings.first else { return }
    #expect(finding.id == "quotas-exceed-cluster")
    #expect(finding.location?.description == "2.yaml:17:5")
    #expect(finding.message.contains("allow for 12 of 'requests.cpu' together"))
    #expect(finding.notes.map(\.message) == ["namespace 'tenant-1': 4", "namespace 'tenant-0': 3"])
}
