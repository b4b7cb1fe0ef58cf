import Foundation
import TestSupport
import Testing

struct GenerateCommandTests {
    @Test func `renders the tree that is committed`() throws {
        let line = try CommandLine()
        #expect(try line.run("generate").status == 0)
        let difference = try Tool(path: "/usr/bin/env").run(
            ["diff", "-r", line.folder.url.appending(path: "generated").path, "generated"],
            directory: Tool.packageRoot
        )
        #expect(difference.status == 0, "\(difference.text)")
    }

    @Test func `checks without writing and exits with 1 on drift`() throws {
        let line = try CommandLine()
        let fresh = try line.run("generate", "--check")
        #expect(fresh.status == 1)
        #expect(!FileManager.default.fileExists(atPath: line.folder.url.appending(path: "generated").path))
        _ = try line.run("generate")
        #expect(try line.run("generate", "--check").status == 0)
        try line.edit("tenants.d/acme-corp.yaml", "replicas: 2", "replicas: 3")
        let stale = try line.run("generate", "--check")
        #expect(stale.status == 1)
        #expect(stale.text.contains("-  replicas: 2\n+  replicas: 3\n"))
        #expect(try line.run("generate", "--dry-run").status == 0)
        #expect(try line.run("generate", "--check").text == stale.text)
    }

    @Test func `writes only the files of the tenant that was named`() throws {
        let line = try CommandLine()
        _ = try line.run("generate")
        try line.edit("tenants.d/acme-corp.yaml", "replicas: 2", "replicas: 3")
        try line.edit("tenants.d/closed-ai.yaml", "replicas: 2", "replicas: 3")
        let output = try line.run("generate", "--tenant", "acme-corp")
        #expect(output.status == 0)
        #expect(output.text.contains("update generated/tenants/acme-corp/workloads/app.yaml"))
        #expect(!output.text.contains("closed-ai"))
        #expect(try line.run("generate", "--check").text.contains("closed-ai"))
    }

    @Test func `names the nearest tenant when the one named is unknown`() throws {
        let output = try CommandLine().run("generate", "--tenant", "acme-crop")
        #expect(output.status == 64)
        #expect(output.errorText.contains("did you mean 'acme-corp'?"))
    }

    @Test func `tells findings to tools as JSON`() throws {
        let line = try CommandLine()
        try line.edit("tenants.d/acme-corp.yaml", "cpu: \"2\"", "cpu: 100m")
        let output = try line.run("generate", "--format", "json")
        #expect(output.status == 1)
        let report = try #require(
            try JSONSerialization.jsonObject(with: output.standardOutput) as? [String: any Sendable]
        )
        let findings = try #require(report["diagnostics"] as? [[String: any Sendable]])
        #expect(findings.count == 1)
        #expect(findings.first?["id"] as? String == "spec-quota")
        #expect(!FileManager.default.fileExists(atPath: line.folder.url.appending(path: "generated").path))
    }

    @Test func `refuses options that exclude each other`() throws {
        let line = try CommandLine()
        #expect(try line.run("generate", "--check", "--dry-run").status == 64)
        #expect(try line.run("generate", "--check", "--force").status == 64)
    }

    @Test func `exits with 74 when the specs can't be read`() throws {
        let output = try CommandLine(specs: false).run("generate")
        #expect(output.status == 74)
        #expect(output.errorText.contains("cannot read 'tenants.d'"))
    }

    @Test func `prunes nothing when there is no tenant left`() throws {
        let line = try CommandLine()
        _ = try line.run("generate")
        let platform = line.folder.url.appending(path: "tenants.d/platform.yaml")
        // One of the receivers is told of a tenant's alerts.
        let text = try String(contentsOf: platform, encoding: .utf8)
        try text.replacing("        tenants: [acme-corp]\n", with: "").write(
            to: platform,
            atomically: true,
            encoding: .utf8
        )
        for name in ["acme-corp", "closed-ai"] {
            try FileManager.default.removeItem(at: line.folder.url.appending(path: "tenants.d/\(name).yaml"))
        }
        let output = try line.run("generate")
        #expect(output.status == 1)
        #expect(output.text.contains("no tenant has a spec here"))
        let kept = line.folder.url.appending(path: "generated/tenants/acme-corp/boundary/namespace.yaml")
        #expect(FileManager.default.fileExists(atPath: kept.path))
    }
}
