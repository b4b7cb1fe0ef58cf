import Diagnostics

extension Rule {
    /// What containers, pods and claims take is within the LimitRanges of their namespace.
    static let outsideLimitRange = Rule(
        id: "outside-limit-range",
        category: .capacity,
        severity: .error,
        summary: "what containers, pods and claims take is within the limits of their namespace",
        explanation: """
            The API server refuses a pod with a container that takes more than a LimitRange's `max` or less than its `min`, or \
            whose limit is more times its request than `maxLimitRequestRatio` allows; so it does with pods as a whole, and with \
            claims. The workload exists and has no pods. What a container leaves out is filled in first, from the defaults of the \
            LimitRange.
            """,
        bad: .manifest(example("512Mi")),
        good: .manifest(example("256Mi")),
        check: .capacity { namespace, pending in
            guard !namespace.limitRanges.isEmpty else { return }
            for range in namespace.limitRanges {
                for item in range.facts.items {
                    switch item.type {
                    case "Container": checkContainers(item, range.object, namespace, &pending)
                    case "Pod": checkPods(item, range.object, namespace, &pending)
                    case "PersistentVolumeClaim": checkClaims(item, range.object, namespace, &pending)
                    default: continue
                    }
                }
            }
        }
    )

    private static func checkContainers(
        _ item: LimitRangeFacts.Item,
        _ range: ObjectFacts,
        _ namespace: NamespaceCapacity,
        _ pending: inout PendingFindings
    ) {
        for workload in namespace.workloads where !pending.isFull(workload.object) {
            for container in workload.pod.containers {
                for problem in LimitProblem.all(container.requests, container.limits, item) {
                    let field: FieldPath = ["resources", .name(problem.field), .name(problem.resource)]
                    pending.report(
                        .outsideLimitRange(
                            "container '\(container.name)'",
                            problem,
                            workload.object,
                            workload.path(to: container) + field,
                            range,
                            namespace
                        )
                    )
                }
            }
        }
    }

    /// Without what the pod takes beside its containers (`podRequests` of the LimitRanger, which leaves the overhead out).
    private static func checkPods(
        _ item: LimitRangeFacts.Item,
        _ range: ObjectFacts,
        _ namespace: NamespaceCapacity,
        _ pending: inout PendingFindings
    ) {
        for workload in namespace.workloads where !pending.isFull(workload.object) {
            let requests = EffectivePod.aggregate(workload.pod.containers, \.requests)
            let limits = EffectivePod.aggregate(workload.pod.containers, \.limits)
            for problem in LimitProblem.all(requests, limits, item) {
                pending.report(
                    .outsideLimitRange("the pod", problem, workload.object, workload.podSpec, range, namespace)
                )
            }
        }
    }

    private static func checkClaims(
        _ item: LimitRangeFacts.Item,
        _ range: ObjectFacts,
        _ namespace: NamespaceCapacity,
        _ pending: inout PendingFindings
    ) {
        for claim in namespace.claims {
            guard let problem = LimitProblem.ofClaim(claim.facts.storage, item) else { continue }
            let field: FieldPath = ["spec", "resources", "requests", "storage"]
            pending.report(.outsideLimitRange("the claim", problem, claim.object, field, range, namespace))
        }
        for workload in namespace.workloads where workload.object.kind == .statefulSet {
            for (index, claim) in workload.facts.templateClaims.enumerated() {
                guard let problem = LimitProblem.ofClaim(claim.storage, item) else { continue }
                let field: FieldPath = [
                    "spec", "volumeClaimTemplates", .index(index), "spec", "resources", "requests", "storage",
                ]
                pending.report(.outsideLimitRange("the claim", problem, workload.object, field, range, namespace))
            }
        }
    }

    private static func example(_ limit: String) -> String {
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: containers, namespace: web}
        spec:
          limits:
            - type: Container
              max: {memory: 256Mi}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: web}
        spec:
          containers:
            - name: web
              image: registry.example/web:1.0.0
              resources:
                limits:
                  memory: \(limit)

        """
    }
}

/// Something that is not within a LimitRange (Kubernetes: plugin/pkg/admission/limitranger/admission.go, `minConstraint`,
/// `maxConstraint`, `limitRequestRatioConstraint`).
struct LimitProblem {
    var resource: String
    /// `requests` or `limits`.
    var field: String
    var message: String

    /// All of an amount, one of a resource and a constraint.
    static func all(
        _ requests: ResourceAmounts,
        _ limits: ResourceAmounts,
        _ item: LimitRangeFacts.Item
    ) -> [LimitProblem] {
        item.minimum.entries.compactMap { belowMinimum($0, requests[$0.name], limits[$0.name]) }
            + item.maximum.entries.compactMap { aboveMaximum($0, requests[$0.name], limits[$0.name]) }
            + item.ratio.entries.compactMap { aboveRatio($0, requests[$0.name], limits[$0.name]) }
    }

    /// Of a claim only what it asks for counts (`PersistentVolumeClaimValidateLimitFunc`).
    static func ofClaim(_ storage: Int64, _ item: LimitRangeFacts.Item) -> LimitProblem? {
        for entry in item.minimum.entries where entry.name == "storage" && storage < entry.thousandths {
            return LimitProblem(
                "requests",
                entry,
                "asks for \(text(storage, entry)), less than the least of \(text(entry))"
            )
        }
        for entry in item.maximum.entries where entry.name == "storage" && storage > entry.thousandths {
            return LimitProblem(
                "requests",
                entry,
                "asks for \(text(storage, entry)), more than the most of \(text(entry))"
            )
        }
        return nil
    }

    private static func belowMinimum(_ least: ResourceAmounts.Entry, _ request: Int64?, _ limit: Int64?) -> Self? {
        guard let request else {
            return Self("requests", least, "asks for no '\(least.name)', of which the least is \(text(least))")
        }
        if request < least.thousandths {
            return Self(
                "requests",
                least,
                "asks for \(text(request, least)) of '\(least.name)', less than the least of \(text(least))"
            )
        }
        guard let limit, limit < least.thousandths else { return nil }
        return Self(
            "limits",
            least,
            "may use \(text(limit, least)) of '\(least.name)', less than the least of \(text(least))"
        )
    }

    private static func aboveMaximum(_ most: ResourceAmounts.Entry, _ request: Int64?, _ limit: Int64?) -> Self? {
        guard let limit else {
            return Self("limits", most, "has no limit of '\(most.name)', of which the most is \(text(most))")
        }
        if limit > most.thousandths {
            return Self(
                "limits",
                most,
                "may use \(text(limit, most)) of '\(most.name)', more than the most of \(text(most))"
            )
        }
        guard let request, request > most.thousandths else { return nil }
        return Self(
            "requests",
            most,
            "asks for \(text(request, most)) of '\(most.name)', more than the most of \(text(most))"
        )
    }

    private static func aboveRatio(_ most: ResourceAmounts.Entry, _ request: Int64?, _ limit: Int64?) -> Self? {
        let ratio = AmountText.of(most.thousandths, "")
        guard let request, request > 0 else {
            return Self(
                "requests",
                most,
                "asks for no '\(most.name)', and may use at most \(ratio) times what it asks for"
            )
        }
        guard let limit, limit > 0 else {
            return Self(
                "limits",
                most,
                "has no limit of '\(most.name)', and may use at most \(ratio) times what it asks for"
            )
        }
        guard Double(limit) / Double(request) * 1_000 > Double(most.thousandths) else { return nil }
        return Self(
            "limits",
            most,
            "may use \(text(limit, most)) of '\(most.name)', more than \(ratio) times the \(text(request, most)) that it asks for"
        )
    }

    private init(_ field: String, _ entry: ResourceAmounts.Entry, _ message: String) {
        resource = entry.name
        self.field = field
        self.message = message
    }

    private static func text(_ entry: ResourceAmounts.Entry) -> String { text(entry.thousandths, entry) }

    private static func text(_ thousandths: Int64, _ entry: ResourceAmounts.Entry) -> String {
        AmountText.of(thousandths, entry.name)
    }
}

extension PendingFindings.Finding {
    fileprivate static func outsideLimitRange(
        _ subject: String,
        _ problem: LimitProblem,
        _ object: ObjectFacts,
        _ field: FieldPath,
        _ range: ObjectFacts,
        _ namespace: NamespaceCapacity
    ) -> Self {
        Self(
            rule: .outsideLimitRange,
            message: "\(subject) \(problem.message)",
            object: object,
            field: field,
            notes: [Diagnostic.Note("the LimitRange '\(range.name)'", at: namespace.location(of: range))]
        )
    }
}
