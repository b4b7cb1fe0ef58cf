import Plan
import Testing

struct TreeTests {
    private static func map(_ name: String, _ data: String = "{k: v}") -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name), namespace: team}\ndata: \(data)\n"
    }

    private static func kustomization(_ body: String) -> String {
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n\(body)\n"
    }

    private static func titles(_ plan: UnitPlan) -> [String] {
        plan.changes.map { "\($0.action.rawValue) \($0.key.title)" }
    }

    @Test func `knows an object in another file of the folder`() {
        let plan = plan(["f/a.yaml": Self.map("a")], ["f/b.yaml": Self.map("a")])
        #expect(plan.changes.isEmpty)
    }

    @Test func `tells of an object that goes to another folder`() {
        let plan = plan(["f/a.yaml": Self.map("a")], ["g/a.yaml": Self.map("a")])
        #expect(Self.titles(plan) == ["change ConfigMap team/a"])
        #expect(plan.risks.map(\.kind) == [.objectMoved])
    }

    @Test func `takes a file that no kustomization lists for inert`() {
        let listed = ["k/kustomization.yaml": Self.kustomization("resources: [a.yaml]"), "k/a.yaml": Self.map("a")]
        let both = listed.merging(["k/b.yaml": Self.map("b")]) { $1 }
        #expect(Self.titles(plan(listed, both)).isEmpty)
        let entering = both.merging(["k/kustomization.yaml": Self.kustomization("resources: [b.yaml, a.yaml]")]) { $1 }
        #expect(Self.titles(plan(both, entering)) == ["add ConfigMap team/b"])
        #expect(Self.titles(plan(entering, both)) == ["destroy ConfigMap team/b"])
    }

    @Test func `makes the ConfigMaps that kustomize makes`() {
        let old = [
            "d/kustomization.yaml": Self.kustomization(
                "namespace: m\nconfigMapGenerator: [{name: x, files: [x.json]}, {name: z, files: [z.json]}]"
            ),
            "d/x.json": #"{"panels": [{"title": "A", "type": "t", "unit": "s"}]}"#, "d/z.json": "{}",
        ]
        var new = old
        new["d/x.json"] = #"{"panels": [{"title": "A", "type": "t", "unit": "ms"}]}"#
        let plan = plan(old, new)
        #expect(Self.titles(plan) == ["change ConfigMap m/x"])
        #expect(plan.changes[0].fields.map(\.path.text) == [#"data["x.json"].panels[A].unit"#])
        new["d/kustomization.yaml"] = Self.kustomization(
            "namespace: m\nconfigMapGenerator: [{name: x, files: [x.json]}]"
        )
        #expect(Self.titles(PlanTests.plan(old, new)) == ["change ConfigMap m/x", "destroy ConfigMap m/z"])
    }

    @Test func `tells what else a kustomization says`() {
        let plan = plan(
            ["k/kustomization.yaml": Self.kustomization("images: [{name: a, newTag: '1'}]")],
            ["k/kustomization.yaml": Self.kustomization("images: [{name: a, newTag: '2'}]")]
        )
        #expect(Self.titles(plan) == ["change kustomization k/kustomization.yaml"])
    }

    @Test(arguments: [
        "a: [", "a: b: c", "\t- x", "&a [*a]", "{", String(repeating: "[", count: 5000), "a: *nowhere", "\u{0}",
        "apiVersion: v1\nkind: [x]\nmetadata: 3", "- - -", "? {a: b}\n: c", "!!binary x",
        "apiVersion: v1\nkind: List\nitems: {a: b}", "apiVersion: v1\nkind: ConfigMapList\nitems: [1, null, {}]",
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: 1}\nrules: {a: [b]}",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: [], replicas: 99999999999999999999}",
    ])
    func `survives whatever was committed`(text: String) {
        let good = Self.map("a")
        for (old, new) in [(text, good), (good, text), (text, text + "\n"), (text, "")] {
            _ = plan(old, new, includingPatches: true)
            _ = plan(["k/kustomization.yaml": old], ["k/kustomization.yaml": new])
        }
    }

    @Test func `says what can't be read`() {
        let plan = plan("a: [\n", Self.map("a"))
        #expect(plan.problems.count == 1)
        #expect(plan.problems[0].isOld)
        #expect(plan.problems[0].place.hasPrefix("a.yaml:"))
        #expect(Self.titles(plan) == ["add ConfigMap team/a"])
    }

    @Test func `never shows what a Secret holds`() throws {
        func secret(_ value: String) -> String {
            "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: team}\nstringData: {password: \(value)}\n"
        }
        let unit = plan(secret("hunter1-before"), secret("hunter2-after"), includingPatches: true)
        var whole = Plan(base: "0000", baseName: "HEAD", tree: "generated")
        whole.add(unit)
        for report in [
            PlanTextReport(whole, color: false, limit: 0).text, PlanMarkdownReport(whole).text,
            PlanJSONReport(whole).text,
        ] {
            #expect(report.contains("password"))
            #expect(!report.contains("hunter"))
        }
    }
}
