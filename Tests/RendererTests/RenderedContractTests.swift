import Foundation
import Kubernetes
import PlatformContract
import Renderer
import TenantSpecs
import TestSupport
import Testing
import YAML

// What the Deployments say and what the services do are the same values of the contract.

/// A service as its Deployment should run it.
private struct Contract: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var path: String
    var port: Int32
    var bodyLimit: Int
    var drain: DrainTimes
    /// The paths of the startup, the liveness and the readiness probe; `nil` for a connection.
    var probes: [String?]
    var environment: [String: String]
    var metricsPort: Int32?
}

private let contracts = [
    Contract(
        testDescription: "tenant-app",
        path: "tenants/blue-ocean/workloads/app.yaml",
        port: TenantAppInterface.containerPort,
        bodyLimit: TenantAppInterface.bodyLimit,
        drain: TenantAppInterface.drain,
        probes: [HTTPInterface.healthPath, HTTPInterface.healthPath, HTTPInterface.readyPath],
        environment: [TenantAppInterface.proxyURL: "http://llm:5002"]
    ),
    Contract(
        testDescription: "llm-proxy",
        path: "tenants/blue-ocean/workloads/llm-proxy.yaml",
        port: LLMProxyInterface.port,
        bodyLimit: LLMProxyInterface.bodyLimit,
        drain: LLMProxyInterface.drain,
        // Its health tells whether the gateway is there, which is no reason to restart it.
        probes: [nil, nil, HTTPInterface.readyPath],
        environment: [
            LLMProxyInterface.gatewayURL: "http://llm-gateway.monitoring:5000",
            LLMProxyInterface.tenantName: "blue-ocean", LLMProxyInterface.companyName: "Blué Ocean & Söhne",
        ]
    ),
    Contract(
        testDescription: "llm-gateway",
        path: "monitoring/llm-gateway.yaml",
        port: LLMGatewayInterface.port,
        bodyLimit: LLMGatewayInterface.bodyLimit,
        drain: LLMGatewayInterface.drain,
        probes: [HTTPInterface.healthPath, HTTPInterface.healthPath, HTTPInterface.readyPath],
        environment: [
            LLMGatewayInterface.keyServer.environmentName: "https://kubernetes.default.svc",
            LLMGatewayInterface.issuer.environmentName: "https://issuer.example.com/lab",
            "METRICS_PORT": "9464",
        ],
        metricsPort: LLMGatewayInterface.metricsPort
    ),
]

@Test(arguments: contracts)
private func `a Deployment runs its service by the contract`(contract: Contract) async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let deployment = try #require(try rendered.objects(Deployment.self, below: contract.path).first)
    let pod = deployment.spec.template.spec
    let container = try #require(pod.containers.first)
    #expect(container.command == [contract.testDescription])
    #expect(container.args.isEmpty)
    let metrics = contract.metricsPort.map { [PortNumber(integerLiteral: Int($0))] } ?? []
    #expect(container.ports.map(\.containerPort) == [PortNumber(integerLiteral: Int(contract.port))] + metrics)
    #expect(container.ports.map(\.name?.text) == [HTTPInterface.portName] + metrics.map { _ in "metrics" })
    let probes = [container.startupProbe, container.livenessProbe, container.readinessProbe]
    for (probe, path) in zip(probes, contract.probes) {
        let expected: ProbeHandler =
            path.map { .httpGet(.init(path: $0, port: .string(HTTPInterface.portName))) }
            ?? .tcpSocket(.init(port: .string(HTTPInterface.portName)))
        #expect(probe?.handler == expected)
    }
    #expect(pod.terminationGracePeriodSeconds == Int64(contract.drain.gracePeriod))
    let common = [
        "HTTP_BODY_LIMIT": "\(contract.bodyLimit)", "DRAIN_DELAY": "5s",
        "DRAIN_TIME": "\(contract.drain.gracePeriod - 10)s",
    ]
    let environment = Dictionary(uniqueKeysWithValues: container.env.map { ($0.name.text, $0.value ?? "") })
    #expect(environment == contract.environment.merging(common) { $1 })
    let service = try #require(try rendered.objects(Service.self, below: contract.path).first)
    let port = contract.testDescription == "tenant-app" ? TenantAppInterface.servicePort : contract.port
    #expect(service.spec.ports.map(\.port) == [PortNumber(integerLiteral: Int(port))] + metrics)
    #expect(service.spec.ports.map(\.name?.text) == container.ports.map(\.name?.text))
}

@Test func `every program that a Deployment runs is in the image, and its user is the image's`() async throws {
    let url = Tool.packageRoot.appending(path: "ci/Containerfile")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    let copied = try #require(lines.first { $0.hasPrefix("COPY --from=build ") }).split(separator: " ").dropFirst(2)
    let programs = Set(copied.compactMap { $0.split(separator: "/").last.map(String.init) })
    for deployment in try RenderedFiles(try await SampleSpecs.load()).objects(Deployment.self) {
        let pod = deployment.spec.template.spec
        #expect(pod.containers.allSatisfy { $0.command.count == 1 && programs.isSuperset(of: $0.command) })
        let security = try #require(pod.securityContext)
        #expect(lines.contains("USER \(security.runAsUser ?? 0):\(security.runAsGroup ?? 0)"))
    }
}

@Test func `addresses that pods are told name a Service and its port`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let services = try rendered.objects(Service.self)
    for deployment in try rendered.objects(Deployment.self, below: "tenants/") {
        let namespace = try #require(deployment.metadata.namespace).text
        for variable in deployment.spec.template.spec.containers.flatMap(\.env) {
            guard let url = variable.value.flatMap(URL.init(string:)), let host = url.host, let port = url.port else {
                continue
            }
            let parts = host.split(separator: ".").map(String.init)
            let found = services.filter {
                $0.metadata.name.text == parts[0]
                    && $0.metadata.namespace?.text == (parts.count > 1 ? parts[1] : namespace)
                    && $0.spec.ports.contains { Int($0.port.value) == port }
            }
            #expect(found.count == 1, "\(variable.name) \(url)")
        }
    }
}

/// The gateway's configuration, as the gateway reads it.
private func configuration(_ rendered: RenderedFiles) throws -> GatewayConfiguration {
    let map = try #require(
        try rendered.objects(ConfigMap.self, below: "monitoring/llm-gateway.yaml").first
    )
    let text = try #require(map.data["gateway.json"])
    return try JSONDecoder().decode(GatewayConfiguration.self, from: Data(text.utf8))
}

@Test func `the gateway is told its upstreams' weights and the Redis that it counts in`() async throws {
    let told = try configuration(RenderedFiles(try await SampleSpecs.load()))
    #expect(told.upstreams.map(\.weight) == [1, 0])
    #expect(
        told.limits.redis
            == .init(
                address: "redis.cache:6379",
                passwordFile: "/etc/llm-gateway/redis/password",
                fallsBackToShare: false
            )
    )
}

@Test func `gateways that count for themselves are as many as a rolling update makes at most`() async throws {
    for (edits, pods) in [([], 7), ([(file: "platform", old: "replicas: 3", new: "autoscaling: {maxReplicas: 8}")], 9)]
    {
        let rendered = RenderedFiles(try await SampleSpecs.load(SampleSpecs.withoutRedis + edits))
        let told = try configuration(rendered)
        #expect(told.limits == .init(replicas: pods))
        let deployment = try #require(try rendered.objects(Deployment.self, below: "monitoring/").first)
        let autoscaler = try #require(try rendered.objects(HorizontalPodAutoscaler.self, below: "monitoring/").first)
        guard case .rollingUpdate(let update) = deployment.spec.strategy, case .int(let surge) = update?.maxSurge else {
            Issue.record("the gateway does not say how many pods an update adds")
            return
        }
        #expect(Int(autoscaler.spec.maxReplicas + surge) == pods)
        #expect(!deployment.spec.template.spec.volumes.contains { $0.name == "redis-password" })
        let secrets = try rendered.objects(ExternalSecret.self, below: "monitoring/secrets.yaml")
        #expect(secrets.map(\.metadata.name) == ["first-api-key", "second-api-key"])
    }
}

@Test func `a policy allows the streams of its spec`() async throws {
    let maps = try RenderedFiles(try await SampleSpecs.load()).objects(ConfigMap.self, below: "monitoring/")
    let text = try #require(maps.compactMap { $0.data["blue-ocean.json"] }.first)
    let policy = try JSONDecoder().decode(TenantPolicy.self, from: Data(text.utf8))
    #expect(policy.limits.concurrentStreams == 5)
    #expect(policy.serviceAccounts == [LLMProxyInterface.deploymentName])
}

@Test func `the gateway asks the API server with a token that soon expires and the cluster's own authority`()
    async throws
{
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let gateway = try #require(try rendered.objects(Deployment.self, below: "monitoring/").first).spec.template.spec
    let mount = try #require(gateway.containers.first?.volumeMounts.first { $0.mountPath == KubernetesAPI.folder })
    #expect(mount.readOnly == true)
    let volume = try #require(gateway.volumes.first { $0.name == mount.name }?.source.projected)
    let token = try #require(volume.sources.compactMap(\.serviceAccountToken).first)
    // The API server's default audience, as it would refuse another.
    #expect(token.audience == nil)
    #expect(token.expirationSeconds == 600)
    #expect(KubernetesAPI.folder + "/" + token.path == KubernetesAPI.tokenPath)
    let authority = try #require(volume.sources.compactMap(\.configMap).first)
    #expect(authority.name == "kube-root-ca.crt")
    #expect(authority.items.map { KubernetesAPI.folder + "/" + $0.path } == [KubernetesAPI.authorityPath])
}

@Test func `the user of a pod can read what is secret in it, and no other user can`() async throws {
    for deployment in try RenderedFiles(try await SampleSpecs.load()).objects(Deployment.self) {
        let pod = deployment.spec.template.spec
        #expect(pod.securityContext?.fsGroup == pod.securityContext?.runAsGroup)
        for volume in pod.volumes {
            let hasToken = volume.source.projected?.sources.contains { $0.serviceAccountToken != nil } ?? false
            guard hasToken || volume.source.secret != nil else { continue }
            let mode = try #require(volume.source.projected?.defaultMode ?? volume.source.secret?.defaultMode)
            #expect(mode & 0o040 != 0 && mode & 0o337 == 0, "\(volume.name)")
        }
    }
}
