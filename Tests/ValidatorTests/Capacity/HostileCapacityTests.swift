import Diagnostics
import Testing
import Validator

private func repeated(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }

private func plainPod(_ number: Int, _ spec: String) -> String {
    "---\n{apiVersion: v1, kind: Pod, metadata: {name: p\(number), namespace: web}, spec: {containers: [{name: a, image: a\(spec)}]}}\n"
}

private func quota(_ number: Int, _ spec: String) -> String {
    "---\n{apiVersion: v1, kind: ResourceQuota, metadata: {name: q\(number), namespace: web}, spec: {\(spec)}}\n"
}

private func amounts(_ count: Int) -> String { "{" + repeated(count) { "x\($0).example.com/y: 1, " } + "cpu: 1}" }

private let hostile: [(String, String)] = [
    (
        "many resources of one container",
        plainPod(0, ", resources: {requests: \(amounts(20_000))}") + quota(0, "hard: {requests.cpu: 1}")
    ),
    ("many keys of one quota", quota(0, "hard: \(amounts(20_000))") + repeated(2_000) { plainPod($0, "") }),
    (
        "many quotas and many pods",
        repeated(2_000) { quota($0, "hard: {requests.cpu: \($0), pods: 1, count/deployments.apps: 0}") }
            + repeated(2_000) { plainPod($0, ", resources: {requests: {cpu: \($0)}}") }
    ),
    (
        "many quotas with scopes",
        repeated(2_000) { quota($0, "hard: {pods: 1}, scopes: [NotTerminating]") }
            + repeated(2_000) { plainPod($0, "") }
    ),
    (
        "many LimitRanges",
        repeated(2_000) {
            "---\n{apiVersion: v1, kind: LimitRange, metadata: {name: l\($0), namespace: web}, spec: {limits: [{type: Container, max: {cpu: 1}, min: {memory: 1}}]}}\n"
        } + repeated(2_000) { plainPod($0, "") }
    ),
    (
        "one LimitRange of many items",
        "---\n{apiVersion: v1, kind: LimitRange, metadata: {name: l, namespace: web}, spec: {limits: ["
            + repeated(20_000) { "{type: Container, max: {x\($0).example.com/y: 1}}, " } + "]}}\n"
            + repeated(500) { plainPod($0, "") }
    ),
    (
        "many autoscalers of one target",
        repeated(5_000) {
            "---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: h\($0), namespace: web}, spec: {maxReplicas: \($0), scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}}}\n"
        }
            + "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, namespace: web}, spec: {template: {spec: {containers: [{name: a}]}}}}\n"
    ),
    (
        "amounts without end",
        quota(0, "hard: {pods: 9E, requests.cpu: 99999999999999999999E, cpu: -1, memory: x, limits.cpu: [1]}")
            + "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, namespace: web}, spec: {replicas: 9223372036854775807, strategy: {rollingUpdate: {maxSurge: 999999999999999999%}}, template: {spec: {overhead: {cpu: 9E}, containers: [{name: a, resources: {requests: {cpu: 9E}}}]}}}}\n"
            + "---\n{apiVersion: batch/v1, kind: Job, metadata: {name: j, namespace: web}, spec: {parallelism: -5, completions: -9, template: {spec: {containers: [{name: a}]}}}}\n"
            + "---\n{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: s, namespace: web}, spec: {replicas: 9223372036854775807, volumeClaimTemplates: [1, {spec: [2]}, {spec: {resources: {requests: {storage: 9E}}}}], template: {spec: {containers: [{name: a}]}}}}\n"
    ),
    (
        "strange shapes",
        quota(
            0,
            "hard: [1], scopes: {a: b}, scopeSelector: {matchExpressions: [1, {scopeName: [2], operator: {}, values: 3}]}"
        )
            + "---\n{apiVersion: v1, kind: LimitRange, metadata: {name: l, namespace: web}, spec: {limits: {a: b}}}\n"
            + "---\n{apiVersion: v1, kind: LimitRange, metadata: {name: m, namespace: web}, spec: {limits: [1, {type: [2], max: 3, min: [4], default: {cpu: {}}}]}}\n"
            + "---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: h, namespace: web}, spec: {metrics: [1, {type: Resource, resource: [2]}], scaleTargetRef: [3]}}\n"
            + "---\n{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: web}, spec: {overhead: 1, resources: [2], initContainers: {a: b}, containers: [3, {resources: 4}, {resources: {requests: [5], limits: {cpu: [6]}}}], affinity: {podAffinity: [7]}, volumes: [{ephemeral: 8}]}}\n"
            + "---\n{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: c}, value: [1], globalDefault: [2], preemptionPolicy: {}}\n"
    ),
]

@Test(arguments: hostile)
func `hostile quotas and workloads give findings, soon, and no crash`(label: String, text: String) async {
    let tenant = "{apiVersion: v1, kind: Namespace, metadata: {name: web, labels: {tenant: web}}}\n"
    let clock = ContinuousClock()
    let start = clock.now
    let findings = await Validator(RuleSelection([.capacity])).validate(
        ManifestTree([SourceFile(path: "a.yaml", text: tenant + text)])
    )
    #expect(findings.count <= 1_100, "\(label): \(findings.count)")
    #expect(clock.now - start < .seconds(60), "\(label)")
}

@Test func `a tree that is cut off anywhere is no harm`() async {
    let text = Examples.whole
    for end in stride(from: 0, to: text.utf8.count, by: 31) {
        let part = String(decoding: text.utf8.prefix(end), as: UTF8.self)
        _ = await Validator(RuleSelection([.capacity])).validate(ManifestTree([SourceFile(path: "a.yaml", text: part)]))
    }
}

private enum Examples {
    static let whole = RuleCatalogue.all.filter { $0.category == .capacity }.flatMap(\.good.files).map(\.text)
        .joined(separator: "\n---\n")
}
