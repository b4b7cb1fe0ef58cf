import YAML

/// The amounts of one item of a LimitRange, compared with each other.
///
/// Of containers, what is missing is filled first: a default is the maximum, a default request is the default or the
/// minimum (pkg/apis/core/v1/defaults.go, `SetDefaults_LimitRangeItem`).
struct LimitComparison {
    private let maximum: YAMLNode?
    private let minimum: YAMLNode?
    private let limit: YAMLNode?
    private let request: YAMLNode?
    private let ratio: YAMLNode?
    private let isContainer: Bool
    private let isPod: Bool

    init(_ item: YAMLNode) {
        maximum = item.field("max")
        minimum = item.field("min")
        limit = item.field("default")
        request = item.field("defaultRequest")
        ratio = item.field("maxLimitRequestRatio")
        let type = item.field("type")
        isContainer = type?.hasText("Container" as StaticString) ?? false
        isPod = type?.hasText("Pod" as StaticString) ?? false
    }

    func check(_ errors: inout FieldErrors) {
        if isPod {
            for defaults in [limit, request] {
                guard let defaults, defaults.count > 0 else { continue }
                errors.add(.limitRange, at: defaults, "limits of type 'Pod' have no defaults")
            }
        }
        let maps = isPod ? [maximum, minimum, ratio] : [maximum, minimum, limit, request, ratio]
        for (index, map) in maps.enumerated() {
            guard let map else { continue }
            for entry in map.entries {
                checkName(entry.key, &errors)
                guard let key = entry.key.keyText else { continue }
                // Each resource once, at the first place that has it.
                if maps[..<index].contains(where: { $0?[key] != nil }) { continue }
                compare(key, named: entry.key, &errors)
            }
        }
    }

    private func checkName(_ name: YAMLNode, _ errors: inout FieldErrors) {
        let problem =
            isContainer || isPod ? name.withUTF8(ResourceName.problemOfContainer) : ResourceNames.problem(name)
        guard let problem else { return }
        errors.add(.limitRange, at: name, "'\(name.text.prefix(80))' \(problem)")
    }

    /// An amount, and where it is.
    private struct Amount {
        let quantity: Quantity
        let node: YAMLNode

        init?(_ node: YAMLNode?) {
            guard let node, let quantity = Quantity(node) else { return nil }
            self.quantity = quantity
            self.node = node
        }
    }

    private func compare(_ key: String, named name: YAMLNode, _ errors: inout FieldErrors) {
        let max = Amount(maximum?[key])
        let min = Amount(minimum?[key])
        var limit: Amount?
        var request: Amount?
        if !isPod {
            limit = Amount(self.limit?[key]) ?? (isContainer ? max : nil)
            request = Amount(self.request?[key]) ?? (isContainer ? limit ?? min : nil)
        }

        func order(_ low: Amount?, _ lowName: String, _ high: Amount?, _ highName: String, at node: YAMLNode?) {
            guard let low, let high, high.quantity < low.quantity else { return }
            errors.add(
                .limitRange,
                at: node ?? low.node,
                "of '\(key)', \(lowName) \(low.node.text) is more than \(highName) \(high.node.text)"
            )
        }
        order(min, "the minimum", max, "the maximum", at: min?.node)
        order(min, "the minimum", request, "the default request", at: request?.node)
        order(request, "the default request", max, "the maximum", at: request?.node)
        order(request, "the default request", limit, "the default limit", at: request?.node)
        order(min, "the minimum", limit, "the default limit", at: limit?.node)
        order(limit, "the default limit", max, "the maximum", at: limit?.node)
        if let limit, let request, limit.quantity != request.quantity, !name.withUTF8(ResourceName.allowsOvercommit) {
            errors.add(
                .limitRange,
                at: request.node,
                "of '\(key)', the default request has to equal the default limit: it can't be overcommitted"
            )
        }
        checkRatio(key, min, max, &errors)
    }

    private func checkRatio(_ key: String, _ min: Amount?, _ max: Amount?, _ errors: inout FieldErrors) {
        guard let ratio = Amount(ratio?[key]) else { return }
        if ratio.quantity.nano < 1_000_000_000 {
            errors.add(.limitRange, at: ratio.node, "of '\(key)', the ratio of limit and request is less than 1")
        }
        guard let min, let max, min.quantity > .zero else { return }
        // In thousandths, as the server calculates.
        let highest = Double(max.quantity.roundedToMilli.nano) / Double(min.quantity.roundedToMilli.nano)
        guard Double(ratio.quantity.roundedToMilli.nano) / 1_000_000_000 > highest else { return }
        errors.add(
            .limitRange,
            at: ratio.node,
            "of '\(key)', the ratio of limit and request is more than the maximum is of the minimum"
        )
    }
}
