import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// What the gateway reads as files. The kubelet brings changes of keys and policies, and nothing is restarted for them.
extension GatewayContext {
    var volumes: [Volume] {
        [
            .init(name: "config", source: .configMap(.init(name: "\(GatewayConfigurationFile.configMapName)"))),
            .init(name: "tenants", source: .projected(.init(sources: policies))),
            .init(name: "kubernetes-api", source: .projected(apiAccess)),
        ]
            + secretVolumes.map { name, secret, _ in
                Volume(
                    name: name,
                    source: .secret(.init(secretName: secret, defaultMode: FileMode.readableByGroup))
                )
            }
    }

    var volumeMounts: [VolumeMount] {
        [
            .init(name: "config", readOnly: true, mountPath: GatewayConfigurationFile.folder),
            .init(name: "tenants", readOnly: true, mountPath: TenantPolicyFiles.folder),
            .init(name: "kubernetes-api", readOnly: true, mountPath: KubernetesAPI.folder),
        ] + secretVolumes.map { name, _, folder in VolumeMount(name: name, readOnly: true, mountPath: folder) }
    }

    private var policies: [VolumeProjection] {
        (0..<GatewayPolicies.shardCount).map { shard in
            .configMap(.init(name: "\(TenantPolicyFiles.configMapName(shard: shard))", optional: true))
        }
    }

    /// A token for the API server that is soon worth nothing, and the authority of its certificate: what the pod would be
    /// given by itself if it mounted its account's token.
    private var apiAccess: ProjectedVolumeSource {
        ProjectedVolumeSource(
            sources: [
                .serviceAccountToken(
                    .init(expirationSeconds: Int64(KubernetesAPI.tokenSeconds), path: KubernetesAPI.tokenFileName)
                ),
                .configMap(
                    .init(
                        name: "\(KubernetesAPI.authorityConfigMapName)",
                        items: [.init(key: "\(KubernetesAPI.authorityKey)", path: KubernetesAPI.authorityKey)]
                    )
                ),
            ],
            defaultMode: FileMode.readableByGroup
        )
    }

    /// The Secrets that are mounted, each as a folder of its own.
    private var secretVolumes: [(name: DNSLabel, secret: DNSSubdomain, folder: String)] {
        let gateway = platform.spec.gateway
        var volumes: [(name: DNSLabel, secret: DNSSubdomain, folder: String)] = gateway.upstreams.map { upstream in
            let name = upstream.name.text
            return ("key-\(name)", "\(UpstreamKey.secretName(upstream: name))", UpstreamKey.folder(upstream: name))
        }
        if gateway.limits.redis?.password != nil {
            volumes.append(("redis-password", "\(RedisPassword.secretName)", RedisPassword.folder))
        }
        return volumes
    }
}
