public import YAML

/// What is common to all objects that are made of files (`kustomize api/types/generatoroptions.go`).
public struct GeneratorOptions: Structured {
    /// Labels that they get.
    public var labels: SortedMap<LabelKey, LabelValue>
    /// Annotations that they get.
    public var annotations: SortedMap<AnnotationKey, String>
    /// Whether their names stay without a hash of the content.
    public var disableNameSuffixHash: Bool
    /// Whether they can never be changed.
    public var immutable: Bool

    /// The value with the given fields set.
    public init(
        labels: SortedMap<LabelKey, LabelValue> = [:],
        annotations: SortedMap<AnnotationKey, String> = [:],
        disableNameSuffixHash: Bool = false,
        immutable: Bool = false
    ) {
        self.labels = labels
        self.annotations = annotations
        self.disableNameSuffixHash = disableNameSuffixHash
        self.immutable = immutable
    }
}

extension GeneratorOptions {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: GeneratorOptions?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> GeneratorOptions {
        try GeneratorOptions(
            labels: visit.optional("labels", value?.labels, default: [:]),
            annotations: visit.optional("annotations", value?.annotations, default: [:]),
            disableNameSuffixHash: visit.optional(
                "disableNameSuffixHash",
                value?.disableNameSuffixHash,
                default: false
            ),
            immutable: visit.optional("immutable", value?.immutable, default: false)
        )
    }
}

/// A ConfigMap that is made of files (`kustomize api/types/generatorargs.go GeneratorArgs`).
public struct ConfigMapArgs: Structured {
    /// Its namespace.
    public var namespace: DNSLabel?
    /// Its name, before the hash.
    public var name: DNSSubdomain
    /// Whether it can never be changed.
    public var immutable: Bool?
    /// What is done with one that is there already; an error when left out.
    public var behavior: GenerationBehavior?
    /// Keys with values: `key=value`.
    public var literals: [String]
    /// Files, each a key: `path`, or `key=path`.
    public var files: [String]
    /// Files with a key and value a line.
    public var envs: [String]
    /// What is different from what is common to all.
    public var options: GeneratorOptions?

    /// The value with the given fields set.
    public init(
        namespace: DNSLabel? = nil,
        name: DNSSubdomain,
        immutable: Bool? = nil,
        behavior: GenerationBehavior? = nil,
        literals: [String] = [],
        files: [String] = [],
        envs: [String] = [],
        options: GeneratorOptions? = nil
    ) {
        self.namespace = namespace
        self.name = name
        self.immutable = immutable
        self.behavior = behavior
        self.literals = literals
        self.files = files
        self.envs = envs
        self.options = options
    }
}

extension ConfigMapArgs {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ConfigMapArgs?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ConfigMapArgs {
        try ConfigMapArgs(
            namespace: visit.optional("namespace", value?.namespace),
            name: visit.required("name", value?.name),
            immutable: visit.optional("immutable", value?.immutable),
            behavior: visit.optional("behavior", value?.behavior),
            literals: visit.optional("literals", value?.literals, default: []),
            files: visit.optional("files", value?.files, default: []),
            envs: visit.optional("envs", value?.envs, default: []),
            options: visit.optional("options", value?.options)
        )
    }
}

/// What is done with an object that is there already (`kustomize api/types/generatorargs.go GeneratorArgs`).
public enum GenerationBehavior: String, EnumFieldValue {
    /// It is an error.
    case create
    /// It is replaced.
    case replace
    /// It gets the keys in addition.
    case merge
}
