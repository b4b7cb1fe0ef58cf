import Files
import PlatformContract

/// Reads a policy, or the gateway's configuration.
enum PolicyFile {
    /// The largest weight of an upstream: the sum of all can't overflow.
    static let mostWeight = 1_000_000

    /// A tenant's policy.
    ///
    /// - Parameter name: the file's name, which has to be the tenant's.
    /// - Throws: `FileProblem`: the first, with the number of the others.
    static func policy(_ bytes: [UInt8], path: String, name: String) throws(FileProblem) -> TenantPolicy {
        let (root, policy) = try StructuredFile.read(TenantPolicy.self, bytes, path)
        func check(_ condition: Bool, _ message: String, _ keys: StaticString...) throws(FileProblem) {
            if !condition { throw StructuredFile.problem(message, path, root, keys) }
        }
        try check(
            name == TenantPolicyFiles.name(tenant: policy.tenant),
            "the policy of '\(policy.tenant)' belongs in '\(TenantPolicyFiles.name(tenant: policy.tenant))'",
            "tenant"
        )
        try check(!policy.namespace.isEmpty, "expected the name of a namespace", "namespace")
        try check(
            policy.models.allowed.contains(policy.models.default),
            "the default model is none of those allowed",
            "models",
            "default"
        )
        let limits = policy.limits
        let counts: [(Int, StaticString)] = [
            (limits.requestsPerMinute, "requestsPerMinute"), (limits.tokensPerMinute, "tokensPerMinute"),
            (limits.tokensPerDay, "tokensPerDay"), (limits.maxTokensPerRequest, "maxTokensPerRequest"),
            (limits.concurrentStreams, "concurrentStreams"),
        ]
        for (value, key) in counts {
            try check(value >= 0, "expected a number from 0, found \(value)", "limits", key)
        }
        return policy
    }

    /// The gateway's configuration.
    ///
    /// - Throws: `FileProblem`: the first, with the number of the others.
    static func configuration(_ bytes: [UInt8], path: String) throws(FileProblem) -> GatewayConfiguration {
        let (root, configuration) = try StructuredFile.read(GatewayConfiguration.self, bytes, path)
        func check(_ condition: Bool, _ message: String, _ keys: StaticString...) throws(FileProblem) {
            if !condition { throw StructuredFile.problem(message, path, root, keys) }
        }
        let models = Set(configuration.models.map(\.name))
        try check(models.count == configuration.models.count, "two models have the same name", "models")
        try check(models.contains(configuration.defaultModel), "the default model is none of 'models'", "defaultModel")
        for model in configuration.models {
            let prices = [model.inputPrice, model.outputPrice].compactMap(\.self)
            try check(prices.allSatisfy { $0 >= 0 }, "the price of '\(model.name)' is below 0", "models")
        }
        try check(!configuration.upstreams.isEmpty, "there is no upstream", "upstreams")
        let names = Set(configuration.upstreams.map(\.name))
        try check(names.count == configuration.upstreams.count, "two upstreams have the same name", "upstreams")
        for upstream in configuration.upstreams {
            let isHTTP = upstream.url.hasPrefix("https://") || upstream.url.hasPrefix("http://")
            let isPlain = upstream.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#".utf8.contains($0) }
            try check(isHTTP && isPlain, "the URL of '\(upstream.name)' is no address of an API", "upstreams")
            try check(
                (0...mostWeight).contains(upstream.weight),
                "the weight of '\(upstream.name)' is not from 0 to \(mostWeight)",
                "upstreams"
            )
            try check(!upstream.keyFile.isEmpty, "'\(upstream.name)' has no file for its key", "upstreams")
            try check(
                upstream.models.allSatisfy(models.contains),
                "'\(upstream.name)' has a model that is none of 'models'",
                "upstreams"
            )
        }
        try check(configuration.limits.replicas >= 1, "expected a number from 1", "limits", "replicas")
        return configuration
    }
}
