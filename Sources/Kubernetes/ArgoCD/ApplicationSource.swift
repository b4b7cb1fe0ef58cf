public import YAML

/// A folder of a Git repository, or a Helm chart (`application/v1alpha1 types.go ApplicationSource`).
public struct ApplicationSource<HelmValues: Structured>: Structured {
    /// The repository.
    public var repoURL: String
    /// The folder in a Git repository.
    public var path: String?
    /// The branch, tag or commit, or the version of a chart.
    public var targetRevision: String?
    /// The chart in a Helm repository.
    public var chart: String?
    /// What the chart is rendered with.
    public var helm: ApplicationHelm<HelmValues>?
    /// What kustomize is told.
    public var kustomize: ApplicationKustomize?
    /// What is read of a folder of plain manifests.
    public var directory: ApplicationDirectory?
    /// A name by which other sources find files of this one.
    public var ref: String?
    /// A name for people.
    public var name: String?

    /// The value with the given fields set.
    public init(
        repoURL: String,
        path: String? = nil,
        targetRevision: String? = nil,
        chart: String? = nil,
        helm: ApplicationHelm<HelmValues>? = nil,
        kustomize: ApplicationKustomize? = nil,
        directory: ApplicationDirectory? = nil,
        ref: String? = nil,
        name: String? = nil
    ) {
        self.repoURL = repoURL
        self.path = path
        self.targetRevision = targetRevision
        self.chart = chart
        self.helm = helm
        self.kustomize = kustomize
        self.directory = directory
        self.ref = ref
        self.name = name
    }
}

extension ApplicationSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            repoURL: visit.required("repoURL", value?.repoURL),
            path: visit.optional("path", value?.path),
            targetRevision: visit.optional("targetRevision", value?.targetRevision),
            chart: visit.optional("chart", value?.chart),
            helm: visit.optional("helm", value?.helm),
            kustomize: visit.optional("kustomize", value?.kustomize),
            directory: visit.optional("directory", value?.directory),
            ref: visit.optional("ref", value?.ref),
            name: visit.optional("name", value?.name)
        )
    }
}

/// What a chart is rendered with (`application/v1alpha1 types.go ApplicationSourceHelm`).
public struct ApplicationHelm<Values: Structured>: Structured {
    /// The release; the application's name when left out.
    public var releaseName: String?
    /// Files of values.
    public var valueFiles: [String]
    /// The values.
    public var valuesObject: Values?
    /// Whether the chart's own definitions are left out.
    public var skipCrds: Bool
    /// Whether the chart's tests are left out.
    public var skipTests: Bool
    /// The namespace that the chart is told.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        releaseName: String? = nil,
        valueFiles: [String] = [],
        valuesObject: Values? = nil,
        skipCrds: Bool = false,
        skipTests: Bool = false,
        namespace: DNSLabel? = nil
    ) {
        self.releaseName = releaseName
        self.valueFiles = valueFiles
        self.valuesObject = valuesObject
        self.skipCrds = skipCrds
        self.skipTests = skipTests
        self.namespace = namespace
    }
}

extension ApplicationHelm {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            releaseName: visit.optional("releaseName", value?.releaseName),
            valueFiles: visit.optional("valueFiles", value?.valueFiles, default: []),
            valuesObject: visit.optional("valuesObject", value?.valuesObject),
            skipCrds: visit.optional("skipCrds", value?.skipCrds, default: false),
            skipTests: visit.optional("skipTests", value?.skipTests, default: false),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}

/// What kustomize is told (`application/v1alpha1 types.go ApplicationSourceKustomize`).
public struct ApplicationKustomize: Structured {
    /// What is put before names.
    public var namePrefix: String?
    /// What is put behind names.
    public var nameSuffix: String?
    /// The namespace of every object.
    public var namespace: DNSLabel?
    /// Images to put in place of others.
    public var images: [String]
    /// Labels of every object.
    public var commonLabels: SortedMap<LabelKey, LabelValue>
    /// Annotations of every object.
    public var commonAnnotations: SortedMap<AnnotationKey, String>
    /// Components to add.
    public var components: [String]

    /// The value with the given fields set.
    public init(
        namePrefix: String? = nil,
        nameSuffix: String? = nil,
        namespace: DNSLabel? = nil,
        images: [String] = [],
        commonLabels: SortedMap<LabelKey, LabelValue> = [:],
        commonAnnotations: SortedMap<AnnotationKey, String> = [:],
        components: [String] = []
    ) {
        self.namePrefix = namePrefix
        self.nameSuffix = nameSuffix
        self.namespace = namespace
        self.images = images
        self.commonLabels = commonLabels
        self.commonAnnotations = commonAnnotations
        self.components = components
    }
}

extension ApplicationKustomize {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            namePrefix: visit.optional("namePrefix", value?.namePrefix),
            nameSuffix: visit.optional("nameSuffix", value?.nameSuffix),
            namespace: visit.optional("namespace", value?.namespace),
            images: visit.optional("images", value?.images, default: []),
            commonLabels: visit.optional("commonLabels", value?.commonLabels, default: [:]),
            commonAnnotations: visit.optional("commonAnnotations", value?.commonAnnotations, default: [:]),
            components: visit.optional("components", value?.components, default: [])
        )
    }
}

/// What is read of a folder of plain manifests (`application/v1alpha1 types.go ApplicationSourceDirectory`).
public struct ApplicationDirectory: Structured {
    /// Whether folders below are read.
    public var recurse: Bool
    /// A pattern of files that are read.
    public var include: String?
    /// A pattern of files that are not.
    public var exclude: String?

    /// The value with the given fields set.
    public init(
        recurse: Bool = false,
        include: String? = nil,
        exclude: String? = nil
    ) {
        self.recurse = recurse
        self.include = include
        self.exclude = exclude
    }
}

extension ApplicationDirectory {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            recurse: visit.optional("recurse", value?.recurse, default: false),
            include: visit.optional("include", value?.include),
            exclude: visit.optional("exclude", value?.exclude)
        )
    }
}
