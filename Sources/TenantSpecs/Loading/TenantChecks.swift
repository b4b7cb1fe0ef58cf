import Diagnostics
import Kubernetes

/// What no single field can tell: whether the fields of a tenant's spec go together, and with the platform's.
enum TenantChecks {
    static func check(_ tenant: Tenant, _ source: SpecSource, fileName: String, platform: Platform?) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let name = tenant.metadata.name.text
        if fileName != "\(name).yaml" {
            diagnostics.append(.fileName(fileName, tenant: name, at: source.location("metadata", "name")))
        }
        if let platform { diagnostics += checkNamespace(name, platform.spec.gitops, source) }
        for (key, resources) in [("app", tenant.spec.app.resources), ("llm", tenant.spec.llm.resources)] {
            diagnostics += ResourceChecks.check(resources, key, source)
        }
        diagnostics += checkAutoscaling(tenant, source)
        diagnostics += checkQuota(tenant, source)
        let limits = checkLimits(tenant.spec.llm.limits, source)
        diagnostics += limits
        diagnostics += checkServiceLevel(tenant.spec.slo, source)
        if let platform {
            diagnostics += checkModels(tenant, platform, source)
            diagnostics += checkRedis(tenant, platform.spec.gateway, source)
            if limits.isEmpty { diagnostics += checkShares(tenant.spec.llm.limits, platform.spec.gateway, source) }
        }
        return diagnostics
    }

    private static func checkAutoscaling(_ tenant: Tenant, _ source: SpecSource) -> [Diagnostic] {
        let workloads = [
            ("app", tenant.spec.app.replicas, tenant.spec.app.autoscaling),
            ("llm", tenant.spec.llm.replicas, tenant.spec.llm.autoscaling),
        ]
        return workloads.compactMap { key, replicas, autoscaling in
            guard let most = autoscaling?.maxReplicas.value, most < replicas.value else { return nil }
            return .spec(
                "spec-autoscaling",
                "maxReplicas \(most) is less than the \(replicas.value) replicas that there are at least",
                at: source.location("spec", key, "autoscaling", "maxReplicas")
            )
        }
    }

    /// A quota that does not hold what runs keeps pods from starting, in the middle of a rolling update at the latest.
    private static func checkQuota(_ tenant: Tenant, _ source: SpecSource) -> [Diagnostic] {
        guard let quota = tenant.spec.quota else { return [] }
        let needs = tenant.workloadNeeds
        var diagnostics: [Diagnostic] = []
        let compute: [(key: String, given: Quantity?, of: (Resources) -> Quantity)] = [
            ("cpu", quota.cpu, \.requests.cpu), ("memory", quota.memory, \.requests.memory),
        ]
        for (key, given, amount) in compute {
            let needed = needs.total(amount)
            guard let given, given < needed else { continue }
            let parts = needs.map { "\($0.name) \($0.pods) x \(amount($0.resources))" }.joined(separator: ", ")
            let location = source.location("spec", "quota", key)
            diagnostics.append(.quota(key, "\(given)", needed: "\(needed)", parts: parts, at: location))
        }
        if let pods = quota.pods, pods.value < needs.pods {
            let parts = needs.map { "\($0.name) \($0.pods)" }.joined(separator: ", ")
            let location = source.location("spec", "quota", "pods")
            diagnostics.append(.quota("pods", "\(pods.value)", needed: "\(needs.pods)", parts: parts, at: location))
        }
        return diagnostics
    }

    private static func checkLimits(_ limits: LLMLimits, _ source: SpecSource) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if limits.maxTokensPerRequest.value > limits.tokensPerMinute.value {
            diagnostics.append(
                .limits("maxTokensPerRequest", "tokensPerMinute", at: source.location("spec", "llm", "limits"))
            )
        }
        if limits.tokensPerMinute.value > limits.tokensPerDay.value {
            diagnostics.append(.limits("tokensPerMinute", "tokensPerDay", at: source.location("spec", "llm", "limits")))
        }
        return diagnostics
    }

    private static func checkModels(_ tenant: Tenant, _ platform: Platform, _ source: SpecSource) -> [Diagnostic] {
        let offered = platform.spec.gateway.models.map(\.name)
        var diagnostics: [Diagnostic] = []
        if let model = tenant.spec.llm.model, !offered.contains(model) {
            diagnostics.append(.model(model, offered, at: source.location("spec", "llm", "model")))
        }
        for (index, model) in tenant.spec.llm.allowedModels.enumerated() where !offered.contains(model) {
            let location = source.location("spec", "llm", "allowedModels", String(index))
            diagnostics.append(.model(model, offered, at: location))
        }
        let model = tenant.model(in: platform)
        if !tenant.spec.llm.allowedModels.isEmpty, !tenant.spec.llm.allowedModels.contains(model) {
            diagnostics.append(
                .spec(
                    "spec-model",
                    "the tenant's model '\(model)' is not among its allowed ones; add it",
                    at: source.location("spec", "llm", "allowedModels")
                )
            )
        }
        return diagnostics
    }
}

extension Tenant {
    /// The model that answers when a request names none.
    public func model(in platform: Platform) -> ModelName {
        spec.llm.model ?? platform.spec.gateway.defaultModel
    }

    /// The models that the tenant may name.
    public func allowedModels(in platform: Platform) -> [ModelName] {
        spec.llm.allowedModels.isEmpty ? [model(in: platform)] : spec.llm.allowedModels
    }
}

extension Diagnostic {
    fileprivate static func fileName(_ file: String, tenant: String, at location: SourceLocation) -> Diagnostic {
        .spec("spec-name", "tenant '\(tenant)' belongs in a file '\(tenant).yaml'; this one is '\(file)'", at: location)
    }

    fileprivate static func quota(
        _ key: String,
        _ given: String,
        needed: String,
        parts: String,
        at location: SourceLocation
    ) -> Diagnostic {
        .spec(
            "spec-quota",
            "quota of \(given) \(key) is less than the \(needed) that the workloads need (\(parts), a rolling update "
                + "included); raise it to \(needed), or leave it out to have it derived",
            at: location
        )
    }

    fileprivate static func limits(_ smaller: String, _ larger: String, at location: SourceLocation) -> Diagnostic {
        .spec("spec-limits", "\(smaller) is more than \(larger), so that it could never be used up", at: location)
    }

    fileprivate static func model(_ model: ModelName, _ offered: [ModelName], at location: SourceLocation) -> Diagnostic
    {
        let nearest = NearestName.find(model.text, among: offered.map(\.text)).map { "; did you mean '\($0)'?" }
        let list = offered.map { "'\($0)'" }.joined(separator: ", ")
        return .spec(
            "spec-model",
            "the platform offers no model '\(model)'" + (nearest ?? "; it offers \(list)"),
            at: location
        )
    }
}
