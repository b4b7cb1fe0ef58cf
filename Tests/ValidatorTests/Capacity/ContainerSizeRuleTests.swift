import Diagnostics
import Testing
import YAML

@testable import Validator

extension CapacityExample {
    /// What a quota demands, and what a LimitRange allows.
    fileprivate static let containers: [RuleCase] = [
        RuleCase(
            "unsized-container",
            "nothing at all",
            quota("requests.cpu: \"9\"") + webPod("- 1️⃣{name: a}"),
            says: "container 'a' says nothing of 'requests.cpu', which the quota 'compute' counts"
        ),
        RuleCase(
            "unsized-container",
            "one of two",
            quota("requests.cpu: \"9\"\n    limits.cpu: \"9\"")
                + webPod("- {name: a, resources: 1️⃣{requests: {cpu: 1}}}"),
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
            quota("cpu: \"9\"")
                + webPod("- {name: a, resources: {requests: {cpu: 1}}}", "initContainers: [1️⃣{name: i}]"),
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
            quota("requests.cpu: \"9\"") + limits("type: Container, defaultRequest: {memory: 1}")
                + webPod("- 1️⃣{name: a}")
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
}

@Test(arguments: CapacityExample.containers)
func `containers say what a quota demands and a LimitRange allows`(example: RuleCase) async {
    await example.check(RuleSelection([.capacity]))
}
