/// What a workload makes pods of.
struct Workload {
    let object: PlanObject
    /// The template, or for a Pod the object itself.
    let template: JSONValue

    /// The workload that an object is; `nil` for objects that make no pods.
    init?(_ object: PlanObject) {
        let spec = object.value["spec"]
        let template: JSONValue?
        switch (object.key.kind, object.key.group) {
        case ("Pod", ""): template = object.value
        case ("CronJob", "batch"): template = spec?.at("jobTemplate", "spec", "template")
        case ("Deployment", "apps"), ("StatefulSet", "apps"), ("DaemonSet", "apps"), ("ReplicaSet", "apps"),
            ("Job", "batch"), ("ReplicationController", ""):
            template = spec?["template"]
        default: return nil
        }
        guard let template, template["spec"] != nil else { return nil }
        self.object = object
        self.template = template
    }

    var namespace: String { object.key.namespace }

    /// The labels of its pods.
    var labels: [String: String] { template.at("metadata", "labels")?.strings ?? [:] }

    var podSpec: JSONValue? { template["spec"] }

    /// The containers of every sort, by their names; what isn't named isn't known again.
    var containers: [String: JSONValue] {
        var containers: [String: JSONValue] = [:]
        for list in ["containers", "initContainers", "ephemeralContainers"] {
            for container in podSpec?.list(list) ?? [] {
                if let name = container["name"]?.string { containers[name] = container }
            }
        }
        return containers
    }
}

extension TreeVersion {
    /// The workloads of each namespace.
    func workloads() -> [String: [Workload]] {
        let all = objects.values.compactMap { Workload($0) }.sorted { $0.object.key < $1.object.key }
        return Dictionary(grouping: all, by: \.namespace)
    }
}

/// Which labels something has to have (apimachinery: meta/v1 `LabelSelectorAsSelector`).
struct PlanSelector {
    private let labels: [String: String]
    private let requirements: [(key: String, operation: String, values: [String])]

    /// A selector of `matchLabels` and `matchExpressions`.
    init(_ value: JSONValue?) {
        labels = value?["matchLabels"]?.strings ?? [:]
        requirements = (value?.list("matchExpressions") ?? []).map { expression in
            (
                expression["key"]?.string ?? "", expression["operator"]?.string ?? "",
                expression.list("values").compactMap(\.string)
            )
        }
    }

    /// A selector of labels alone, as a Service has it.
    init(labels: [String: String]) {
        self.labels = labels
        requirements = []
    }

    func matches(_ own: [String: String]) -> Bool {
        labels.allSatisfy { own[$0.key] == $0.value }
            && requirements.allSatisfy { key, operation, values in
                switch operation {
                case "In": own[key].map(values.contains) ?? false
                case "NotIn": own[key].map { !values.contains($0) } ?? true
                case "Exists": own[key] != nil
                case "DoesNotExist": own[key] == nil
                default: true
                }
            }
    }
}
