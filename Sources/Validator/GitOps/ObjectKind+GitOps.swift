extension ObjectKind {
    static let applicationSet = ObjectKind("ApplicationSet", "argoproj.io")
    static let appProject = ObjectKind("AppProject", "argoproj.io")
    static let customResourceDefinition = ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io")
    static let fluxKustomization = ObjectKind("Kustomization", FluxKustomizationFacts.group)
    static let gitRepository = ObjectKind("GitRepository", "source.toolkit.fluxcd.io")
    static let ociRepository = ObjectKind("OCIRepository", "source.toolkit.fluxcd.io")
    static let persistentVolumeClaim = ObjectKind("PersistentVolumeClaim")
}
