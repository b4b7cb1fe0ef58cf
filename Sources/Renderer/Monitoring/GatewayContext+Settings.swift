import Kubernetes
import PlatformContract
import TenantSpecs

extension GatewayContext {
    /// What the gateway is told in its configuration file.
    var settings: GatewayConfiguration {
        let gateway = platform.spec.gateway
        return GatewayConfiguration(
            defaultModel: gateway.defaultModel.text,
            models: gateway.models.map {
                .init(name: $0.name.text, inputPrice: $0.prices?.input, outputPrice: $0.prices?.output)
            },
            upstreams: gateway.upstreams.map {
                .init(
                    name: $0.name.text,
                    url: $0.url.text,
                    models: $0.models.map(\.text),
                    weight: $0.weight.value,
                    keyFile: UpstreamKey.path(upstream: $0.name.text)
                )
            },
            limits: .init(replicas: gateway.mostPods, redis: gateway.limits.redis.map(Self.redis))
        )
    }

    private static func redis(_ store: RedisStore) -> GatewayConfiguration.Redis {
        .init(
            address: store.address.text,
            passwordFile: store.password.map { _ in RedisPassword.path },
            fallsBackToShare: store.whenAway == .share
        )
    }
}
