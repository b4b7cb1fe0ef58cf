extension ObjectKind {
    static let applicationSet = ObjectKind("ApplicationSet", "argoproj.io")
    static let customResourceDefinition = ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io")
    static let gitRepository = ObjectKind("GitRepository", "source.toolkit.fluxcd.io")
    static let ociRepository = ObjectKind("OCIRepository", "source.toolkit.fluxcd.io")
}
