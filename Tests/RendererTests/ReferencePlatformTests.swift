import Foundation
import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

// What broke on the platform that this one replaces, and can't be rendered here.

@Test func `every scraped Service selects pods by the label that they carry`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let monitors = try rendered.objects(ServiceMonitor.self)
    let services = try rendered.objects(Service.self)
    let deployments = try rendered.objects(Deployment.self)
    #expect(monitors.count == deployments.count)
    for monitor in monitors {
        let namespace = monitor.metadata.namespace
        let found = services.filter {
            $0.metadata.namespace == namespace && carries($0.metadata.labels, monitor.spec.selector.matchLabels)
        }
        #expect(found.count == 1, "\(monitor.reference)")
        let service = try #require(found.first)
        let pods = deployments.filter {
            $0.metadata.namespace == namespace && carries($0.spec.template.metadata.labels, service.spec.selector)
        }
        #expect(pods.count == 1, "\(service.reference)")
        let deployment = try #require(pods.first)
        #expect(carries(deployment.spec.template.metadata.labels, deployment.spec.selector.matchLabels))
        // The port, by name, from the monitor to the Service to the container.
        let endpoint = try #require(monitor.spec.endpoints.first)
        let port = try #require(service.spec.ports.first { $0.name?.text == endpoint.port?.text })
        let container = try #require(deployment.spec.template.spec.containers.first)
        #expect(container.ports.contains { port.targetPort == .string($0.name?.text ?? "") })
        #expect(monitor.metadata.labels["release"] == "prom")
    }
}

@Test func `every file that a container reads is a key of what it mounts`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let maps = try rendered.objects(ConfigMap.self)
    let secrets = try rendered.objects(ExternalSecret.self)
    for deployment in try rendered.objects(Deployment.self) {
        let namespace = deployment.metadata.namespace
        let map = { (name: DNSSubdomain) in
            maps.first { $0.metadata.name == name && $0.metadata.namespace == namespace }
        }
        var files = Set<String>()
        let pod = deployment.spec.template.spec
        let container = try #require(pod.containers.first)
        for volume in pod.volumes {
            let folder = try #require(container.volumeMounts.first { $0.name == volume.name }).mountPath
            if let source = volume.source.configMap {
                let keys = try #require(map(source.name), "\(source.name)").data.keys
                files.formUnion(keys.map { "\(folder)/\($0)" })
            }
            if let source = volume.source.secret {
                let secret = secrets.first {
                    $0.spec.target?.name == source.secretName && $0.metadata.namespace == namespace
                }
                files.formUnion(
                    try #require(secret, "\(source.secretName)").spec.data.map { "\(folder)/\($0.secretKey)" }
                )
            }
            for source in volume.source.projected?.sources ?? [] {
                if let token = source.serviceAccountToken { files.insert("\(folder)/\(token.path)") }
                files.formUnion(source.configMap?.items.map { "\(folder)/\($0.path)" } ?? [])
            }
        }
        // What the program opens, as its interface has it.
        let opened: Set<String> =
            switch container.name {
            case "llm-proxy": ["/app/prompt/system_prompt.txt", "/var/run/secrets/llm-gateway/token"]
            case "llm-gateway":
                [
                    "/etc/llm-gateway/config/gateway.json", "/etc/llm-gateway/keys/first/api-key",
                    "/etc/llm-gateway/keys/second/api-key", "/etc/llm-gateway/redis/password",
                    "/var/run/secrets/kubernetes.io/serviceaccount/token",
                    "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
                ]
            default: []
            }
        #expect(files == opened, "\(deployment.reference)")
        for source in container.envFrom {
            guard case .configMapRef(let reference) = source.source else { continue }
            #expect(try #require(map(reference.name)).data.keys.map(\.text) == ["COMPANY", "INDUSTRY", "TENANT_NAME"])
        }
    }
}

@Test func `a changed key reaches the gateway as a file, without a restart`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let gateway = try #require(try rendered.objects(Deployment.self, below: "monitoring/").first).spec.template.spec
    let container = try #require(gateway.containers.first)
    #expect(container.env.allSatisfy { $0.valueFrom == nil })
    #expect(container.envFrom.isEmpty)
    let keys = gateway.volumes.filter { $0.source.secret != nil }
    #expect(keys.count == 3)
    // The kubelet brings no news to what is mounted by `subPath`.
    #expect(container.volumeMounts.allSatisfy { $0.subPath == nil })
    for (old, new) in [("lab/second", "lab/third"), ("lab/redis", "lab/other")] {
        let moved = RenderedFiles(try await SampleSpecs.load([("platform", old, new)]))
        #expect(moved.changes(from: rendered) == ["monitoring/secrets.yaml"])
    }
}

@Test func `a quota counts every workload of its namespace`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let larger = RenderedFiles(
        try await SampleSpecs.load([("blue-ocean", "replicas: 3", "replicas: 4")])
    )
    let quotas = try [rendered, larger].map {
        try #require(try $0.objects(ResourceQuota.self, below: "tenants/blue-ocean/").first).spec.hard
    }
    // One more pod of the proxy beside the app.
    for (resource, amount) in [("pods", 1), ("requests.cpu", "100m"), ("requests.memory", "128Mi")]
        as [(ResourceName, Quantity)]
    {
        let (before, after) = (try #require(quotas[0][resource]), try #require(quotas[1][resource]))
        #expect(after == before + amount, "\(resource)")
    }
}

@Test func `a new tenant is one file, and nothing is edited by hand`() async throws {
    let text = """
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata: {name: green-hill}
        spec: {company: Green Hill, industry: Farming, llm: {systemPrompt: Grow.}}

        """
    let rendered = RenderedFiles(try await SampleSpecs.load(adding: ["green-hill": text]))
    let before = RenderedFiles(try await SampleSpecs.load())
    let paths = { (rendered: RenderedFiles, tenant: String) in
        Set(rendered.files.keys.filter { $0.contains(tenant) }.map { $0.replacing(tenant, with: "*") })
    }
    #expect(paths(rendered, "green-hill") == paths(before, "blue-ocean"))
    for (path, contents) in rendered.files where path.contains("green-hill") {
        #expect(!contents.contains("blue-ocean") && !contents.contains("red-rock"), "\(path)")
    }
}

private func carries(
    _ labels: SortedMap<LabelKey, LabelValue>,
    _ wanted: SortedMap<LabelKey, LabelValue>
) -> Bool {
    !wanted.isEmpty && wanted.allSatisfy { labels[$0.key] == $0.value }
}
