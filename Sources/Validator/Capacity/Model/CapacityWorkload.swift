import Diagnostics

/// A workload, and how much of it there may be at a time.
struct CapacityWorkload: Sendable {
    var object: ObjectFacts
    var facts: WorkloadFacts
    /// One of its pods.
    var pod: EffectivePod
    /// The most pods, but for those that an update adds.
    var count: Int
    /// The pods that an update adds.
    var surge: Int
    /// The autoscaler that decides on their number.
    var scaler: ObjectFacts?
    /// The class that counts: the pod's, or the one for pods that name none.
    var priorityClass: String

    /// The most pods at a time.
    var pods: Int { count.addingReportingOverflow(surge).overflow ? .max : count + surge }

    /// The way to the specification of its pods.
    var podSpec: FieldPath { FieldPath.podSpec(of: object.kind) }

    /// The way to a container.
    func path(to container: PodResources.Container) -> FieldPath {
        podSpec + [.name(container.role == .main ? "containers" : "initContainers"), .index(container.index)]
    }

    /// The most pods at a time, for a note: `(5 + 1)`.
    var podsText: String { surge > 0 ? "(\(count) + \(surge))" : "\(count)" }

    /// Where the numbers of ``podsText`` come from, for a note; empty where the tree says them as they are.
    var podsReason: String {
        var parts: [String] = []
        if let scaler { parts.append("\(count) is the most that '\(scaler.name)' scales to") }
        if case .perNode = facts.count { parts.append("there is one on each node") }
        if surge > 0 { parts.append("\(surge) more while an update replaces them") }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }
}

extension CapacityWorkload {
    /// - Parameters:
    ///   - scaler: the autoscaler that has it for a target.
    ///   - defaultClass: the PriorityClass of pods that name none.
    init(
        _ object: ObjectFacts,
        _ facts: WorkloadFacts,
        _ pod: EffectivePod,
        scaler: (object: ObjectFacts, facts: ScalerFacts)?,
        defaultClass: String?
    ) {
        self.object = object
        self.facts = facts
        self.pod = pod
        priorityClass = facts.priorityClass.isEmpty ? defaultClass ?? "" : facts.priorityClass
        switch facts.count {
        case .perNode: count = 1
        // An autoscaler leaves alone what is scaled down to nothing (Kubernetes:
        // pkg/controller/podautoscaler/horizontal.go, `reconcileAutoscaler`).
        case .fixed(0): count = 0
        case .fixed(let written):
            count = written
            if facts.isScalable, let scaler {
                count = max(written, scaler.facts.most)
                self.scaler = scaler.object
            }
        }
        surge = count == 0 ? 0 : facts.surge.pods(of: count)
    }
}
