/// Pieces of the trees that show what rules are about.
enum GitOpsExample {
    /// An Application in project `web`.
    ///
    /// - Parameter spec: more fields of its `spec`, each line on its own.
    static func application(
        _ name: String,
        path: String,
        metadata: String = "",
        project: String = "web",
        _ spec: String = ""
    ) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: \(name)
          namespace: argocd\(lines(metadata))
        spec:
          project: \(project)
          source: {repoURL: "https://example.com/platform.git", path: \(path), targetRevision: main}
          destination: {server: "https://kubernetes.default.svc", namespace: web}\(lines(spec))
        ---

        """
    }

    /// An AppProject.
    static func project(_ name: String, _ spec: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata:
          name: \(name)
          namespace: argocd
        spec:\(lines(spec))
        ---

        """
    }

    /// A Kustomization of Flux.
    static func kustomization(_ name: String, path: String, _ spec: String = "") -> String {
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: \(name)
          namespace: flux-system
        spec:
          interval: 10m
          path: ./\(path)
          prune: true
          sourceRef: {kind: GitRepository, name: platform}\(lines(spec))
        ---

        """
    }

    /// A ConfigMap.
    static func settings(_ name: String = "settings", namespace: String = "web", _ metadata: String = "") -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: \(name)
          namespace: \(namespace)\(lines(metadata))
        data: {mode: fast}
        ---

        """
    }

    /// A Namespace.
    static func namespace(_ name: String, _ metadata: String = "") -> String {
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: \(name)\(lines(metadata))
        ---

        """
    }

    /// A kustomization of some files.
    static func resources(_ files: String...) -> String {
        """
        resources: [\(files.joined(separator: ", "))]

        """
    }

    /// Annotations that keep a Namespace from being pruned by either controller.
    static let guards = """
        annotations:
          argocd.argoproj.io/sync-options: Prune=confirm,Delete=confirm
          kustomize.toolkit.fluxcd.io/prune: disabled
        """

    /// A ServiceAccount for Flux to act as.
    static let account = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: reconciler, namespace: flux-system}

        """

    private static func lines(_ text: String) -> String {
        text.isEmpty ? "" : "\n  " + text.replacing("\n", with: "\n  ")
    }
}
