import Foundation
import TestSupport
import Testing

struct AuditCommandTests {
    /// The program with the tree that the specs of the repository render.
    private func rendered() throws -> CommandLine {
        let line = try CommandLine()
        #expect(try line.run("generate").status == 0)
        return line
    }

    @Test func `tells every control of every tenant, with what shows it`() throws {
        let line = try rendered()
        let output = try line.run("audit")
        #expect(output.status == 0 || output.text.contains("fails"))
        #expect(output.text.hasPrefix("generated: "))
        #expect(output.text.contains("\nSHA-256: "))
        for tenant in ["acme-corp", "closed-ai"] {
            let path = "generated/tenants/\(tenant)/boundary"
            #expect(output.text.contains("MTB-PL1-CC-FNS-1: the quotas have every key that is asked for\n"))
            #expect(output.text.contains("ResourceQuota \(tenant)/tenant-quota (\(path)/quota.yaml:5:9)\n"))
            #expect(
                output.text.contains(
                    "Namespace \(tenant), which enforces restricted of version v1.34 (\(path)/namespace.yaml:5:9)\n"
                )
            )
        }
        // The same tree, the same bytes.
        #expect(try line.run("audit").text == output.text)
    }

    @Test func `names the commit, and whether files differ from it`() throws {
        let line = try rendered()
        #expect(try !line.run("audit").text.contains("Commit: "))
        try line.commit()
        let commit = try line.git("rev-parse", "HEAD").text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try line.run("audit").text.contains("\nCommit: \(commit)\n"))
        try line.edit("generated/tenants/acme-corp/boundary/quota.yaml", "pods: \"20\"", "pods: \"21\"")
        #expect(try line.run("audit").text.contains("\nCommit: \(commit), with changes that are not committed\n"))
    }

    @Test func `fails with what breaks a control`() throws {
        let line = try rendered()
        try line.edit("generated/tenants/acme-corp/boundary/quota.yaml", "    limits.memory: 4Gi\n", "")
        let output = try line.run("audit", "--tenant", "acme-corp")
        #expect(output.status == 1)
        #expect(
            output.text.contains(
                "fail            MTB-PL1-CC-FNS-1: no quota of namespace 'acme-corp' has 'limits.memory'\n"
            )
        )
        #expect(
            output.text.contains(
                "generated/tenants/acme-corp/boundary/quota.yaml:13:5: error: nothing limits 'limits.memory'"
            )
        )
        #expect(!output.text.contains("closed-ai"))
        #expect(output.text.hasSuffix("Controls fail for acme-corp.\n"))
    }

    @Test func `writes each format`() throws {
        let line = try rendered()
        let markdown = try line.run("audit", "--format", "markdown").text
        #expect(markdown.hasPrefix("# Audit\n"))
        #expect(markdown.contains("\n## acme-corp\n"))
        #expect(markdown.split(separator: "\n").filter { $0.hasPrefix("|") }.allSatisfy { $0.hasSuffix("|") })
        let json = try line.run("audit", "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any])
        #expect(object["version"] as? Int == 1)
        let controls = try #require(object["controls"] as? [[String: Any]])
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.compactMap { $0["tenant"] as? String } == ["acme-corp", "closed-ai"])
        #expect(rows.count == 3)
        for row in rows {
            let verdicts = try #require(row["verdicts"] as? [[String: Any]])
            #expect(verdicts.compactMap { $0["control"] as? String } == controls.compactMap { $0["id"] as? String })
        }
        #expect(try line.run("audit", "--format", "html", "--output", "out/audit.html").text.isEmpty)
        #expect(try line.folder.read("out/audit.html").hasPrefix("<!doctype html>"))
    }

    @Test func `says what is wrong with how it is asked`() throws {
        let line = try rendered()
        let unknown = try line.run("audit", "--tenant", "acme-crop")
        #expect(unknown.status == 64)
        #expect(unknown.errorText.contains("there is no tenant 'acme-crop'; did you mean 'acme-corp'?"))
        #expect(try line.run("audit", "nowhere").status == 74)
        try line.folder.write("apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n", to: "k8s/a.yaml")
        let nobody = try line.run("audit", "k8s")
        #expect(nobody.status == 74)
        #expect(nobody.errorText.contains("there is no tenant in 'k8s'"))
        #expect(try line.run("audit", "--format", "pdf").status == 64)
    }
}
