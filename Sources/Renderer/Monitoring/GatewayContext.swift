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
            data: ["\(GatewayConfigurationFile.key)": settings.json()]
        )
    }

    private var workload: Workload {
        let gateway = platform.spec.gateway
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
            metricsPort: LLMGatewayInterface.metricsPort,
            sampleLimit: LLMGatewayInterface.sampleLimit,
            bodyLimit: LLMGatewayInterface.bodyLimit,
            drain: LLMGatewayInterface.drain,
            // Upstreams and models are read when the gateway starts; keys and policies whenever they change.
            configurationChecksum: Checksum.of([settings.json()]),
            env: environment.map { EnvVar(name: "\($0)", value: $1) },
            volumes: volumes,
            volumeMounts: volumeMounts,
            startupProbe: .request(HTTPInterface.healthPath),
            livenessProbe: .request(HTTPInterface.healthPath),
            readinessProbe: .request(HTTPInterface.readyPath)
        )
    }

    /// Models and upstreams are in the gateway's configuration, which has them all and is read again when it changes.
    private var environment: [(name: String, value: String)] {
        var environment = [(LLMGatewayInterface.keyServer.environmentName, KubernetesAPI.url)]
        if let issuer = platform.spec.apiServer.issuer {
            environment.append((LLMGatewayInterface.issuer.environmentName, issuer.text))
        }
        return environment
    }
}
