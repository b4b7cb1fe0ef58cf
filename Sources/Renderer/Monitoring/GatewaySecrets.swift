import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension GatewayContext {
    /// The providers' keys and Redis's password, by reference: Git never holds one.
    var secrets: [any KubernetesDocument] {
        let gateway = platform.spec.gateway
        var secrets = gateway.upstreams.map { upstream in
            externalSecret(
                "\(UpstreamKey.secretName(upstream: upstream.name.text))",
                key: "\(UpstreamKey.key)",
                from: upstream.key
            )
        }
        if let password = gateway.limits.redis?.password {
            secrets.append(externalSecret("\(RedisPassword.secretName)", key: "\(RedisPassword.key)", from: password))
        }
        return secrets
    }

    func externalSecret(
        _ name: DNSSubdomain,
        key: ConfigMapKey,
        from reference: SecretKeyReference
    ) -> ExternalSecret {
        let store = platform.spec.secrets
        return ExternalSecret(
            metadata: metadata(name),
            spec: .init(
                secretStoreRef: .init(name: store.store, kind: store.kind),
                target: .init(name: name, creationPolicy: .owner, deletionPolicy: .retain),
                refreshInterval: store.refreshInterval,
                data: [
                    .init(secretKey: key, remoteRef: .init(key: reference.key, property: reference.property))
                ]
            )
        )
    }
}
