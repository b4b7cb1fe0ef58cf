import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

@Test func `every pod is restricted, with a read-only root and no token but what it needs`() async throws {
    let deployments = try RenderedFiles(try await SampleSpecs.load()).objects(Deployment.self)
    #expect(deployments.count == 5)
    for deployment in deployments {
        let pod = deployment.spec.template.spec
        #expect(pod.securityContext?.runAsNonRoot == true)
        #expect((pod.securityContext?.runAsUser ?? 0) > 0)
        #expect(pod.securityContext?.seccompProfile == .runtimeDefault)
        #expect(pod.automountServiceAccountToken == false)
        #expect(pod.enableServiceLinks == false)
        #expect(!(pod.initContainers + pod.containers).isEmpty)
        for container in pod.initContainers + pod.containers {
            let context = try #require(container.securityContext)
            #expect(context.capabilities?.drop == ["ALL"])
            #expect(context.capabilities?.add == [])
            #expect(context.allowPrivilegeEscalation == false)
            #expect(context.readOnlyRootFilesystem == true)
            #expect(context.privileged != true)
            #expect(container.ports.allSatisfy { $0.hostPort == nil })
            #expect(Set(container.volumeMounts.map(\.name)) == Set(pod.volumes.map(\.name)))
        }
        let tokens = pod.volumes.flatMap { volume in
            volume.source.projected?.sources.compactMap(\.serviceAccountToken) ?? []
        }
        switch deployment.metadata.name.text {
        case "llm-proxy": #expect(tokens.map(\.audience) == ["llm-gateway"])
        case "llm-gateway": #expect(tokens.map(\.audience) == [nil])
        default: #expect(tokens.isEmpty)
        }
    }
}

private let annotation: AnnotationKey = "tenantry.dev/configuration-checksum"

/// What an edit of the spec does: whose pods it replaces.
private let rolls: [(old: String, new: String, app: Bool, proxy: Bool)] = [
    ("Never expand", "Always expand", false, false),
    ("industry: \"no\"", "industry: \"on\"", true, false),
    ("Blué Ocean & Söhne", "Blue Ocean", true, true),
    ("requestsPerMinute: 30", "requestsPerMinute: 31", false, false),
    ("concurrentStreams: 5", "concurrentStreams: 6", false, false),
    ("threshold: 2500ms", "threshold: 1s", false, false),
    ("maxReplicas: 7", "maxReplicas: 8", false, false),
    ("oidc:blue/ops", "oidc:blue/crew", false, false),
]

@Test(arguments: rolls)
func `a change replaces the pods that read it, and no others`(old: String, new: String, app: Bool, proxy: Bool)
    async throws
{
    let before = try RenderedFiles(try await SampleSpecs.load()).objects(Deployment.self)
    let after = try RenderedFiles(try await SampleSpecs.load([("blue-ocean", old, new)])).objects(Deployment.self)
    let changed = zip(before, after).filter { $0.spec.template != $1.spec.template }.map(\.0.metadata.name.text)
    #expect(changed == (app ? ["blue-ocean-app"] : []) + (proxy ? ["llm-proxy"] : []))
}

@Test func `a changed prompt changes the mounted file, and replaces no pods`() async throws {
    let edits = [("blue-ocean", "Never expand", "Always expand")]
    let path = "tenants/blue-ocean/workloads/llm-proxy.yaml"
    let before = RenderedFiles(try await SampleSpecs.load())
    let after = RenderedFiles(try await SampleSpecs.load(edits))
    #expect(after.changes(from: before) == [path])
    #expect(
        try after.objects(Deployment.self, below: path) == (try before.objects(Deployment.self, below: path))
    )
    #expect(try after.objects(ConfigMap.self, below: path) != (try before.objects(ConfigMap.self, below: path)))
}

@Test func `pods that read what they are told only when they start carry its checksum`() async throws {
    let deployments = try RenderedFiles(try await SampleSpecs.load()).objects(Deployment.self)
    for deployment in deployments {
        let annotations = deployment.spec.template.metadata.annotations
        #expect(annotations[annotation]?.count == (deployment.metadata.name == "llm-proxy" ? nil : 64))
    }
}

@Test func `the prompt arrives as it was written`() async throws {
    let maps = try RenderedFiles(try await SampleSpecs.load()).objects(ConfigMap.self, below: "tenants/blue-ocean/")
    let prompt = try #require(maps.first { $0.metadata.name == "system-prompt" })
    #expect(
        prompt.data["system_prompt.txt"]
            == "You speak for Blué Ocean.\nNever expand ${HOME} or {{ this }}.\n\n\tA tab begins this line.\n"
    )
    let info = try #require(maps.first { $0.metadata.name == "tenant-info" })
    #expect(info.data["INDUSTRY"] == "no")
}

@Test func `a suspended tenant runs nothing, calls nothing, and keeps its boundary`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let awake = RenderedFiles(try await SampleSpecs.load([("red-rock", "suspended: true", "suspended: false")]))
    let deployments = try rendered.objects(Deployment.self, below: "tenants/red-rock/")
    #expect(deployments.map(\.spec.replicas) == [0, 0])
    #expect(try rendered.objects(HorizontalPodAutoscaler.self, below: "tenants/red-rock/").isEmpty)
    #expect(try awake.objects(HorizontalPodAutoscaler.self, below: "tenants/red-rock/").count == 1)
    let policies = try rendered.objects(ConfigMap.self, below: "monitoring/").compactMap { $0.data["red-rock.json"] }
    #expect(policies.count == 1)
    #expect(policies.first?.contains("\"serviceAccounts\": []") == true)
    #expect(!awake.changes(from: rendered).contains { $0.contains("/boundary/") })
}

@Test func `an autoscaler owns the number of its pods`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let deployments = try rendered.objects(Deployment.self, below: "tenants/blue-ocean/")
    let autoscaler = try #require(
        try rendered.objects(HorizontalPodAutoscaler.self, below: "tenants/blue-ocean/").first
    )
    #expect(autoscaler.spec.scaleTargetRef.name == "blue-ocean-app")
    #expect(autoscaler.spec.minReplicas == 2)
    #expect(autoscaler.spec.maxReplicas == 7)
    #expect(deployments.map(\.spec.replicas) == [nil, 3])
}

@Test func `an upstream's name of the greatest length names a volume`() async throws {
    let name = String(repeating: "u", count: 59)
    let rendered = RenderedFiles(try await SampleSpecs.load([("platform", "{name: second", "{name: \(name)")]))
    let gateway = try #require(try rendered.objects(Deployment.self, below: "monitoring/").first)
    #expect(gateway.spec.template.spec.volumes.contains { $0.name.text == "key-\(name)" })
}
