/// What the LimitRanges of a namespace give containers that don't say (Kubernetes: plugin/pkg/admission/limitranger/admission.go,
/// `mergePodResourceRequirements`).
struct LimitDefaults: Hashable, Sendable {
    var limits = ResourceAmounts()
    var requests = ResourceAmounts()

    init() {}

    /// What several give together; of two that name a resource, the server takes either, here the first.
    init(_ ranges: [LimitRangeFacts]) {
        for item in ranges.flatMap(\.items) where item.type == "Container" {
            limits.fill(from: item.limit)
            requests.fill(from: item.request)
        }
    }

    var isEmpty: Bool { limits.isEmpty && requests.isEmpty }
}
