/// An Application in namespace `argocd`.
///
/// - Parameters:
///   - metadata: more of its metadata, one field a line.
///   - spec: more of its `spec`, one field a line.
func application(
    _ name: String,
    path: String,
    project: String = "web",
    namespace: String = "web",
    metadata: String = "",
    _ spec: String = ""
) -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: \(name)
      namespace: argocd
      \(metadata.replacing("\n", with: "\n  "))
    spec:
      project: \(project)
      source:
        repoURL: https://example.com/platform.git
        path: \(path)
        targetRevision: main
      destination: {server: "https://kubernetes.default.svc", namespace: \(namespace)}
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

/// A project that permits the platform's repository and some namespaces.
func project(_ name: String, namespaces: String = "[web]", _ spec: String = "") -> String {
    let destinations = namespaces.dropFirst().dropLast().split(separator: ",").map { name in
        "\n    - {server: \"https://kubernetes.default.svc\", namespace: \"\(name.trimming)\"}"
    }
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata:
          name: \(name)
          namespace: argocd
        spec:
          sourceRepos:
            - https://example.com/platform.git
          destinations:\(destinations.joined())
          \(spec.replacing("\n", with: "\n  "))
        ---

        """
}

/// A Kustomization of Flux in `flux-system`.
func fluxKustomization(_ name: String, path: String, _ spec: String = "") -> String {
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
      sourceRef: {kind: GitRepository, name: platform}
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

/// A Namespace that neither controller prunes without a question.
func guardedNamespace(_ name: String, _ metadata: String = "") -> String {
    """
    apiVersion: v1
    kind: Namespace
    metadata:
      name: \(name)
      annotations:
        argocd.argoproj.io/sync-options: Prune=confirm,Delete=confirm
        kustomize.toolkit.fluxcd.io/prune: disabled
      \(metadata.replacing("\n", with: "\n  "))
    ---

    """
}

/// A ConfigMap.
func configMap(_ name: String = "settings", namespace: String = "web", _ metadata: String = "") -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: \(name)
      namespace: \(namespace)
      \(metadata.replacing("\n", with: "\n  "))
    data: {mode: fast}
    ---

    """
}

/// A kustomization of some files.
func resources(_ files: String...) -> String {
    "resources: [\(files.joined(separator: ", "))]\n"
}

extension Substring {
    fileprivate var trimming: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
