import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The tenant's two workloads: its application, and the proxy that puts its prompt before every question.
extension TenantContext {
    func appFile(_ workload: Workload) -> [any KubernetesDocument] {
        let service = workload.service(
            TenantAppInterface.serviceName(tenant: name),
            port: TenantAppInterface.servicePort
        )
        return [tenantInfo] + workload.objects(service: service)
    }

    func proxyFile(_ workload: Workload) -> [any KubernetesDocument] {
        let service = workload.service(LLMProxyInterface.serviceName, port: LLMProxyInterface.port)
        return [prompt] + workload.objects(service: service)
    }

    /// Who the tenant is, as the environment of its pods.
    private var tenantInfo: ConfigMap {
        ConfigMap(
            metadata: metadata("\(TenantInfo.configMapName)"),
            data: [
                "\(TenantInfo.company)": tenant.spec.company.text,
                "\(TenantInfo.industry)": tenant.spec.industry.text,
                "\(TenantInfo.tenantName)": name,
            ]
        )
    }

    /// Text of people is no template: Flux would take `${...}` in it for a variable of its own.
    private var prompt: ConfigMap {
        ConfigMap(
            metadata: metadata(
                "\(PromptFile.configMapName)",
                annotations: ["kustomize.toolkit.fluxcd.io/substitute": "disabled"]
            ),
            data: ["\(PromptFile.key)": tenant.spec.llm.systemPrompt.text]
        )
    }

    var app: Workload {
        Workload(
            identity: .init(name: Workload.appName(of: name), namespace: namespace, labels: labels),
            image: platform.spec.image,
            executable: "tenant-app",
            port: TenantAppInterface.containerPort,
            replicas: tenant.spec.app.replicas,
            autoscaling: tenant.spec.app.autoscaling,
            isSuspended: tenant.spec.suspended,
            resources: tenant.spec.app.resources,
            priorityClass: PriorityClasses.tenant,
            bodyLimit: TenantAppInterface.bodyLimit,
            drain: TenantAppInterface.drain,
            // An environment is read when a process starts, and never again.
            configurationChecksum: Checksum.of(tenantInfo.data.map { [$0.key.text, $0.value] }.joined()),
            envFrom: [.init(.configMapRef(.init(name: "\(TenantInfo.configMapName)")))],
            env: [.init(name: "\(TenantAppInterface.proxyURL)", value: LLMProxyInterface.url)],
            startupProbe: .request(HTTPInterface.healthPath),
            livenessProbe: .request(HTTPInterface.healthPath),
            readinessProbe: .request(HTTPInterface.readyPath)
        )
    }

    /// A changed prompt replaces no pods: the proxy reads it again once the kubelet has brought it, within some two minutes
    /// (https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically), and
    /// replacing them would take longer and end the streams that outlast the drain.
    ///
    /// The proxy's `/health` tells whether the gateway can be reached; were it the liveness probe, the gateway's outage
    /// would restart every tenant's proxies.
    var proxy: Workload {
        let environment = [
            (LLMProxyInterface.gatewayURL, LLMGatewayInterface.url),
            (LLMProxyInterface.tenantName, name),
            (LLMProxyInterface.companyName, tenant.spec.company.text),
        ]
        return Workload(
            identity: .init(name: Workload.proxyName, namespace: namespace, labels: labels),
            image: platform.spec.image,
            executable: "llm-proxy",
            port: LLMProxyInterface.port,
            replicas: tenant.spec.llm.replicas,
            autoscaling: tenant.spec.llm.autoscaling,
            isSuspended: tenant.spec.suspended,
            resources: tenant.spec.llm.resources,
            priorityClass: PriorityClasses.tenant,
            bodyLimit: LLMProxyInterface.bodyLimit,
            drain: LLMProxyInterface.drain,
            env: environment.map { EnvVar(name: "\($0)", value: $1) },
            volumes: [
                .init(name: "prompt", source: .configMap(.init(name: "\(PromptFile.configMapName)"))),
                .init(name: "gateway-token", source: .projected(gatewayToken)),
            ],
            volumeMounts: [
                .init(name: "prompt", readOnly: true, mountPath: PromptFile.folder),
                .init(name: "gateway-token", readOnly: true, mountPath: GatewayToken.folder),
            ],
            startupProbe: .connection,
            livenessProbe: .connection,
            readinessProbe: .request(HTTPInterface.readyPath)
        )
    }

    /// The only token that is mounted: for the gateway, good for an hour, and renewed by the kubelet.
    private var gatewayToken: ProjectedVolumeSource {
        ProjectedVolumeSource(
            sources: [
                .serviceAccountToken(
                    .init(audience: GatewayToken.audience, expirationSeconds: 3600, path: GatewayToken.fileName)
                )
            ],
            defaultMode: FileMode.readableByGroup
        )
    }
}
