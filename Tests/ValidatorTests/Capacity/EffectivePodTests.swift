import Testing
import YAML

@testable import Validator

/// A pod, and what it counts for; worked out by hand.
struct PodCase: CustomTestStringConvertible, Sendable {
    var label: String
    /// The specification of the pod.
    var pod: String
    /// What it asks for and may use, as `cpu 1, memory 1Gi`.
    var requests: String
    var limits: String
    /// The LimitRange of the namespace.
    var limitRange: String?

    var testDescription: String { label }

    init(_ label: String, _ pod: String, requests: String, limits: String = "", limitRange: String? = nil) {
        self.label = label
        self.pod = pod
        self.requests = requests
        self.limits = limits
        self.limitRange = limitRange
    }

    static let all: [PodCase] = [
        .init("nothing", "{containers: [{name: a}]}", requests: ""),
        .init(
            "the containers together",
            """
            containers:
              - {name: a, resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 1, memory: 128Mi}}}
              - {name: b, resources: {requests: {cpu: 250m}, limits: {memory: 1Gi}}}
            """,
            // b's limit of memory is its request.
            requests: "cpu 350m, memory 1088Mi",
            limits: "cpu 1, memory 1152Mi"
        ),
        .init(
            "an init container that asks for more than all others",
            """
            initContainers:
              - {name: i, resources: {requests: {cpu: 2, memory: 10Mi}}}
            containers:
              - {name: a, resources: {requests: {cpu: 500m, memory: 64Mi}}}
              - {name: b, resources: {requests: {cpu: 500m, memory: 64Mi}}}
            """,
            requests: "cpu 2, memory 128Mi"
        ),
        .init(
            "init containers one after the other",
            """
            initContainers:
              - {name: i, resources: {requests: {cpu: 600m}}}
              - {name: j, resources: {requests: {cpu: 700m}}}
            containers:
              - {name: a, resources: {requests: {cpu: 100m}}}
            """,
            requests: "cpu 700m"
        ),
        .init(
            "a sidecar runs beside the containers",
            """
            initContainers:
              - {name: s, restartPolicy: Always, resources: {requests: {cpu: 200m}}}
            containers:
              - {name: a, resources: {requests: {cpu: 100m}}}
            """,
            requests: "cpu 300m"
        ),
        .init(
            // KEP-753: a sidecar before an init container runs beside it, one after it doesn't.
            "an init container between sidecars",
            """
            initContainers:
              - {name: s, restartPolicy: Always, resources: {requests: {cpu: 1}}}
              - {name: i, resources: {requests: {cpu: 4}}}
              - {name: t, restartPolicy: Always, resources: {requests: {cpu: 2}}}
            containers:
              - {name: a, resources: {requests: {cpu: 1}}}
            """,
            // max(1, 1 + 4, 1 + 2) while starting, 1 + 2 + 1 while running.
            requests: "cpu 5"
        ),
        .init(
            "sidecars that together are more",
            """
            initContainers:
              - {name: i, resources: {requests: {cpu: 4}}}
              - {name: s, restartPolicy: Always, resources: {requests: {cpu: 3}}}
              - {name: t, restartPolicy: Always, resources: {requests: {cpu: 2}}}
            containers:
              - {name: a, resources: {requests: {cpu: 1}}}
            """,
            requests: "cpu 6"
        ),
        .init(
            "what running a pod takes: of a limit only where there is one",
            """
            overhead: {cpu: 250m, memory: 120Mi}
            containers:
              - {name: a, resources: {requests: {cpu: 1, memory: 100Mi}, limits: {memory: 200Mi}}}
            """,
            requests: "cpu 1250m, memory 220Mi",
            limits: "memory 320Mi"
        ),
        .init(
            "the pod's own resources count in the place of its containers'",
            """
            resources: {requests: {cpu: 2}, limits: {cpu: 4, memory: 1Gi}}
            containers:
              - {name: a, resources: {requests: {cpu: 100m, memory: 64Mi, ephemeral-storage: 1Gi}}}
            """,
            // The pod says nothing of memory: what the containers ask for.
            requests: "cpu 2, ephemeral-storage 1Gi, memory 64Mi",
            limits: "cpu 4, memory 1Gi"
        ),
        .init(
            "the pod's limit is its request where nobody asks for anything",
            "{resources: {limits: {cpu: 4}}, containers: [{name: a}]}",
            requests: "cpu 4",
            limits: "cpu 4"
        ),
        .init(
            "the pod's own ephemeral storage counts for nothing",
            "{resources: {requests: {ephemeral-storage: 1Gi}}, containers: [{name: a}]}",
            requests: ""
        ),
        .init(
            "defaults of a LimitRange",
            "{containers: [{name: a}, {name: b, resources: {requests: {cpu: 50m}}}]}",
            requests: "cpu 150m, memory 256Mi",
            limits: "cpu 1, memory 512Mi",
            limitRange: "{default: {cpu: 500m, memory: 256Mi}, defaultRequest: {cpu: 100m, memory: 128Mi}}"
        ),
        .init(
            "a maximum is the default limit, and that the default request",
            "{containers: [{name: a}]}",
            requests: "cpu 100m, memory 1Gi",
            limits: "memory 1Gi",
            limitRange: "{max: {memory: 1Gi}, min: {cpu: 100m}}"
        ),
        .init(
            "a written limit is a request before the LimitRange gives one",
            "{containers: [{name: a, resources: {limits: {cpu: 2}}}]}",
            requests: "cpu 2",
            limits: "cpu 2",
            limitRange: "{defaultRequest: {cpu: 100m}, default: {cpu: 500m}}"
        ),
        .init(
            "init containers get defaults too",
            "{initContainers: [{name: i}], containers: [{name: a, resources: {requests: {cpu: 10m}, limits: {cpu: 20m}}}]}",
            requests: "cpu 100m",
            limits: "cpu 500m",
            limitRange: "{defaultRequest: {cpu: 100m}, default: {cpu: 500m}}"
        ),
        .init(
            "extended resources and huge pages",
            "{containers: [{name: a, resources: {limits: {nvidia.com/gpu: 2, hugepages-2Mi: 100Mi}}}]}",
            requests: "hugepages-2Mi 100Mi, nvidia.com/gpu 2",
            limits: "hugepages-2Mi 100Mi, nvidia.com/gpu 2"
        ),
        .init(
            "fractions are rounded up to thousandths",
            "{containers: [{name: a, resources: {requests: {cpu: 100.0001m}}}]}",
            requests: "cpu 101m"
        ),
        .init(
            "what is no amount counts for nothing",
            "{containers: [{name: a, resources: {requests: {cpu: lots, memory: -1Gi, pods: [1]}}}]}",
            requests: ""
        ),
        .init(
            "more than can be counted",
            "{containers: [{name: a, resources: {requests: {memory: 100E}}}, {name: b, resources: {requests: {memory: 100E}}}]}",
            requests: "memory more than can be counted"
        ),
    ]
}

private func node(_ text: String) throws -> YAMLNode {
    try #require(try YAMLStream.parse(text).documents.first)
}

extension ResourceAmounts {
    fileprivate var text: String {
        entries.map { "\($0.name) \(AmountText.of($0.thousandths, $0.name))" }.joined(separator: ", ")
    }
}

@Test(arguments: PodCase.all)
func `a pod counts for what Kubernetes charges`(pod: PodCase) throws {
    let ranges = try pod.limitRange.map { limits in
        [LimitRangeFacts(try node("spec: {limits: [{type: Container, \(limits.dropFirst())]}"))]
    }
    let effective = EffectivePod(
        PodResources(try node(pod.pod)),
        defaults: LimitDefaults(ranges ?? [])
    )
    #expect(effective.requests.text == pod.requests)
    #expect(effective.limits.text == pod.limits)
}

@Test(arguments: [
    ("{containers: [{name: a}]}", true),
    ("{overhead: {cpu: 1}, containers: [{name: a}]}", true),
    ("{containers: [{name: a, resources: {requests: {cpu: 0}}}]}", true),
    ("{containers: [{name: a, resources: {requests: {ephemeral-storage: 1Gi}}}]}", true),
    ("{containers: [{name: a}, {name: b, resources: {limits: {memory: 1Gi}}}]}", false),
    ("{initContainers: [{name: i, resources: {requests: {cpu: 1}}}], containers: [{name: a}]}", false),
    ("{resources: {requests: {cpu: 1}}, containers: [{name: a}]}", false),
])
func `a pod that asks for nothing is one of best effort`(pod: String, isBestEffort: Bool) throws {
    #expect(EffectivePod(PodResources(try node(pod))).isBestEffort == isBestEffort)
}

@Test(arguments: [
    (WorkloadFacts.Surge.percent(25), 1, 1), (.percent(25), 4, 1), (.percent(25), 5, 2), (.percent(100), 3, 3),
    (.percent(0), 3, 0), (.pods(2), 10, 2), (.none, 10, 0), (.percent(1_000), .max, .max),
])
func `a surge is rounded up`(surge: WorkloadFacts.Surge, count: Int, pods: Int) {
    #expect(surge.pods(of: count) == pods)
}

@Test(arguments: [
    ("Pod", "pods"), ("NetworkPolicy", "networkpolicies"), ("Ingress", "ingresses"), ("Endpoints", "endpoints"),
    ("EndpointSlice", "endpointslices"), ("PodDisruptionBudget", "poddisruptionbudgets"),
])
func `a kind has its resource`(kind: String, resource: String) {
    #expect(ObjectKind(kind).resourceName == resource)
    #expect(ObjectKind(kind, "example.com").resourceName == "\(resource).example.com")
}
