import Diagnostics
import Kubernetes

/// What no single field can tell: whether the fields of the platform's spec go together.
enum PlatformChecks {
    static func check(_ platform: Platform, _ source: SpecSource) -> [Diagnostic] {
        let spec = platform.spec
        var diagnostics = ResourceChecks.check(spec.gateway.resources, "gateway", source)
        if spec.image.tag == nil, spec.image.digest == nil {
            diagnostics.append(
                .spec("spec-image", "the image needs a tag or a digest", at: source.location("spec", "image"))
            )
        }
        if spec.monitoring.storageSize <= .zero {
            let location = source.location("spec", "monitoring", "storageSize")
            diagnostics.append(.spec("spec-storage", "the volume for metrics needs a size above 0", at: location))
        }
        for (key, amount) in [("cpu", spec.capacity?.cpu), ("memory", spec.capacity?.memory)] {
            guard let amount, amount <= .zero else { continue }
            let location = source.location("spec", "capacity", key)
            diagnostics.append(.spec("spec-capacity", "a cluster has more than 0 of '\(key)'", at: location))
        }
        diagnostics += checkModels(spec.gateway, source)
        diagnostics += checkUpstreamNames(spec.gateway, source)
        diagnostics += checkNetwork(spec, source)
        diagnostics += checkGitOps(spec, source)
        diagnostics += checkUnique(spec, source)
        if spec.gateway.autoscaling.maxReplicas.value < spec.gateway.replicas.value {
            diagnostics.append(
                .spec(
                    "spec-autoscaling",
                    "maxReplicas \(spec.gateway.autoscaling.maxReplicas.value) is less than the "
                        + "\(spec.gateway.replicas.value) replicas that there are at least",
                    at: source.location("spec", "gateway", "autoscaling", "maxReplicas")
                )
            )
        }
        if spec.gateway.limits.redis == nil, spec.gateway.mostPods > GatewayLimits.mostShares {
            diagnostics.append(
                .spec(
                    "spec-limits",
                    "limits can be shared by \(GatewayLimits.mostShares) pods, and the gateway may have \(spec.gateway.mostPods) "
                        + "with the one that a rolling update adds; give it a Redis to count in",
                    at: source.location("spec", "gateway", "autoscaling", "maxReplicas")
                )
            )
        }
        for (index, group) in (spec.cluster?.nodeGroups ?? []).enumerated()
        where group.minSize.value > group.maxSize.value {
            let location = source.location("spec", "cluster", "nodeGroups", String(index), "maxSize")
            diagnostics.append(.spec("spec-nodes", "maxSize is less than minSize \(group.minSize.value)", at: location))
        }
        return diagnostics
    }

    private static func checkModels(_ gateway: Gateway, _ source: SpecSource) -> [Diagnostic] {
        let offered = Set(gateway.models.map(\.name))
        var diagnostics: [Diagnostic] = []
        if !offered.contains(gateway.defaultModel) {
            let location = source.location("spec", "gateway", "defaultModel")
            diagnostics.append(.unlisted(gateway.defaultModel, at: location))
        }
        for (index, upstream) in gateway.upstreams.enumerated() {
            for (position, model) in upstream.models.enumerated() where !offered.contains(model) {
                let steps = ("spec", "gateway", "upstreams", String(index), "models", String(position))
                let location = source.location(steps.0, steps.1, steps.2, steps.3, steps.4, steps.5)
                diagnostics.append(.unlisted(model, at: location))
            }
        }
        let serves = { (model: ModelName) in
            gateway.upstreams.contains { $0.models.isEmpty || $0.models.contains(model) }
        }
        for (index, model) in gateway.models.enumerated() where !serves(model.name) {
            let location = source.location("spec", "gateway", "models", String(index))
            diagnostics.append(.spec("spec-model", "no upstream serves the model '\(model.name)'", at: location))
        }
        for (index, model) in gateway.models.enumerated() {
            guard let prices = model.prices, prices.input < 0 || prices.output < 0 else { continue }
            let location = source.location("spec", "gateway", "models", String(index), "prices")
            diagnostics.append(.spec("spec-model", "a price can't be below 0", at: location))
        }
        return diagnostics
    }

    private static func checkUpstreamNames(_ gateway: Gateway, _ source: SpecSource) -> [Diagnostic] {
        gateway.upstreams.enumerated().compactMap { index, upstream in
            let length = upstream.name.text.utf8.count
            guard length > Upstream.maximumNameLength else { return nil }
            return .spec(
                "spec-name",
                "the name of an upstream has \(length) characters, and the name of its volume leaves room for "
                    + "\(Upstream.maximumNameLength)",
                at: source.location("spec", "gateway", "upstreams", String(index), "name")
            )
        }
    }

    private static func checkUnique(_ spec: PlatformSpec, _ source: SpecSource) -> [Diagnostic] {
        let lists: [(path: [String], names: [String])] = [
            (["gateway", "models"], spec.gateway.models.map(\.name.text)),
            (["gateway", "upstreams"], spec.gateway.upstreams.map(\.name.text)),
            (["monitoring", "receivers"], spec.monitoring.receivers.map(\.name.text)),
            (["cluster", "nodeGroups"], (spec.cluster?.nodeGroups ?? []).map(\.name.text)),
        ]
        return lists.flatMap { path, names -> [Diagnostic] in
            var seen = Set<String>()
            return names.enumerated().compactMap { index, name in
                guard !seen.insert(name).inserted else { return nil }
                let location = source.location("spec", path[0], path[1], String(index), "name")
                return .spec("spec-duplicate", "'\(name)' is listed twice", at: location)
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func unlisted(_ model: ModelName, at location: SourceLocation) -> Diagnostic {
        .spec("spec-model", "'\(model)' is not among the gateway's models; list it there with its price", at: location)
    }
}
