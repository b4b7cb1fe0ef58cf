import Diagnostics
import Foundation
import Kubernetes
import TenantSpecs
import TestSupport
import Testing
import YAML

@Test func `specs are loaded in the order of the tenants' names`() async throws {
    let folder = try SpecFolder([
        "b.yaml": SpecFolder.tenant("b"), "a.yaml": SpecFolder.tenant("a"), "a-b.yaml": SpecFolder.tenant("a-b"),
        ".hidden": "no spec",
    ])
    let (specs, diagnostics) = try await folder.load()
    #expect(diagnostics.isEmpty)
    #expect(specs?.tenants.map(\.name.text) == ["a", "a-b", "b"])
    #expect(specs?.tenants.first?.path == folder.path + "/a.yaml")
    #expect(specs?.platformPath == folder.path + "/platform.yaml")
}

@Test func `what a tenant leaves out has its default`() async throws {
    let (specs, _) = try await SpecFolder(["acme.yaml": SpecFolder.tenant("acme")]).load()
    let spec = try #require(specs?.tenants.first).tenant.spec
    #expect(spec.app.replicas == 2)
    #expect(spec.app.autoscaling == nil)
    #expect(spec.app.resources.requests == .init(cpu: "100m", memory: "128Mi"))
    #expect(spec.app.resources.limits == .init(cpu: "500m", memory: "512Mi"))
    #expect(spec.llm.resources == spec.app.resources)
    #expect(spec.llm.limits.requestsPerMinute == 600)
    #expect(spec.llm.limits.tokensPerMinute == 200_000)
    #expect(spec.llm.limits.tokensPerDay == 20_000_000)
    #expect(spec.llm.limits.maxTokensPerRequest == 4096)
    #expect(spec.llm.limits.concurrentStreams == 32)
    #expect(spec.slo.availability == 99.9)
    #expect(spec.slo.latency.threshold == "1s")
    #expect(spec.slo.latency.objective == 99.0)
    #expect(spec.quota == nil)
    #expect(spec.access == Access())
    #expect(!spec.suspended)
}

@Test func `what the platform leaves out has its default`() async throws {
    let (specs, _) = try await SpecFolder(["acme.yaml": SpecFolder.tenant("acme")]).load()
    let spec = try #require(specs).platform.spec
    #expect(spec.source.revision == "main")
    #expect(spec.source.path == "generated")
    #expect(spec.gitops.controllers == [.argocd, .flux])
    #expect(spec.gitops.argocd == ArgoCDSettings())
    #expect(spec.gitops.argocd.namespace == "argocd" && spec.gitops.flux.namespace == "flux-system")
    #expect(spec.gitops.flux.interval == "10m" && spec.gitops.flux.credentials == nil)
    #expect(spec.gateway.replicas == 2)
    #expect(spec.gateway.autoscaling.maxReplicas == 6)
    #expect(spec.gateway.autoscaling.targetCPUUtilization == 70)
    #expect(spec.gateway.mostPods == 7)
    #expect(spec.gateway.upstreams.map(\.weight) == [1])
    #expect(spec.gateway.limits.redis == nil)
    #expect(spec.apiServer.ports == [443, 6443])
    #expect(spec.apiServer.addresses.contains("172.16.0.0/12"))
    #expect(spec.apiServer.issuer == nil)
    #expect(spec.admission == Admission(mode: .enforce))
    #expect(spec.monitoring.release == "kube-prometheus-stack")
    #expect(spec.monitoring.retention == "15d")
    #expect(spec.secrets.kind == .clusterSecretStore)
    #expect(spec.cluster == nil)
}

@Test func `the schemas for editors say something of every field, in plain sentences`() throws {
    for text in [
        JSONSchema.text(of: Tenant.self, title: "Tenant"), JSONSchema.text(of: Platform.self, title: "Platform"),
    ] {
        let descriptions = text.split(separator: "\n").filter { $0.contains("\"description\": ") }
        #expect(descriptions.count > 30)
        for line in descriptions {
            let sentence = line.drop { $0 == " " }
            #expect(
                !sentence.contains("  ") && (sentence.hasSuffix(".\",") || sentence.hasSuffix(".\"")),
                "\(sentence)"
            )
        }
    }
}

@Test func `a tenant without a model has the platform's, and may name only that`() async throws {
    let (specs, _) = try await SpecFolder(["acme.yaml": SpecFolder.tenant("acme")]).load()
    let loaded = try #require(specs)
    let tenant = try #require(loaded.tenants.first).tenant
    #expect(tenant.model(in: loaded.platform) == "small")
    #expect(tenant.allowedModels(in: loaded.platform) == ["small"])
}

@Test func `a suspended tenant needs what it needs when it wakes up`() async throws {
    let text = SpecFolder.tenant("acme") + "  app: {replicas: 3, autoscaling: {maxReplicas: 5}}\n"
    let needs = try await [text, text + "  suspended: true\n"].asyncMap { text in
        let (specs, diagnostics) = try await SpecFolder(["acme.yaml": text]).load()
        #expect(diagnostics.isEmpty)
        return try #require(specs?.tenants.first).tenant.workloadNeeds
    }
    #expect(needs[0] == needs[1])
    // The autoscaler's most, and one pod that a rolling update adds, of each of the two workloads.
    #expect(needs[0].map(\.pods) == [6, 3])
    #expect(needs[0].total(\.requests.cpu) == "900m")
    #expect(needs[0].total(\.limits.memory) == "4608Mi")
}

@Test func `a folder that is not there says how to begin`() async throws {
    let folder = try TemporaryFolder()
    await #expect(throws: (any Error).self) {
        try await SpecLoader(folder: folder.url.path + "/none").load()
    }
}

@Test func `a folder without a platform or a tenant says what is missing`() async throws {
    let empty = try await SpecFolder([:]).load()
    #expect(empty.specs == nil)
    #expect(empty.diagnostics.map(\.id) == ["spec-none"])
    #expect(empty.diagnostics.first?.message.contains("no tenant has a spec") == true)
    let folder = try TemporaryFolder()
    try folder.write(SpecFolder.tenant("acme"), to: "acme.yaml")
    let orphan = try await SpecLoader(folder: folder.url.path + "/").load()
    #expect(orphan.specs == nil)
    #expect(orphan.diagnostics.first?.message.contains("the platform has no spec") == true)
    #expect(orphan.diagnostics.first?.location?.path == folder.url.path + "/platform.yaml")
}

@Test func `a file that would be passed over is told`() async throws {
    let folder = try SpecFolder(["acme.yaml": SpecFolder.tenant("acme"), "other.yml": "", "old/b.yaml": ""])
    let (specs, diagnostics) = try await folder.load()
    #expect(specs == nil)
    #expect(diagnostics.map(\.location?.path) == [folder.path + "/old", folder.path + "/other.yml"])
    #expect(diagnostics.allSatisfy { $0.id == "spec-file" })
}

@Test func `two files with one name are told with both places`() async throws {
    let folder = try SpecFolder(["acme.yaml": SpecFolder.tenant("acme"), "bcme.yaml": SpecFolder.tenant("acme")])
    let (_, diagnostics) = try await folder.load()
    let collision = try #require(diagnostics.first { $0.id == "spec-collision" })
    #expect(collision.message.contains("namespace 'acme' belongs to two tenants"))
    #expect(collision.location.map(String.init(describing:)) == folder.path + "/bcme.yaml:3:18")
    #expect(collision.notes.first?.location.map(String.init(describing:)) == folder.path + "/acme.yaml:3:18")
    #expect(diagnostics.map(\.id) == ["spec-name", "spec-collision"] || diagnostics.map(\.id).count == 2)
}

@Test func `the findings of many specs come in one order`() async throws {
    let files = (0..<30).map { ("t\($0).yaml", SpecFolder.tenant("T\($0)")) }
    let folder = try SpecFolder(Dictionary(uniqueKeysWithValues: files))
    let first = try await folder.load().diagnostics
    #expect(first.count == 30)
    #expect(first == first.sorted())
    #expect(try await folder.load().diagnostics == first)
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
