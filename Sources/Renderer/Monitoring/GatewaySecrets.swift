import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

extension GatewayContext {
    /// The providers' keys, by reference: Git never holds one.
    var secrets: [any KubernetesDocument] {
        let store = platform.spec.secrets
        return platform.spec.gateway.upstreams.map { upstream in
            let name: DNSSubdomain = "\(UpstreamKey.secretName(upstream: upstream.name.text))"
            return ExternalSecret(
                metadata: metadata(name),
                spec: .init(
                    secretStoreRef: .init(name: store.store, kind: store.kind),
                    target: .init(name: name, creationPolicy: .owner, deletionPolicy: .retain),
                    refreshInterval: store.refreshInterval,
                    data: [
                        .init(
                            secretKey: "\(UpstreamKey.key)",
                            remoteRef: .init(key: upstream.key.key, property: upstream.key.property)
                        )
                    ]
                )
            )
        }
    }
}
