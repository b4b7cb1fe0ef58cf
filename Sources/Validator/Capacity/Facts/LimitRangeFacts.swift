import YAML

/// What a LimitRange says.
struct LimitRangeFacts: Hashable, Sendable {
    /// What it says of one type.
    struct Item: Hashable, Sendable {
        /// `Container`, `Pod` or `PersistentVolumeClaim`.
        var type: String
        var maximum: ResourceAmounts
        var minimum: ResourceAmounts
        var limit: ResourceAmounts
        var request: ResourceAmounts
        /// How many times the request a limit may be, in thousandths.
        var ratio: ResourceAmounts
    }

    var items: [Item]

    init(_ root: YAMLNode) {
        // One of each type; the server refuses others.
        items = root["spec"]?.list("limits").prefix(8).map { Item($0) } ?? []
    }
}

extension LimitRangeFacts.Item {
    /// Of containers, a default limit is the maximum where none is written, and a default request the default limit or the minimum
    /// (Kubernetes: pkg/apis/core/v1/defaults.go, `SetDefaults_LimitRangeItem`).
    fileprivate init(_ node: YAMLNode) {
        type = node["type"]?.string ?? ""
        maximum = ResourceAmounts(node["max"])
        minimum = ResourceAmounts(node["min"])
        limit = ResourceAmounts(node["default"])
        request = ResourceAmounts(node["defaultRequest"])
        ratio = ResourceAmounts(node["maxLimitRequestRatio"])
        guard type == "Container" else { return }
        limit.fill(from: maximum)
        request.fill(from: limit)
        request.fill(from: minimum)
    }
}
