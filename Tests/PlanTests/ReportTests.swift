import Plan
import TestSupport
import Testing

struct ReportTests {
    private static func deployment(_ tenant: String, memory: String, image: String = "r.io/app:1.2.0") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(tenant)-app, namespace: \(tenant)}
        spec:
          selector: {matchLabels: {app: \(tenant)-app}}
          template:
            metadata: {labels: {app: \(tenant)-app}}
            spec:
              containers:
              - {name: \(tenant)-app, image: "\(image)", resources: {limits: {memory: \(memory)}}}

        """
    }

    /// - Parameter text: what stands between the quotes.
    private static func prompt(_ text: String) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: prompt, namespace: acme}\ndata: {prompt: \"\(text)\"}\n"
    }

    /// Three tenants of which two get the same, a namespace that goes, and an object of every sort of change.
    private static func sample() -> Plan {
        let namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: old}\n"
        func binding(_ role: String) -> String {
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: acme}\n"
                + "roleRef: {kind: Role, name: \(role), apiGroup: rbac.authorization.k8s.io}\n"
        }
        let tenants = ["acme", "blue", "cedar"]
        let old =
            tenants.map { deployment($0, memory: "512Mi") } + [
                namespace, binding("a"), prompt(#"Be kind.\nBe brief.\n"#),
            ]
        let new =
            zip(tenants, ["1Gi", "1024Mi", "2Gi"]).map { deployment($0, memory: $1) }
            + [
                binding("b"), prompt(#"Be kind.\nBe ```brief``` <b>@everyone</b>\e[31m.\n"#),
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot, namespace: acme}\n",
            ]
        var plan = Plan(base: String(repeating: "a", count: 40), baseName: "origin/main", tree: "generated")
        plan.add(PlanTests.plan(old.joined(separator: "---\n"), new.joined(separator: "---\n"), includingPatches: true))
        plan.staleFiles = ["tenants/acme/workloads/app.yaml"]
        plan.offboardings = [.init(tenant: "blue", step: .suspended), .init(tenant: "old", step: .removed)]
        plan.sort()
        return plan
    }

    @Test func `prints text`() throws {
        try expectSnapshot(PlanTextReport(Self.sample(), color: false, limit: 0).text, named: "plan.txt")
    }

    @Test func `prints text in colour`() throws {
        try expectSnapshot(PlanTextReport(Self.sample(), color: true, limit: 1).text, named: "plan-color.txt")
    }

    @Test func `prints Markdown`() throws {
        try expectSnapshot(PlanMarkdownReport(Self.sample()).text, named: "plan.md")
    }

    @Test func `prints JSON`() throws {
        try expectSnapshot(PlanJSONReport(Self.sample()).text, named: "plan.json")
    }

    @Test func `says when nothing changes`() {
        let plan = Plan(base: "", baseName: "HEAD", tree: "generated")
        #expect(PlanTextReport(plan, color: false, limit: 0).text == "No changes: every object is as it was.\n")
        #expect(PlanMarkdownReport(plan).text.hasPrefix("<!-- tenantry plan -->\n### No changes"))
    }

    @Test func `keeps a comment within the limit, and says what is left out`() {
        let kinds = (0..<2000).map { "Kind\($0)" }
        let objects = kinds.map {
            "apiVersion: example.com/v1\nkind: \($0)\nmetadata: {name: a}\nspec: {text: \"???\"}\n"
        }
        func tree(_ text: String) -> String {
            objects.map { $0.replacing("???", with: text) }.joined(separator: "---\n")
        }
        var plan = Plan(base: "", baseName: "main", tree: "generated")
        plan.add(PlanTests.plan(tree("x"), tree(String(repeating: "`é", count: 300))))
        let text = PlanMarkdownReport(plan).text
        #expect(text.utf8.count <= PlanMarkdownReport.characterLimit)
        #expect(text.utf8.count > PlanMarkdownReport.characterLimit / 2)
        #expect(text.contains("more groups of changes don't fit here"))
    }

    @Test func `shows only so many groups of changes as text`() {
        let text = PlanTextReport(Self.sample(), color: false, limit: 2).text
        #expect(text.contains("… and 3 more; --limit 0 shows all"))
    }
}
