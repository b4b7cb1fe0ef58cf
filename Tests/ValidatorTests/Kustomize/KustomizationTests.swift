import Diagnostics
import Foundation
import TestSupport
import Testing
import Validator
import YAML

/// The documents of a text, each as a text in which the order of keys and the style of scalars make no difference.
private func documents(_ text: String) throws -> [String] {
    try YAMLStream.parse(text).documents.map(canonical).sorted()
}

private func canonical(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar: canonical(node.scalar)
    case .sequence: "[\(node.elements.map(canonical).joined(separator: ", "))]"
    case .mapping:
        "{\(node.entries.map { "\($0.key.keyText ?? ""): \(canonical($0.value))" }.filter { !$0.hasSuffix(": null") }.sorted().joined(separator: ", "))}"
    }
}

private func canonical(_ scalar: YAMLScalar) -> String {
    switch scalar {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(Double(value))"
    case .unsignedInt(let value): "\(Double(value))"
    case .float(let value): "\(value)"
    case .string(let text): "'\(text)'"
    }
}

/// What a folder's kustomization builds, as text.
private func build(_ folder: String) throws -> String {
    let tree = try KustomizationBuilder.build(folder: folder).tree
    return tree.text(of: try #require(tree.files.first).path) ?? ""
}

/// A folder with kustomizations that use all that is built here.
private func overlay() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = [
        "kustomization.yaml": """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: [base, more.yaml]
        namespace: outer
        labels:
        - pairs: {team: "blue", other: "1"}
        commonAnnotations: {note: "a # b", multi: "x\\ny"}
        sortOptions: {order: fifo}
        generatorOptions: {disableNameSuffixHash: true, labels: {l: m}, annotations: {o: common}}
        configMapGenerator:
        - name: settings
          literals: ['a=b', 'q="x y"', "r='x'", 's=a=b', 't=', 'u="a', 'yes=no', 'é=ü\\t']
          files: [f.txt, k=base/f.txt]
          options: {annotations: {o: own}, immutable: true}
        """,
        "f.txt": "hello\n\"world\" \\ \u{FEFF}\t💥\n",
        "base/f.txt": "no line feed",
        "base/kustomization.yml": """
        resources: [../other, app.yaml]
        namespace: inner
        generatorOptions: {disableNameSuffixHash: true}
        configMapGenerator: [{name: empty}, {name: placed, namespace: elsewhere, literals: [a=1]}]
        """,
        "other/Kustomization": "resources: [cluster.yaml]\n",
        "other/cluster.yaml": """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules: []
        ---
        # nothing
        ---
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: thing}
        spec: {on: "yes", off: no, z: Off, t: True, hex: 0x1F, float: 1e3, big: 18446744073709551615, tilde: ~, octal: 0777, date: "2020-01-01", empty: [], map: {}}
        """,
        "base/app.yaml": """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: app, labels: {team: red, app: app}, annotations: ~}
          spec: &spec
            selector: {matchLabels: {app: app}}
            template:
              metadata: {labels: {app: app}}
              spec: {containers: [{name: app, image: "a:1", args: [["a"], [[b, {c: d}], {}], "- x", "a: b"]}]}
        - apiVersion: apps/v1
          kind: StatefulSet
          metadata: {name: app}
          spec: *spec
        - {apiVersion: batch/v1, kind: CronJob, metadata: {name: cron}, spec: {schedule: "* * * * *"}}
        - {apiVersion: batch/v1, kind: Job, metadata: {name: job}, spec: {template: {spec: {}}}}
        """,
        "more.yaml": """
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "old"}, "spec": {"ports": [{"port": 80}]}}
        """,
    ]
    for (path, text) in files { try folder.write(text, to: path) }
    return folder
}

@Test(.enabled(if: Tool.isAvailable(.kubectl)))
func `builds what kubectl builds`() throws {
    let folder = try overlay()
    for path in [".", "base", "other"] {
        let folder = folder.url.appending(path: path).path
        let output = try Tool.kubectl.required().run(["kustomize", folder])
        try #require(output.status == 0, "\(output.errorText)")
        let (own, theirs) = try (documents(build(folder)), documents(output.text))
        #expect(own == theirs)
    }
}

@Test(.enabled(if: Tool.isAvailable(.kubectl)))
func `builds each kustomization of the generated tree as kubectl does`() throws {
    let files = FileManager.default.enumerator(atPath: Tool.packageRoot.appending(path: "generated").path)
    let kustomizations = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix("/kustomization.yaml") }
    #expect(kustomizations.count > 5)
    for path in kustomizations {
        let folder = Tool.packageRoot.appending(path: "generated").appending(path: path).deletingLastPathComponent()
            .path
        let output = try Tool.kubectl.required().run(["kustomize", folder])
        #expect(try documents(build(folder)) == documents(output.text))
    }
}

/// A kustomization with a marker at what isn't built.
@Test(arguments: [
    "1️⃣namePrefix: a-\n", "1️⃣images: []\n", "1️⃣commonLabels: {a: b}\n", "1️⃣patches: []\n", "1️⃣helmCharts: []\n",
    "labels: [{pairs: {a: b}, includeSelectors: 1️⃣true}]\n", "labels: [{pairs: {1️⃣a: 1}}]\n", "kind: 1️⃣Component\n",
    "configMapGenerator: [{name: 1️⃣a, literals: [a=b]}]\n", "resources: 1️⃣{a: b}\n",
    "generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator: [{name: a, 1️⃣envs: [a]}]\n",
    "resources: [1️⃣\"https://example.com/a.yaml\"]\n", "namespace: 1️⃣1\nresources: []\n", "1️⃣unknown: 1\n",
    "namespace: 1️⃣a\nresources: [binding.yaml]\n",
    "resources: [kustomization.yaml]\napiVersion: v1\nmetadata: {name: 1️⃣2020-01-01}\nkind: Kustomization\n",
])
func `says what it doesn't build, and where`(text: String) throws {
    let tree = MarkedTree(["kustomization.yaml": text])
    let folder = try TemporaryFolder()
    try folder.write(ManifestTree(tree.files).text(of: "kustomization.yaml") ?? "", to: "kustomization.yaml")
    let binding = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\n"
    try folder.write(binding, to: "binding.yaml")
    let failure = #expect(throws: KustomizationBuilder.Failure.self) {
        try KustomizationBuilder.build(folder: folder.url.path)
    }
    guard case .beyond(_, let place) = failure else {
        Issue.record("\(String(describing: failure))")
        return
    }
    #expect(place.path == folder.url.path + "/kustomization.yaml")
    #expect(place.range?.start == tree.places["1️⃣"]?.range?.start)
}

@Test(
    .timeLimit(.minutes(5)),
    arguments: [
        ("resources: [none.yaml]\n", "there is no 'none.yaml'"), ("resources: [.]\n", "go round in a circle"),
        ("resources: [sub]\n", "go round in a circle"), ("resources: [../outside.yaml]\n", "no file outside"),
        ("resources: [text.yaml]\n", "this is no object"), ("resources: [broken.yaml]\n", "expected a value"),
        ("resources: [twice.yaml]\n", "a"), ("resources: [empty]\n", "there is no kustomization in"),
        (
            "generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator: [{name: a, files: [/etc/passwd]}]\n",
            "no file outside"
        ),
        (
            "generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator: [{name: a, literals: [a]}]\n",
            "a literal is"
        ),
        (
            "generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator: [{name: a, literals: [a=1, a=2]}]\n",
            "there already"
        ),
        ("", "one mapping"), ("[a]", "one mapping"), ("a: *b\n", "b"),
    ]
)
func `says what is wrong with a kustomization`(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a: 1\n", to: "outside.yaml")
    try folder.write(text, to: "k/kustomization.yaml")
    try folder.write("resources: [../../k]\n", to: "k/sub/kustomization.yaml")
    try folder.write("a: 1\n", to: "k/text.yaml")
    try folder.write("a: [\n", to: "k/broken.yaml")
    try folder.write("a: 1\na: 2\n", to: "k/twice.yaml")
    try folder.write("", to: "k/empty/a.txt")
    let failure = #expect(throws: KustomizationBuilder.Failure.self) {
        try KustomizationBuilder.build(folder: folder.url.path + "/k")
    }
    guard case .invalid(let diagnostics) = failure else {
        Issue.record("\(String(describing: failure))")
        return
    }
    #expect(diagnostics.first?.message.contains(message) ?? message.isEmpty, "\(diagnostics.map(\.line))")
}

@Test func `tells findings with places in the sources, and takes their suppressions`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("resources: [app.yaml]\nnamespace: ns\n", to: "kustomization.yaml")
    let app = """
        # A comment moves what follows.
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - name: web
            image: registry.example/web:1.0.0
            envFrom:
            - configMapRef: {name: settings}
            # tenantry:ignore unknown-secret until 2999-12-31: made by hand
            - secretRef: {name: keys}

        """
    try folder.write(app, to: "app.yaml")
    let names = ["unknown-config-map", "unknown-secret", "suppressions"]
    let report = await Validator(try RuleSelection(names: names)).report(
        on: try KustomizationBuilder.build(folder: folder.url.path)
    )
    #expect(report.findings.map(\.id) == ["unknown-config-map"])
    #expect(report.findings.first?.location?.description == folder.url.path + "/app.yaml:10:28")
    #expect(report.findings.first?.object == "Pod ns/web")
    #expect(report.suppressed.map(\.id) == ["unknown-secret"])
}

@Test func `tells findings in what another program built with places there`() async throws {
    let output = Array("a: no # tenantry:ignore alias until 2999-12-31: none here\n".utf8)
    let report = await Validator(RuleSelection([.syntax, .suppressions])).report(
        on: BuiltKustomization(folder: "overlay", output: output)
    )
    #expect(report.findings.map(\.line).count == 1)
    #expect(report.findings.first?.location?.description == "overlay (built):1:4")
}
