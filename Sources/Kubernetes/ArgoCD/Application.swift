public import YAML

/// What Argo CD applies where (`argoproj.io/v1alpha1 types.go Application`). Values of a Helm chart are typed by whoever renders them.
public struct Application<HelmValues: Structured>: KubernetesObject {
    /// `argoproj.io/v1alpha1`.
    public static var apiVersion: StaticString { "argoproj.io/v1alpha1" }
    /// `Application`.
    public static var kind: StaticString { "Application" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The sources and the destination.
    public var spec: ApplicationSpec<HelmValues>

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: ApplicationSpec<HelmValues>
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension Application {
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

/// The sources and the destination (`application/v1alpha1 types.go ApplicationSpec`).
public struct ApplicationSpec<HelmValues: Structured>: Structured {
    /// The project that says what it may do.
    public var project: DNSSubdomain
    /// Where it is applied.
    public var destination: ApplicationDestination
    /// What is applied.
    public var source: ApplicationSource<HelmValues>?
    /// What is applied, in place of `source`, where it is several.
    public var sources: [ApplicationSource<HelmValues>]
    /// When and how it is applied.
    public var syncPolicy: SyncPolicy?
    /// What others may change.
    public var ignoreDifferences: [ResourceIgnoreDifferences]
    /// How many revisions are kept to go back to; 10 when left out.
    public var revisionHistoryLimit: Int64?

    /// The value with the given fields set.
    public init(
        project: DNSSubdomain,
        destination: ApplicationDestination,
        source: ApplicationSource<HelmValues>? = nil,
        sources: [ApplicationSource<HelmValues>] = [],
        syncPolicy: SyncPolicy? = nil,
        ignoreDifferences: [ResourceIgnoreDifferences] = [],
        revisionHistoryLimit: Int64? = nil
    ) {
        self.project = project
        self.destination = destination
        self.source = source
        self.sources = sources
        self.syncPolicy = syncPolicy
        self.ignoreDifferences = ignoreDifferences
        self.revisionHistoryLimit = revisionHistoryLimit
    }
}

extension ApplicationSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            project: visit.required("project", value?.project),
            destination: visit.required("destination", value?.destination),
            source: visit.optional("source", value?.source),
            sources: visit.optional("sources", value?.sources, default: []),
            syncPolicy: visit.optional("syncPolicy", value?.syncPolicy),
            ignoreDifferences: visit.optional("ignoreDifferences", value?.ignoreDifferences, default: []),
            revisionHistoryLimit: visit.optional("revisionHistoryLimit", value?.revisionHistoryLimit)
        )
    }
}

/// A cluster and a namespace (`application/v1alpha1 types.go ApplicationDestination`).
public struct ApplicationDestination: Structured {
    /// The cluster by the address of its API server.
    public var server: String?
    /// The cluster by name, in place of `server`.
    public var name: String?
    /// The namespace of objects that name none.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        server: String? = nil,
        name: String? = nil,
        namespace: DNSLabel? = nil
    ) {
        self.server = server
        self.name = name
        self.namespace = namespace
    }
}

extension ApplicationDestination {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            server: visit.optional("server", value?.server),
            name: visit.optional("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}

/// Values that a chart is not given: those of an application that is no chart.
public struct NoHelmValues: Structured {
    /// No values.
    public init() {}

    /// Visits no fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        Self()
    }
}
