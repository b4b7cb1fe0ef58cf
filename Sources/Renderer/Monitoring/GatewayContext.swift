import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The shared gateway in the namespace `monitoring`.
struct GatewayContext {
    let platform: Platform

    static let name = LLMGatewayInterface.serviceName
    static let namespace: DNSLabel = "\(LLMGatewayInterface.namespace)"

    func metadata<Name: TextValue>(_ name: Name) -> ObjectMeta<Name> {
        ObjectMeta(name: name, namespace: Self.namespace, labels: PlatformLabels.shared)
    }

    var gatewayFile: [any KubernetesDocument] {
        let workload = workload
        let service = workload.service(Self.name, port: LLMGatewayInterface.port)
        let account = ServiceAccount(metadata: metadata("\(Self.name)"), automountServiceAccountToken: false)
        return [account, configuration] + workload.objects(service: service)
    }

    var monitor: ServiceMonitor {
        workload.monitor(release: platform.spec.monitoring.release)
    }

    private var configuration: ConfigMap {
        ConfigMap(
            metadata: metadata("\(GatewayConfigurationFile.configMapName)"),
            data: ["\(GatewayConfigurationFile.key)": configurationText]
        )
    }

    private var configurationText: String {
        let gateway = platform.spec.gateway
        let configuration = GatewayConfiguration(
            defaultModel: gateway.defaultModel.text,
            models: gateway.models.map {
                .init(name: $0.name.text, inputPrice: $0.prices?.input, outputPrice: $0.prices?.output)
            },
            upstreams: gateway.upstreams.map {
                .init(
                    name: $0.name.text,
                    url: $0.url.text,
                    models: $0.models.map(\.text),
                    keyFile: UpstreamKey.path(upstream: $0.name.text)
                )
            }
        )
        return configuration.json()
    }

    private var workload: Workload {
        let gateway = platform.spec.gateway
        let first = gateway.upstreams.first.map { "\($0.url.text)/chat/completions" } ?? ""
        return Workload(
            identity: .init(name: Self.name, namespace: Self.namespace, labels: PlatformLabels.shared),
            image: platform.spec.image,
            executable: Self.name,
            port: LLMGatewayInterface.port,
            replicas: gateway.replicas,
            autoscaling: gateway.autoscaling,
            isSuspended: false,
            resources: gateway.resources,
            priorityClass: PriorityClasses.platform,
            configurationChecksum: Checksum.of([configurationText]),
            env: [
                .init(name: "\(LLMGatewayInterface.model)", value: gateway.defaultModel.text),
                .init(name: "\(LLMGatewayInterface.endpoint)", value: first),
            ],
            volumes: volumes,
            volumeMounts: volumeMounts,
            startupProbe: .request(HTTPInterface.healthPath),
            livenessProbe: .request(HTTPInterface.healthPath),
            readinessProbe: .request(HTTPInterface.readyPath)
        )
    }

    /// Keys and policies are files, so that the kubelet brings changes and nothing is restarted for them.
    private var volumes: [Volume] {
        let policies = (0..<GatewayPolicies.shardCount).map { shard in
            VolumeProjection.configMap(
                .init(name: "\(TenantPolicyFiles.configMapName(shard: shard))", optional: true)
            )
        }
        let keys = platform.spec.gateway.upstreams.map { upstream in
            Volume(
                name: "key-\(upstream.name)",
                source: .secret(.init(secretName: "\(UpstreamKey.secretName(upstream: upstream.name.text))"))
            )
        }
        return [
            .init(name: "config", source: .configMap(.init(name: "\(GatewayConfigurationFile.configMapName)"))),
            .init(name: "tenants", source: .projected(.init(sources: policies))),
        ] + keys
    }

    private var volumeMounts: [VolumeMount] {
        let keys = platform.spec.gateway.upstreams.map { upstream in
            VolumeMount(
                name: "key-\(upstream.name)",
                readOnly: true,
                mountPath: UpstreamKey.folder(upstream: upstream.name.text)
            )
        }
        return [
            .init(name: "config", readOnly: true, mountPath: GatewayConfigurationFile.folder),
            .init(name: "tenants", readOnly: true, mountPath: TenantPolicyFiles.folder),
        ] + keys
    }
}
