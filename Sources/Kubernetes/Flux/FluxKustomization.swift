public import YAML

/// A folder of a source that Flux applies (`kustomize.toolkit.fluxcd.io/v1 kustomization_types.go Kustomization`).
public struct FluxKustomization: KubernetesObject {
    /// `kustomize.toolkit.fluxcd.io/v1`.
    public static var apiVersion: StaticString { "kustomize.toolkit.fluxcd.io/v1" }
    /// `Kustomization`.
    public static var kind: StaticString { "Kustomization" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The folder, and how it is applied.
    public var spec: FluxKustomizationSpec

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: FluxKustomizationSpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension FluxKustomization {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try typeMeta(&visit)
        return try Self(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// A folder of a source, and how it is applied (`kustomize-controller api/v1 kustomization_types.go KustomizationSpec`).
public struct FluxKustomizationSpec: Structured {
    /// Others that must be ready before.
    public var dependsOn: [DependencyReference]
    /// The time between looks at what is there.
    public var interval: GoDuration
    /// The time between tries after a failure; the interval when left out.
    public var retryInterval: GoDuration?
    /// The folder; the source's own when left out.
    public var path: String?
    /// Whether objects that are gone are deleted.
    public var prune: Bool
    /// What becomes of the objects when this is deleted; as `prune` says when left out.
    public var deletionPolicy: FluxDeletionPolicy?
    /// Objects that must become ready; passed over where `wait` asks for all.
    public var healthChecks: [FluxHealthCheck]
    /// The source.
    public var sourceRef: FluxSourceReference
    /// The namespace that every object gets.
    public var targetNamespace: DNSLabel?
    /// The account that applies it; the controller's own when left out.
    public var serviceAccountName: DNSSubdomain?
    /// How long applying may take.
    public var timeout: GoDuration?
    /// Whether all objects must become ready.
    public var wait: Bool
    /// Whether objects are made anew where a field can't change.
    public var force: Bool
    /// Whether nothing is done.
    public var suspend: Bool
    /// What every object gets.
    public var commonMetadata: FluxCommonMetadata?

    /// The value with the given fields set.
    public init(
        dependsOn: [DependencyReference] = [],
        interval: GoDuration,
        retryInterval: GoDuration? = nil,
        path: String? = nil,
        prune: Bool,
        deletionPolicy: FluxDeletionPolicy? = nil,
        healthChecks: [FluxHealthCheck] = [],
        sourceRef: FluxSourceReference,
        targetNamespace: DNSLabel? = nil,
        serviceAccountName: DNSSubdomain? = nil,
        timeout: GoDuration? = nil,
        wait: Bool = false,
        force: Bool = false,
        suspend: Bool = false,
        commonMetadata: FluxCommonMetadata? = nil
    ) {
        self.dependsOn = dependsOn
        self.interval = interval
        self.retryInterval = retryInterval
        self.path = path
        self.prune = prune
        self.deletionPolicy = deletionPolicy
        self.healthChecks = healthChecks
        self.sourceRef = sourceRef
        self.targetNamespace = targetNamespace
        self.serviceAccountName = serviceAccountName
        self.timeout = timeout
        self.wait = wait
        self.force = force
        self.suspend = suspend
        self.commonMetadata = commonMetadata
    }
}

extension FluxKustomizationSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            dependsOn: visit.optional("dependsOn", value?.dependsOn, default: []),
            interval: visit.required("interval", value?.interval),
            retryInterval: visit.optional("retryInterval", value?.retryInterval),
            path: visit.optional("path", value?.path),
            prune: visit.required("prune", value?.prune),
            deletionPolicy: visit.optional("deletionPolicy", value?.deletionPolicy),
            healthChecks: visit.optional("healthChecks", value?.healthChecks, default: []),
            sourceRef: visit.required("sourceRef", value?.sourceRef),
            targetNamespace: visit.optional("targetNamespace", value?.targetNamespace),
            serviceAccountName: visit.optional("serviceAccountName", value?.serviceAccountName),
            timeout: visit.optional("timeout", value?.timeout),
            wait: visit.optional("wait", value?.wait, default: false),
            force: visit.optional("force", value?.force, default: false),
            suspend: visit.optional("suspend", value?.suspend, default: false),
            commonMetadata: visit.optional("commonMetadata", value?.commonMetadata)
        )
    }
}

/// A source (`kustomize-controller api/v1 reference_types.go CrossNamespaceSourceReference`).
public struct FluxSourceReference: Structured {
    /// Its kind.
    public var kind: FluxSourceKind
    /// Its name.
    public var name: DNSSubdomain
    /// Its namespace; the own when left out.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        kind: FluxSourceKind,
        name: DNSSubdomain,
        namespace: DNSLabel? = nil
    ) {
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }
}

extension FluxSourceReference {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            kind: visit.required("kind", value?.kind),
            name: visit.required("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}

/// A kind of source of manifests (`kustomize-controller api/v1 reference_types.go`).
public enum FluxSourceKind: String, EnumFieldValue {
    /// A Git repository.
    case gitRepository = "GitRepository"
    /// An artifact of a registry.
    case ociRepository = "OCIRepository"
    /// A bucket.
    case bucket = "Bucket"
}

/// What every object gets (`kustomize-controller api/v1 kustomization_types.go CommonMetadata`).
public struct FluxCommonMetadata: Structured {
    /// Its labels.
    public var labels: SortedMap<LabelKey, LabelValue>
    /// Its annotations.
    public var annotations: SortedMap<AnnotationKey, String>

    /// The value with the given fields set.
    public init(
        labels: SortedMap<LabelKey, LabelValue> = [:],
        annotations: SortedMap<AnnotationKey, String> = [:]
    ) {
        self.labels = labels
        self.annotations = annotations
    }
}

extension FluxCommonMetadata {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            labels: visit.optional("labels", value?.labels, default: [:]),
            annotations: visit.optional("annotations", value?.annotations, default: [:])
        )
    }
}
