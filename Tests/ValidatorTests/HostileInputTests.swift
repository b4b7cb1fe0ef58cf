import Diagnostics
import Testing
import Validator

/// A text that is made to cause harm.
private struct HostileText: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]

    init(_ label: String, _ text: String) {
        testDescription = label
        bytes = Array(text.utf8)
    }
}

private let texts: [HostileText] = [
    HostileText("a megabyte of nesting", String(repeating: "[", count: 1 << 20)),
    HostileText("a megabyte of NULs", String(repeating: "\0", count: 1 << 20)),
    HostileText("a megabyte of one line", "a: " + String(repeating: "é", count: 1 << 19)),
    HostileText("aliases without end", "a: &a [*a]\n"),
    HostileText("many traps", String(repeating: "- no\n", count: 200_000)),
    HostileText("many separators", String(repeating: "---\n", count: 200_000)),
    HostileText(
        "many missing volumes",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      volumeMounts:\n"
            + (0..<20_000).map { "        - {name: v\($0), mountPath: /a}\n" }.joined()
    ),
    HostileText(
        "many objects of one name",
        String(repeating: "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n", count: 5_000)
    ),
    HostileText(
        "strange shapes",
        """
        apiVersion: v1
        kind: Pod
        metadata: [1, 2]
        spec: {containers: {a: b}, volumes: [1, [2], {configMap: 3}, {projected: {sources: 4}}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {a: b}, labels: 5}
        spec: {selector: 6, template: {metadata: 7, spec: {containers: [8, {ports: [9], env: [10], args: 11}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        spec: {selector: [12], ports: [{port: {a: b}}, 13, {port: 99999999999999999999}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: a}
        spec: {podSelector: 14, ingress: [15, {from: 16}, {from: [17], ports: [18]}], egress: {}}
        ---
        apiVersion: v1
        kind: List
        items: [19, {apiVersion: v1, kind: List, items: []}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: b}
        data: {a: "scrape_configs: [20, {static_configs: [{targets: 21}], relabel_configs: 22}]", b: [scrape_configs]}
        """
    ),
]

/// The limit is far above what it takes: it tells work that grows without bound, not a machine that is busy.
@Test(.timeLimit(.minutes(5)), arguments: texts)
private func `hostile files give findings, soon, and no crash`(text: HostileText) async {
    let tree = ManifestTree([
        SourceFile(path: "a.yaml", bytes: text.bytes), SourceFile(path: "kustomization.yaml", bytes: text.bytes),
    ])
    let findings = await Validator(workers: 2).validate(tree)
    if text.testDescription.contains("many") { #expect(findings.count >= 1_000) }
}

@Test func `circles of kustomizations come to an end`() async {
    let lines = await findings(
        RuleSelection([.references]),
        in: [
            "a/kustomization.yaml": "namespace: a\nnamePrefix: a-\nresources: [../b, ../a]\n",
            "b/kustomization.yaml": "namePrefix: b-\nresources: [../a, c.yaml]\n",
            "b/c.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n",
        ]
    )
    #expect(lines.count <= 1)
}

@Test func `the report doesn't depend on the number of workers`() async throws {
    let files = (0..<200).map { number in
        SourceFile(
            path: "t\(number % 7)/f\(number).yaml",
            text: """
                apiVersion: v1
                kind: Service
                metadata: {name: s\(number % 50), namespace: n\(number % 5)}
                spec: {selector: {app: no}, ports: [{port: 0\(number)}]}
                """
        )
    }
    let one = await Validator(workers: 1).validate(ManifestTree(files))
    #expect(one.count > 500)
    for workers in [2, 3, 8] {
        for _ in 0..<3 {
            #expect(await Validator(workers: workers).validate(ManifestTree(files.shuffled())) == one)
        }
    }
}
