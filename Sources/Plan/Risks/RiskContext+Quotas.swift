import Kubernetes

extension RiskContext {
    /// Quotas that are less than what runs in their namespace at its most, and were not before.
    func quotas() -> [Risk] {
        let touched = Set(changes.map(\.key.namespace))
        let scalers = (Self.scalers(old), Self.scalers(new))
        return new.objects("ResourceQuota", group: "").flatMap { quota -> [Risk] in
            // One with scopes counts only some pods.
            guard quota.value["spec"]?["scopes"] == nil, quota.value["spec"]?["scopeSelector"] == nil else { return [] }
            let namespace = quota.key.namespace
            guard touched.contains(namespace) else { return [] }
            let needed = Demand(workloads.old[namespace] ?? [], scalers.0[namespace] ?? [])
            let before = old.objects[quota.key].map { Self.excess($0, needed) } ?? [:]
            let needs = Demand(workloads.new[namespace] ?? [], scalers.1[namespace] ?? [])
            return Self.excess(quota, needs).sorted { $0.key < $1.key }.compactMap {
                name,
                excess in
                guard before[name] == nil else { return nil }
                return Risk(
                    .quotaExceeded,
                    quota.key,
                    "allows \(name) \(excess.limit.text), and what runs at its most needs \(excess.need.text)",
                    advice: "pods beyond it are not created: autoscaling and rolling updates stop"
                )
            }
        }
    }

    /// The autoscalers of each namespace.
    private static func scalers(_ version: TreeVersion) -> [String: [PlanObject]] {
        Dictionary(grouping: version.objects("HorizontalPodAutoscaler", group: "autoscaling"), by: \.key.namespace)
    }

    private static func excess(_ quota: PlanObject, _ demand: Demand) -> [String: (limit: Quantity, need: Quantity)] {
        var excess: [String: (limit: Quantity, need: Quantity)] = [:]
        for (name, value) in quota.value.at("spec", "hard")?.members ?? [:] {
            guard let limit = ValueComparison.quantity(value), let need = demand.amount(of: name), need > limit else {
                continue
            }
            excess[name] = (limit, need)
        }
        return excess
    }
}

/// What the workloads of a namespace need at their most: all replicas that an autoscaler may make, and those that a rolling
/// update adds.
private struct Demand {
    private var amounts: [String: Quantity] = [:]

    init(_ workloads: [Workload], _ scalers: [PlanObject]) {
        for workload in workloads {
            // A DaemonSet has as many pods as there are nodes, which the tree doesn't show: it needs at least what the others do.
            guard let pods = Self.pods(of: workload, scalers) else { continue }
            add("pods", Quantity(Int64(pods)))
            for list in ["requests", "limits"] {
                for (resource, amount) in Self.podResources(workload, list) {
                    add("\(list).\(resource)", amount * pods)
                }
            }
        }
    }

    /// The amount that counts against a quota's key; `nil` for one that isn't about pods.
    ///
    /// `cpu` and `memory` are requests (kubernetes pkg/quota/v1/evaluator/core/pods.go).
    func amount(of key: String) -> Quantity? {
        switch key {
        case "cpu", "memory", "ephemeral-storage": amounts["requests.\(key)"]
        default: amounts[key]
        }
    }

    private mutating func add(_ key: String, _ amount: Quantity) {
        amounts[key] = amounts[key].map { $0 + amount } ?? amount
    }

    private static func pods(of workload: Workload, _ scalers: [PlanObject]) -> Int? {
        let key = workload.object.key
        let spec = workload.object.value["spec"]
        switch key.kind {
        case "Pod": return 1
        case "Job", "CronJob":
            return spec?["parallelism"]?.integer ?? spec?.at("jobTemplate", "spec", "parallelism")?.integer ?? 1
        case "DaemonSet": return nil
        default:
            let scaler = scalers.first { scaler in
                let target = scaler.value.at("spec", "scaleTargetRef")
                return target?["kind"]?.string == key.kind && target?["name"]?.string == key.name
            }
            let replicas = scaler?.value.at("spec", "maxReplicas")?.integer ?? spec?["replicas"]?.integer ?? 1
            guard replicas > 0 else { return 0 }
            return replicas + (key.kind == "Deployment" ? surge(spec, of: replicas) : 0)
        }
    }

    /// Pods that a rolling update adds: a quarter, rounded up, where nothing is said (apps/v1 defaults.go).
    private static func surge(_ spec: JSONValue?, of replicas: Int) -> Int {
        guard spec?.at("strategy", "type")?.string != "Recreate" else { return 0 }
        switch spec?.at("strategy", "rollingUpdate", "maxSurge") {
        case .int(let pods): return Int(clamping: pods)
        case .string(let text):
            guard text.hasSuffix("%"), let percent = Int(text.dropLast()), percent >= 0, percent <= 1000 else {
                return 0
            }
            return (replicas * percent + 99) / 100
        default: return (replicas * 25 + 99) / 100
        }
    }

    /// What a pod counts: its containers together, or its largest init container where that is more
    /// (kubernetes component-helpers resource/helpers.go `PodRequests`).
    private static func podResources(_ workload: Workload, _ list: String) -> [String: Quantity] {
        func resources(of container: JSONValue) -> [String: Quantity] {
            let resources = container["resources"]
            // A limit is a request where none is written (core/v1 defaults.go `SetDefaults_Pod`).
            let members = (list == "requests" ? resources?["limits"]?.members ?? [:] : [:])
                .merging(resources?[list]?.members ?? [:]) { $1 }
            return members.compactMapValues { ValueComparison.quantity($0) }
        }
        let initContainers = workload.podSpec?.list("initContainers") ?? []
        let sidecars = initContainers.filter { $0["restartPolicy"]?.string == "Always" }
        var sum: [String: Quantity] = [:]
        for container in (workload.podSpec?.list("containers") ?? []) + sidecars {
            sum.merge(resources(of: container)) { $0 + $1 }
        }
        for container in initContainers where container["restartPolicy"]?.string != "Always" {
            sum.merge(resources(of: container)) { max($0, $1) }
        }
        return sum
    }
}
