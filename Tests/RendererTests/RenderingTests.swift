import Diagnostics
import Foundation
import Kubernetes
import Renderer
import TenantSpecs
import TestSupport
import Testing
import YAML

@Test func `the sample specs render the golden files`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    for (path, text) in rendered.files.sorted(by: { $0.key < $1.key }) {
        try expectSnapshot(text, named: "tree/\(path)")
    }
    let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/tree").path
    let paths = FileManager.default.enumerator(atPath: golden)?.compactMap { $0 as? String } ?? []
    #expect(Set(paths.filter { $0.contains(".") }) == Set(rendered.files.keys))
}

@Test func `equal specs render equal bytes wherever their folder is`() async throws {
    let (one, other) = (try await SampleSpecs.load(), try await SampleSpecs.load())
    #expect(one.platformPath != other.platformPath)
    #expect(RenderedFiles(one).files == RenderedFiles(other).files)
}

@Test func `every rendered file can be read back`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    for (path, text) in rendered.files {
        let stream = try YAMLStream.parse(text)
        #expect(stream.problems.isEmpty, "\(path)")
        #expect(text.hasSuffix("\n"))
    }
}

@Test func `every file of a folder is in its kustomization, and no other`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let folders =
        ["argocd", "cluster", "flux", "flux/monitoring-stack", "monitoring"]
        + SampleSpecs.tenants.flatMap { ["tenants/\($0)/boundary", "tenants/\($0)/workloads"] }
    for folder in folders {
        let kustomization = try #require(try rendered.objects(Kustomization.self, below: folder + "/k").first)
        // A folder below that has a kustomization of its own is applied on its own.
        let names = rendered.files.keys
            .filter { path in
                let nearest = folders.filter { path.hasPrefix($0 + "/") }.max { $0.count < $1.count }
                return nearest == folder
            }
            .map { $0.dropFirst(folder.count + 1) }
        #expect(Set(kustomization.resources) == Set(names.map(String.init)).subtracting(["kustomization.yaml"]))
    }
    let dashboards = try #require(try rendered.objects(Kustomization.self, below: "dashboards/").first)
    let files = dashboards.configMapGenerator.flatMap(\.files)
    let rest = rendered.files.keys.filter { $0.hasPrefix("dashboards/") && $0.hasSuffix(".json") }
    #expect(Set(files) == Set(rest.map { String($0.dropFirst("dashboards/".count)) }))
    let known = folders + ["dashboards"]
    #expect(rendered.files.keys.allSatisfy { path in known.contains { path.hasPrefix($0 + "/") } })
}

@Test func `a tree in part holds the chosen tenants alone`() async throws {
    let specs = try await SampleSpecs.load()
    let tree = Renderer(specs).tree(tenants: ["red-rock"])
    #expect(!tree.isWhole)
    #expect(tree.count == 1)
    #expect(tree.render(0).tenant == "red-rock")
    #expect(Renderer(specs).tree(tenants: []).count == 0)
}

@Test func `a tenant's change touches its own files and its share of the policies`() async throws {
    let before = RenderedFiles(try await SampleSpecs.load())
    let after = RenderedFiles(
        try await SampleSpecs.load([
            ("red-rock", "Mining", "Rocks"), ("red-rock", "Be brief.", "Be long."),
            ("red-rock", "suspended: true", "suspended: false"),
        ])
    )
    let changes = after.changes(from: before)
    #expect(changes.contains("tenants/red-rock/workloads/app.yaml"))
    let shared = changes.filter { !$0.hasPrefix("tenants/red-rock/") && $0 != "dashboards/red-rock.json" }
    #expect(shared.count == 1)
    #expect(shared.allSatisfy { $0.hasPrefix("monitoring/tenant-policies-") })
    #expect(after.files[shared[0]]?.contains("red-rock.json") == true)
}

@Test func `a new tenant adds its files, and to the shared lists`() async throws {
    let before = RenderedFiles(try await SampleSpecs.load())
    let text = """
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata: {name: green-hill}
        spec: {company: Green Hill, industry: Farming, llm: {systemPrompt: Grow.}}

        """
    let after = RenderedFiles(try await SampleSpecs.load(adding: ["green-hill": text]))
    let shared = after.changes(from: before).filter { !$0.contains("green-hill") }
    #expect(
        shared.filter { !$0.hasPrefix("monitoring/tenant-policies-") }
            == [
                "argocd/kustomization.yaml", "dashboards/kustomization.yaml", "flux/kustomization.yaml",
                "monitoring/kustomization.yaml",
            ]
    )
}

/// FNV-1a, 32 bits, modulo 16; computed with Python.
@Test(arguments: [("acme-corp", "02"), ("closed-ai", "06"), ("a", "12"), ("z9", "12")])
func `a tenant's share of the policies never moves`(name: String, shard: String) async throws {
    let text = """
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata: {name: \(name)}
        spec: {company: C, industry: I, llm: {systemPrompt: P}}

        """
    let rendered = RenderedFiles(try await SampleSpecs.load(adding: [name: text]))
    let maps = try rendered.objects(ConfigMap.self, below: "monitoring/")
    let holders = maps.filter { $0.data["\(name).json"] != nil }.map(\.metadata.name.text)
    #expect(holders == ["tenant-policies-\(shard)"])
}

@Test func `policies that would not fit their ConfigMap are a problem of the specs`() async throws {
    #expect(Renderer(try await SampleSpecs.load()).problems().isEmpty)
    let models = (0..<3600).map { "m\($0)-".padding(toLength: 128, withPad: "x", startingAt: 0) }
    let offered = models.map { "      - {name: \($0)}\n" }.joined()
    // Both are in the share 12.
    let tenants = ["a", "z9"].map { name in
        let text = """
            apiVersion: tenantry.dev/v1alpha1
            kind: Tenant
            metadata: {name: \(name)}
            spec:
              company: C
              industry: I
              llm: {systemPrompt: P, model: \(models[0]), allowedModels: [\(models.joined(separator: ", "))]}

            """
        return (name, text)
    }
    let specs = try await SampleSpecs.load(
        [("platform", "    models:\n", "    models:\n" + offered)],
        adding: Dictionary(uniqueKeysWithValues: tenants)
    )
    let problems = Renderer(specs).problems()
    #expect(problems.map(\.id) == ["spec-capacity"])
    #expect(problems.first?.message.contains("for 2 tenants, more than the 900000 that are safe") == true)
    #expect(problems.first?.location?.range?.start.line == 3)
}
