import Diagnostics
import Kubernetes

extension TenantChecks {
    /// Whether a limit can be divided among the gateway's pods, when each of them counts for itself.
    static func checkShares(_ limits: LLMLimits, _ gateway: Gateway, _ source: SpecSource) -> [Diagnostic] {
        let pods = gateway.mostPods
        // More pods than that are the platform's mistake, and told there.
        guard gateway.limits.redis == nil, pods <= GatewayLimits.mostShares else { return [] }
        let least = [
            ("requestsPerMinute", limits.requestsPerMinute.value, 1, "one request"),
            ("concurrentStreams", limits.concurrentStreams.value, 1, "one stream"),
            // A request of the largest answer that is allowed has to fit.
            (
                "tokensPerMinute", limits.tokensPerMinute.value, limits.maxTokensPerRequest.value,
                "an answer of maxTokensPerRequest"
            ),
            (
                "tokensPerDay", limits.tokensPerDay.value, limits.maxTokensPerRequest.value,
                "an answer of maxTokensPerRequest"
            ),
        ]
        return least.compactMap { key, limit, unit, what in
            guard limit / pods < unit else { return nil }
            return .spec(
                "spec-limits",
                "\(key) \(limit) is too little to be shared by \(pods) pods of the gateway, each of which must allow \(what): "
                    + "\(unit * pods) are the least; or give the gateway a Redis to count in",
                at: source.location("spec", "llm", "limits", key)
            )
        }
    }

    /// A tenant that owned the Redis could give itself, and take from others, whatever it liked.
    static func checkRedis(_ tenant: Tenant, _ gateway: Gateway, _ source: SpecSource) -> [Diagnostic] {
        let name = tenant.metadata.name.text
        guard name == gateway.limits.redis?.namespace?.text else { return [] }
        return [
            .spec(
                "spec-collision",
                "the platform keeps the Redis of the gateway's limits in the namespace '\(name)', which would be this tenant's",
                at: source.location("metadata", "name")
            )
        ]
    }
}
