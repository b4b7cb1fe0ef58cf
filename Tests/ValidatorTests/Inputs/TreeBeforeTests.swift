import Diagnostics
import Testing
import Validator

private let reader =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: a\n    envFrom: [{configMapRef: {name: settings}}]\n"
private let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n"

private func report(_ tree: ManifestTree) async -> ValidationReport {
    await Validator(RuleSelection([.references, .syntax])).report(on: tree)
}

@Test func `what a change broke elsewhere is reported, and what was broken before is not`() async {
    let tree = ManifestTree([
        SourceFile(path: "pod.yaml", text: reader), SourceFile(path: "old.yaml", text: "a: no\n"),
        SourceFile(path: "new.yaml", text: "a: yes\n"),
    ])
    let before = tree.before(["settings.yaml": .file(Array(configMap.utf8)), "new.yaml": .absent])
    #expect(before.files.map(\.path) == ["old.yaml", "pod.yaml", "settings.yaml"])
    let now = await report(tree)
    #expect(now.findings.map(\.id) == ["boolean-word", "boolean-word", "unknown-config-map"])
    let limited = now.limited(to: { $0 == "new.yaml" }, since: await report(before))
    #expect(limited.findings.map(\.location?.path) == ["new.yaml", "pod.yaml"])
    let unchanged = now.limited(to: { _ in false }, since: now)
    #expect(unchanged.findings.isEmpty)
}

@Test func `a finding whose note points into a changed file is reported`() async {
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: configMap), SourceFile(path: "b.yaml", text: configMap)])
    let now = await report(tree)
    #expect(now.findings.map(\.id) == ["duplicate-object"])
    for path in ["a.yaml", "b.yaml"] {
        #expect(now.limited(to: { $0 == path }, since: now).findings == now.findings)
    }
}

@Test func `files that a tree would not have had are not in the tree before`() {
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: "")])
    let old: ManifestTree.Before = .file([])
    let before = tree.before(["../b.yaml": old, "/c.yaml": old, ".git/d.yaml": old, "e.txt": old, "f/g.json": old])
    #expect(before.files.map(\.path) == ["a.yaml", "f/g.json"])
}
