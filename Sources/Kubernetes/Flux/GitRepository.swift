public import YAML

/// A Git repository (`source.toolkit.fluxcd.io/v1 gitrepository_types.go GitRepository`).
public struct GitRepository: KubernetesObject {
    /// `source.toolkit.fluxcd.io/v1`.
    public static var apiVersion: StaticString { "source.toolkit.fluxcd.io/v1" }
    /// `GitRepository`.
    public static var kind: StaticString { "GitRepository" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// Where it is.
    public var spec: GitRepositorySpec

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: GitRepositorySpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension GitRepository {
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

/// Where a Git repository is (`source-controller api/v1 gitrepository_types.go GitRepositorySpec`).
public struct GitRepositorySpec: Structured {
    /// Its address.
    public var url: GitAddress
    /// The Secret with credentials.
    public var secretRef: LocalObjectReference?
    /// The time between looks at it.
    public var interval: GoDuration
    /// How long a look may take; a minute when left out.
    public var timeout: SourceTimeout?
    /// Which commit; the newest of `master` when left out.
    public var ref: GitRepositoryRef?
    /// Patterns of files that are left out.
    public var ignore: String?
    /// The folders that are fetched; all when empty.
    public var sparseCheckout: [String]
    /// Whether nothing is done.
    public var suspend: Bool

    /// The value with the given fields set.
    public init(
        url: GitAddress,
        secretRef: LocalObjectReference? = nil,
        interval: GoDuration,
        timeout: SourceTimeout? = nil,
        ref: GitRepositoryRef? = nil,
        ignore: String? = nil,
        sparseCheckout: [String] = [],
        suspend: Bool = false
    ) {
        self.url = url
        self.secretRef = secretRef
        self.interval = interval
        self.timeout = timeout
        self.ref = ref
        self.ignore = ignore
        self.sparseCheckout = sparseCheckout
        self.suspend = suspend
    }
}

extension GitRepositorySpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            url: visit.required("url", value?.url),
            secretRef: visit.optional("secretRef", value?.secretRef),
            interval: visit.required("interval", value?.interval),
            timeout: visit.optional("timeout", value?.timeout),
            ref: visit.optional("ref", value?.ref),
            ignore: visit.optional("ignore", value?.ignore),
            sparseCheckout: visit.optional("sparseCheckout", value?.sparseCheckout, default: []),
            suspend: visit.optional("suspend", value?.suspend, default: false)
        )
    }
}

/// A commit, a tag, or a branch (`source-controller api/v1 gitrepository_types.go GitRepositoryRef`).
public struct GitRepositoryRef: Structured {
    /// The branch.
    public var branch: String?
    /// The tag.
    public var tag: String?
    /// A range of tags that are versions.
    public var semver: String?
    /// A reference by its full name.
    public var name: String?
    /// The commit.
    public var commit: String?

    /// The value with the given fields set.
    public init(
        branch: String? = nil,
        tag: String? = nil,
        semver: String? = nil,
        name: String? = nil,
        commit: String? = nil
    ) {
        self.branch = branch
        self.tag = tag
        self.semver = semver
        self.name = name
        self.commit = commit
    }
}

extension GitRepositoryRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            branch: visit.optional("branch", value?.branch),
            tag: visit.optional("tag", value?.tag),
            semver: visit.optional("semver", value?.semver),
            name: visit.optional("name", value?.name),
            commit: visit.optional("commit", value?.commit)
        )
    }
}
