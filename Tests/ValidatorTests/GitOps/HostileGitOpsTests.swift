import Diagnostics
import Testing

@testable import Validator

/// Trees that are made to cause harm, and the rules that they give findings of.
private struct HostileTree: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var files: [SourceFile]
    var rules: Set<Diagnostic.ID>

    init(_ label: String, _ files: KeyValuePairs<String, String>, _ rules: Set<Diagnostic.ID>) {
        testDescription = label
        self.files = files.map { SourceFile(path: $0.key, text: $0.value) }
        self.rules = rules
    }
}

private let strange = """
    apiVersion: argoproj.io/v1alpha1
    kind: %
    metadata: {name: [a], namespace: {b: c}, annotations: [1], finalizers: 2}
    spec: 3
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: %
    metadata: {name: b, annotations: {argocd.argoproj.io/sync-wave: [4], argocd.argoproj.io/sync-options: {a: b}}}
    spec:
      project: [5]
      source: [6]
      sources: [7, [8], {path: 9, repoURL: 10, directory: 11, chart: 12}]
      destination: 13
      destinations: [14, {server: [15], namespace: {a: b}}]
      sourceRepos: [16, {a: b}]
      clusterResourceWhitelist: [17, {group: 18, kind: [19]}]
      namespaceResourceWhitelist: 20
      roles: [21, {name: 22, policies: [23, ",,,,,"], groups: [[24]]}]
      syncWindows: [25, {kind: 26}]
      syncPolicy: {automated: 27, syncOptions: [28, [29]], preserveResourcesOnDeletion: 30}
      template: 31
      interval: [32]
      path: [33]
      dependsOn: [34, {name: [35], namespace: 36}]
      sourceRef: [37]
      postBuild: [38]
      deletionPolicy: 39
      ref: 40
      chart: {spec: 41}
    ---

    """

private let kinds = ["Application", "AppProject", "ApplicationSet"].map { strange.replacing("%", with: $0) }.joined()
private let fluxKinds =
    ["kustomize.toolkit.fluxcd.io/v1 Kustomization", "helm.toolkit.fluxcd.io/v2 HelmRelease"]
    + ["GitRepository", "OCIRepository", "Bucket", "HelmRepository"].map { "source.toolkit.fluxcd.io/v1 \($0)" }

private let trees: [HostileTree] = [
    HostileTree(
        "strange shapes",
        [
            "argocd.yaml": kinds,
            "flux.yaml": fluxKinds.map { kind in
                let parts = kind.split(separator: " ")
                return strange.replacing("argoproj.io/v1alpha1", with: parts[0]).replacing("%", with: parts[1])
            }.joined(),
        ],
        [
            "flux-duration", "invalid-project", "unpinned-revision", "default-project", "application-set-guards",
        ]
    ),
    HostileTree(
        "a chain without end",
        [
            "flux.yaml": (0..<4_000).map { fluxKustomization("k\($0)", path: "web", "dependsOn: [{name: k\($0 + 1)}]") }
                .joined(),
            "web/settings.yaml": configMap(),
        ],
        ["folder-claimed-twice", "unknown-dependency"]
    ),
    HostileTree(
        "a circle of thousands",
        [
            "flux.yaml": (0..<4_000).map {
                fluxKustomization("k\($0)", path: "p\($0)", "dependsOn: [{name: k\(($0 + 1) % 4_000)}]")
            }.joined()
        ],
        ["dependency-cycle"]
    ),
    HostileTree(
        "everything waits for everything",
        [
            "flux.yaml": (0..<120).map { number in
                let names = (0..<120).map { "{name: k\($0)}" }.joined(separator: ", ")
                return fluxKustomization("k\(number)", path: "p\(number)", "dependsOn: [\(names)]")
            }.joined()
        ],
        ["dependency-cycle"]
    ),
    HostileTree(
        "kustomizations in a circle",
        [
            "apps.yaml": application("a", path: "a") + application("b", path: "b"),
            "a/kustomization.yaml": resources("../b", "a.yaml"),
            "b/kustomization.yaml": resources("../a", "b.yaml"),
            "a/a.yaml": configMap("a"),
            "b/b.yaml": configMap("b"),
        ],
        ["object-applied-twice"]
    ),
    HostileTree(
        "Applications that make each other",
        [
            "a/apps.yaml": application("b", path: "b", metadata: "annotations: {argocd.argoproj.io/sync-wave: \"1\"}"),
            "b/apps.yaml": application("a", path: "a") + configMap(),
        ],
        []
    ),
    HostileTree(
        "patterns without end",
        [
            "projects.yaml": project(
                "web",
                namespaces: "[\(String(repeating: "*a", count: 900)), \(String(repeating: "{a", count: 300))]"
            ),
            "apps.yaml": application("web", path: "web", namespace: String(repeating: "a", count: 1_800)),
            "web/settings.yaml": configMap(),
        ],
        ["project-destination"]
    ),
    HostileTree(
        "variables without end",
        [
            "flux.yaml": fluxKustomization("web", path: "web", "postBuild: {substitute: {a: b}}"),
            "web/settings.yaml": configMap().replacing(
                "fast",
                with: "\"" + String(repeating: "${", count: 200_000) + "\""
            ),
        ],
        []
    ),
]

@Test(.timeLimit(.minutes(2)), arguments: trees)
private func `hostile trees are survived`(tree: HostileTree) async {
    let findings = await Validator(RuleSelection([.gitops])).validate(ManifestTree(tree.files))
    #expect(Set(findings.map(\.id)) == tree.rules)
}
