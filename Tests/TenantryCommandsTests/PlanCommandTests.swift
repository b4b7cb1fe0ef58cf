import Foundation
import TestSupport
import Testing

struct PlanCommandTests {
    /// A repository with the specs and what they render.
    private func repository() throws -> CommandLine {
        let line = try CommandLine()
        try #require(try line.run("generate").status == 0)
        try line.commit()
        return line
    }

    private func json(_ line: CommandLine, _ arguments: String...) throws -> [String: Any] {
        let output = try line.run(["plan", "--format", "json"] + arguments)
        #expect(output.status == 0, "\(output.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: output.standardOutput) as? [String: Any])
    }

    private func titles(_ report: [String: Any]) -> [String] {
        (report["changes"] as? [[String: Any]] ?? []).map { change in
            let object = change["object"] as? [String: Any] ?? [:]
            let place = object["namespace"].map { "\($0)/" } ?? ""
            return "\(change["action"] ?? "") \(object["kind"] ?? "") \(place)\(object["name"] ?? "")"
        }
    }

    private func risks(_ report: [String: Any]) -> [String] {
        (report["risks"] as? [[String: Any]] ?? []).map { "\($0["kind"] ?? "")" }
    }

    private let spec = "tenants.d/acme-corp.yaml"
    /// The spec of a tenant that no receiver of alerts names.
    private let runner = "tenants.d/closed-ai.yaml"

    @Test func `finds no change where nothing differs`() throws {
        let line = try repository()
        let output = try line.run("plan", "--detailed-exitcode")
        #expect(output.status == 0)
        #expect(output.text == "No changes: every object is as it was.\n")
    }

    @Test func `renders a spec that differs, and says that the tree is stale until it is generated`() throws {
        let line = try repository()
        try line.edit(spec, "memory: 512Mi", "memory: 1Gi")
        let before = try line.run("plan", "--detailed-exitcode")
        #expect(before.status == 2, "\(before.errorText)")
        #expect(before.text.contains("not what the specs render"))
        #expect(before.text.contains("memory limit of container tenant-app: 512Mi -> 1Gi"), "\(before.text)")
        try #require(try line.run("generate").status == 0)
        let after = try line.run("plan", "--detailed-exitcode")
        #expect(after.status == 2)
        #expect(!after.text.contains("not what the specs render"))
        let changes = { (text: String) in text.drop { $0 != "C" } }
        #expect(changes(after.text) == changes(before.text))
        // Once committed, it is a difference from the commit before only.
        try line.git("commit", "--quiet", "--all", "--message", "More memory")
        #expect(try line.run("plan", "--detailed-exitcode").status == 0)
        #expect(try line.run("plan", "HEAD~1", "--detailed-exitcode").status == 2)
        #expect(try line.run("plan", "HEAD~1", "--tree-only", "--detailed-exitcode").status == 2)
    }

    @Test func `adds a tenant, files that Git doesn't know included`() throws {
        let line = try repository()
        try #require(try line.run("new", "blue-fox").status == 0)
        let titles = titles(try json(line))
        #expect(titles.contains("add Namespace blue-fox"))
        #expect(titles.contains("add ConfigMap monitoring/dashboard-blue-fox"))
        #expect(
            titles.contains {
                $0.hasPrefix("change ConfigMap monitoring/") || $0.hasPrefix("add ConfigMap monitoring/")
            }
        )
        #expect(!titles.contains { $0.contains("acme-corp") })
        try #require(try line.run("generate").status == 0)
        #expect(self.titles(try json(line)) == titles)
    }

    @Test func `takes a tenant away in two steps`() throws {
        let line = try repository()
        try FileManager.default.removeItem(at: line.folder.url.appending(path: runner))
        let atOnce = try json(line)
        #expect(risks(atOnce).contains("tenant-removed"))
        #expect(risks(atOnce).contains("namespace-deleted"))
        #expect(titles(atOnce).contains("destroy Namespace closed-ai"))
        // First suspended.
        try line.git("checkout", "--", runner)
        try line.folder.write(try line.folder.read(runner) + "  suspended: true\n", to: runner)
        let first = try json(line)
        #expect((first["offboarding"] as? [[String: String]])?.map { $0["step"] } == ["suspended"])
        #expect(!risks(first).contains("tenant-removed"))
        #expect(!risks(first).contains("namespace-deleted"))
        try #require(try line.run("generate").status == 0)
        try line.git("commit", "--quiet", "--all", "--message", "Suspend")
        // Then removed.
        try FileManager.default.removeItem(at: line.folder.url.appending(path: runner))
        let second = try json(line)
        #expect((second["offboarding"] as? [[String: String]])?.map { $0["step"] } == ["removed"])
        #expect(!risks(second).contains("tenant-removed"))
        #expect(risks(second).contains("namespace-deleted"))
        // The same whether the tree follows or not.
        try #require(try line.run("generate").status == 0)
        #expect(titles(try json(line)) == titles(second))
    }

    @Test func `tells of a tenant that gets another name`() throws {
        let line = try repository()
        try line.edit(runner, "name: closed-ai", "name: open-ai")
        try line.git("mv", runner, "tenants.d/open-ai.yaml")
        #expect(risks(try json(line)).contains("identity-changed"))
    }

    @Test func `renders everything when the platform's spec differs`() throws {
        let line = try repository()
        let platform = try line.folder.read("tenants.d/platform.yaml")
        let tag = try #require(platform.firstMatch(of: /tag: *"?([^"\s]+)"?/)?.output.1)
        try line.edit("tenants.d/platform.yaml", String(tag), "99.0.0")
        let titles = titles(try json(line))
        #expect(titles.contains("change Deployment acme-corp/acme-corp-app"))
        #expect(titles.contains("change Deployment closed-ai/closed-ai-app"))
    }

    @Test func `compares with where a branch parted`() throws {
        let line = try repository()
        try line.git("branch", "--move", "main")
        try line.git("checkout", "--quiet", "-b", "feature")
        try line.edit(spec, "memory: 512Mi", "memory: 1Gi")
        try #require(try line.run("generate").status == 0)
        try line.git("commit", "--quiet", "--all", "--message", "Feature")
        try line.git("checkout", "--quiet", "main")
        try line.edit("tenants.d/closed-ai.yaml", "maxReplicas: 6", "maxReplicas: 7")
        try #require(try line.run("generate").status == 0)
        try line.git("commit", "--quiet", "--all", "--message", "Main")
        try line.git("checkout", "--quiet", "feature")
        let parted = titles(try json(line, "main..."))
        #expect(parted.contains("change Deployment acme-corp/acme-corp-app"))
        #expect(!parted.contains { $0.contains("closed-ai") })
        #expect(titles(try json(line, "main")).contains { $0.contains("closed-ai") })
        // The remote's default branch is what a branch is compared with when nothing is named.
        try line.git("update-ref", "refs/remotes/origin/main", "main")
        #expect(titles(try json(line)) == parted)
    }

    @Test func `refuses what it can't compare with`() throws {
        let line = try repository()
        for arguments in [["nonsense"], ["--format=yaml"], ["--limit", "-1"], ["--tree", "/"], ["", "--tree-only"]] {
            #expect(try line.run(["plan"] + arguments).status == 64, "\(arguments)")
        }
        let elsewhere = try CommandLine()
        let output = try elsewhere.run(["plan"], environment: ["GIT_CEILING_DIRECTORIES": "/"])
        #expect(output.status == 64)
        #expect(output.errorText.contains("is in no Git repository"))
    }

    @Test func `reads names with spaces and letters of any language, links and folders in folders`() throws {
        let line = try CommandLine(specs: false)
        let object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: x}\n"
        for path in ["tree/a b/ü ñ.yaml", "tree/:(glob)*.yaml", "tree/a/b/c/d/e.yaml", "tree/-x.yaml"] {
            try line.folder.write(object.replacingOccurrences(of: "name: a", with: "name: n\(path.count)"), to: path)
        }
        try line.commit()
        for path in ["tree/a b/ü ñ.yaml", "tree/:(glob)*.yaml", "tree/a/b/c/d/e.yaml", "tree/-x.yaml"] {
            try line.edit(path, "k: x", "k: y")
        }
        try line.git("mv", "tree/-x.yaml", "tree/renamed.yaml")
        let report = try json(line, "HEAD", "--tree", "tree", "--tree-only")
        #expect((report["summary"] as? [String: Int])?["change"] == 4)
        #expect((report["summary"] as? [String: Int])?["add"] == 0)
        #expect(titles(try json(line, "HEAD", "--tree", "./tree/a/..//a/", "--tree-only")).count == 1)
    }

    @Test func `plans a first commit, and a shallow clone`() throws {
        let line = try CommandLine(specs: false)
        try line.git("init", "--quiet")
        try line.folder.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n", to: "tree/a.yaml")
        #expect(titles(try json(line, "--tree", "tree", "--tree-only")) == ["add ConfigMap a"])
        try line.commit()
        try line.edit("tree/a.yaml", "name: a", "name: b")
        try line.git("commit", "--quiet", "--all", "--message", "Second")
        let clone = try CommandLine(specs: false)
        try clone.git("clone", "--quiet", "--depth", "1", "file://\(line.folder.url.path)", "clone")
        let output = try clone.run(["plan", "HEAD~1", "--tree", "tree", "--tree-only"], in: "clone")
        #expect(output.status == 64)
        #expect(output.errorText.contains("Git knows no commit 'HEAD~1' here; fetch it"))
        #expect(try clone.run(["plan", "--tree", "tree", "--tree-only"], in: "clone").status == 0)
    }

    @Test func `passes over what was no YAML, and fails for what is none now`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write("a: [\n", to: "tree/a.yaml")
        try line.commit()
        try line.folder.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n", to: "tree/a.yaml")
        let mended = try line.run("plan", "HEAD", "--tree", "tree", "--tree-only")
        #expect(mended.status == 0)
        #expect(mended.text.contains("at HEAD is passed over"))
        try line.git("commit", "--quiet", "--all", "--message", "Mend")
        try line.folder.write("a: [\n", to: "tree/a.yaml")
        #expect(try line.run("plan", "HEAD", "--tree", "tree", "--tree-only").status == 1)
    }

    @Test func `writes reports to files`() throws {
        let line = try repository()
        try line.edit(spec, "memory: 512Mi", "memory: 1Gi")
        let output = try line.run("plan", "--output", "markdown=out/plan.md", "--output", "json=plan.json")
        #expect(output.status == 0)
        #expect(output.text.hasSuffix("to destroy\n") || output.text.contains("Plan: "))
        #expect(try line.folder.read("out/plan.md").hasPrefix("<!-- tenantry plan -->"))
        #expect(try line.folder.read("plan.json").hasPrefix("{"))
    }

    @Test func `says what is wrong with a spec`() throws {
        let line = try repository()
        try line.edit(spec, "memory: 512Mi", "memory: much")
        let output = try line.run("plan")
        #expect(output.status == 1)
        #expect(output.errorText.contains(spec))
        #expect(output.text.isEmpty)
    }

    /// What `kubectl kustomize` makes of both trees differs in exactly the objects of the plan.
    @Test(.enabled(if: Tool.isAvailable(Tool.kubectl)))
    func `changes the objects that kustomize's own output differs in`() throws {
        let line = try repository()
        let kubectl = try Tool.kubectl.required()
        func build() throws -> [String: String] {
            var objects: [String: String] = [:]
            let folders = [
                "cluster", "monitoring", "dashboards", "tenants/acme-corp/boundary", "tenants/acme-corp/workloads",
            ]
            for folder in folders {
                let output = try kubectl.run(["kustomize", line.folder.url.appending(path: "generated/\(folder)").path])
                #expect(output.status == 0, "\(output.errorText)")
                for text in output.text.components(separatedBy: "\n---\n") {
                    let kind = text.firstMatch(of: /(?m)^kind: (.*)$/)?.output.1 ?? ""
                    let name = text.firstMatch(of: /(?m)^  name: (.*)$/)?.output.1 ?? ""
                    let namespace = text.firstMatch(of: /(?m)^  namespace: (.*)$/)?.output.1
                    objects["\(kind) \(namespace.map { "\($0)/" } ?? "")\(name)"] =
                        text.trimmingCharacters(in: .whitespacesAndNewlines)
                }
            }
            return objects
        }
        let old = try build()
        try line.edit(spec, "memory: 512Mi", "memory: 1Gi")
        try line.edit(spec, "company: ACME Corp", "company: ACME Inc")
        try #require(try line.run("generate").status == 0)
        let new = try build()
        let differing = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        let planned = titles(try json(line)).map { $0.drop { $0 != " " }.dropFirst() }
        #expect(!differing.isEmpty)
        #expect(Set(planned.map(String.init)) == differing)
    }
}
