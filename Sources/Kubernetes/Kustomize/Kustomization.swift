public import YAML

/// What kustomize makes of a folder: its files, and what is done to them (`kustomize.config.k8s.io/v1beta1 kustomize
/// api/types/kustomization.go Kustomization`).
public struct Kustomization: KubernetesDocument {
    /// `kustomize.config.k8s.io/v1beta1`.
    public static var apiVersion: StaticString { "kustomize.config.k8s.io/v1beta1" }
    /// `Kustomization`.
    public static var kind: StaticString { "Kustomization" }

    /// What is put before every name.
    public var namePrefix: String?
    /// What is put after every name.
    public var nameSuffix: String?
    /// The namespace that every object gets.
    public var namespace: DNSLabel?
    /// Labels that objects get.
    public var labels: [KustomizeLabels]
    /// Annotations that every object gets.
    public var commonAnnotations: SortedMap<AnnotationKey, String>
    /// Images that are replaced.
    public var images: [KustomizeImage]
    /// The order of what comes out.
    public var sortOptions: SortOptions?
    /// The files and folders, relative to this one.
    public var resources: [String]
    /// The folders of components, relative to this one.
    public var components: [String]
    /// ConfigMaps that are made of files.
    public var configMapGenerator: [ConfigMapArgs]
    /// What is common to all that are made.
    public var generatorOptions: GeneratorOptions?
    /// What objects are told about where they come from.
    public var buildMetadata: [BuildMetadata]

    /// The value with the given fields set.
    public init(
        namePrefix: String? = nil,
        nameSuffix: String? = nil,
        namespace: DNSLabel? = nil,
        labels: [KustomizeLabels] = [],
        commonAnnotations: SortedMap<AnnotationKey, String> = [:],
        images: [KustomizeImage] = [],
        sortOptions: SortOptions? = nil,
        resources: [String] = [],
        components: [String] = [],
        configMapGenerator: [ConfigMapArgs] = [],
        generatorOptions: GeneratorOptions? = nil,
        buildMetadata: [BuildMetadata] = []
    ) {
        self.namePrefix = namePrefix
        self.nameSuffix = nameSuffix
        self.namespace = namespace
        self.labels = labels
        self.commonAnnotations = commonAnnotations
        self.images = images
        self.sortOptions = sortOptions
        self.resources = resources
        self.components = components
        self.configMapGenerator = configMapGenerator
        self.generatorOptions = generatorOptions
        self.buildMetadata = buildMetadata
    }
}

extension Kustomization {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Kustomization?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Kustomization {
        try typeMeta(&visit)
        return try Kustomization(
            namePrefix: visit.optional("namePrefix", value?.namePrefix),
            nameSuffix: visit.optional("nameSuffix", value?.nameSuffix),
            namespace: visit.optional("namespace", value?.namespace),
            labels: visit.optional("labels", value?.labels, default: []),
            commonAnnotations: visit.optional("commonAnnotations", value?.commonAnnotations, default: [:]),
            images: visit.optional("images", value?.images, default: []),
            sortOptions: visit.optional("sortOptions", value?.sortOptions),
            resources: visit.optional("resources", value?.resources, default: []),
            components: visit.optional("components", value?.components, default: []),
            configMapGenerator: visit.optional("configMapGenerator", value?.configMapGenerator, default: []),
            generatorOptions: visit.optional("generatorOptions", value?.generatorOptions),
            buildMetadata: visit.optional("buildMetadata", value?.buildMetadata, default: [])
        )
    }
}
