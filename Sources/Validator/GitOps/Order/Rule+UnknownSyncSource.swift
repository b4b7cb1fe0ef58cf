import Diagnostics
import YAML

extension Rule {
    /// The sources that Flux reads are there.
    static let unknownSyncSource: Rule = .init(
        id: "unknown-sync-source",
        category: .gitops,
        severity: .error,
        summary: "the source of a Kustomization is there",
        explanation: """
            A Kustomization whose `sourceRef` names no GitRepository, OCIRepository or Bucket has nothing to apply. Only
            trees that define sources are looked at, and never `flux-system`, which Flux itself makes when it's installed.
            """,
        bad: .tree([
            "source.yaml": source,
            "flux.yaml": GitOpsExample.kustomization("web", path: "web").replacing(
                "name: platform",
                with: "name: platfrom"
            ),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "source.yaml": source,
            "flux.yaml": GitOpsExample.kustomization("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            guard !index.gitOps.sources.isEmpty else { return }
            let known = Set(index.gitOps.sources.map(\.reference))
            var found: [FieldFinding] = []
            for kustomization in index.gitOps.kustomizations {
                let source = kustomization.source
                guard !source.name.isEmpty, source.name != "flux-system", !known.contains(source) else { continue }
                let names = known.filter { $0.kind == source.kind && $0.namespace == source.namespace }.map(\.name)
                found.append(
                    FieldFinding(
                        .unknownSyncSource,
                        "no \(source.kind) '\(source.name)' in namespace '\(source.namespace)'"
                            + NearestName.question(for: source.name, among: names.sorted().prefix(1_000)),
                        at: kustomization.site,
                        ["spec", "sourceRef", "name"]
                    )
                )
            }
            findings.report(found, index)
        }
    )

    private static let source = """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: platform, namespace: flux-system}
        spec:
          interval: 5m
          url: https://example.com/platform.git
          ref: {branch: main}

        """

    /// What Flux refers to is in the namespace of what refers to it.
    static let crossNamespaceReference: Rule = .init(
        id: "cross-namespace-reference",
        category: .gitops,
        severity: .warning,
        summary: "what Flux refers to is in its own namespace",
        explanation: """
            With `--no-cross-namespace-refs`, without which tenants can apply each other's sources, Flux refuses a source
            of another namespace. Keep sources and what reads them together. Dependencies may be in other namespaces.
            """,
        bad: .manifest(
            GitOpsExample.kustomization("web", path: "web")
                .replacing("name: platform", with: "name: platform, namespace: sources")
        ),
        good: .manifest(GitOpsExample.kustomization("web", path: "web")),
        check: .manifest(kinds: [.kustomization, .helmRelease]) { object, findings in
            let spec = object.root["spec"]
            for reference in [spec?["sourceRef"], spec?["chartRef"], spec?.at("chart", "spec", "sourceRef")] {
                guard let node = reference?["namespace"], let namespace = node.string, !object.namespace.isEmpty,
                    namespace != object.namespace
                else { continue }
                findings.report(
                    Diagnostic(
                        .crossNamespaceReference,
                        "the source is in namespace '\(namespace)' and this in '\(object.namespace)'; keep them together",
                        at: object.place(of: node)
                    )
                )
            }
        }
    )
}
