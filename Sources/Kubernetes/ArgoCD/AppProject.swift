public import YAML

/// What applications may do (`argoproj.io/v1alpha1 types.go AppProject`).
public struct AppProject: KubernetesObject {
    /// `argoproj.io/v1alpha1`.
    public static var apiVersion: StaticString { "argoproj.io/v1alpha1" }
    /// `AppProject`.
    public static var kind: StaticString { "AppProject" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The limits.
    public var spec: AppProjectSpec

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: AppProjectSpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension AppProject {
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

/// The limits of applications (`application/v1alpha1 types.go AppProjectSpec`).
public struct AppProjectSpec: Structured {
    /// What the project is for.
    public var description: String?
    /// The repositories that they may be of; none when empty.
    public var sourceRepos: [String]
    /// The namespaces that they may be in, beside Argo CD's own.
    public var sourceNamespaces: [String]
    /// Where they may be applied; nowhere when empty.
    public var destinations: [ProjectDestination]
    /// The kinds without a namespace that they may apply; none when empty.
    public var clusterResourceWhitelist: [GroupKind]
    /// Those that they may not.
    public var clusterResourceBlacklist: [GroupKind]
    /// The kinds in namespaces that they may apply; all when empty.
    public var namespaceResourceWhitelist: [GroupKind]
    /// Those that they may not.
    public var namespaceResourceBlacklist: [GroupKind]
    /// Who may do what with them.
    public var roles: [ProjectRole]
    /// Whether objects that no application owns are watched.
    public var orphanedResources: OrphanedResources?
    /// The accounts that applications are applied by, where Argo CD impersonates; the first that fits counts.
    public var destinationServiceAccounts: [DestinationServiceAccount]

    /// The value with the given fields set.
    public init(
        description: String? = nil,
        sourceRepos: [String] = [],
        sourceNamespaces: [String] = [],
        destinations: [ProjectDestination] = [],
        clusterResourceWhitelist: [GroupKind] = [],
        clusterResourceBlacklist: [GroupKind] = [],
        namespaceResourceWhitelist: [GroupKind] = [],
        namespaceResourceBlacklist: [GroupKind] = [],
        roles: [ProjectRole] = [],
        orphanedResources: OrphanedResources? = nil,
        destinationServiceAccounts: [DestinationServiceAccount] = []
    ) {
        self.description = description
        self.sourceRepos = sourceRepos
        self.sourceNamespaces = sourceNamespaces
        self.destinations = destinations
        self.clusterResourceWhitelist = clusterResourceWhitelist
        self.clusterResourceBlacklist = clusterResourceBlacklist
        self.namespaceResourceWhitelist = namespaceResourceWhitelist
        self.namespaceResourceBlacklist = namespaceResourceBlacklist
        self.roles = roles
        self.orphanedResources = orphanedResources
        self.destinationServiceAccounts = destinationServiceAccounts
    }
}

extension AppProjectSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            description: visit.optional("description", value?.description),
            sourceRepos: visit.optional("sourceRepos", value?.sourceRepos, default: []),
            sourceNamespaces: visit.optional("sourceNamespaces", value?.sourceNamespaces, default: []),
            destinations: visit.optional("destinations", value?.destinations, default: []),
            clusterResourceWhitelist: visit.optional(
                "clusterResourceWhitelist",
                value?.clusterResourceWhitelist,
                default: []
            ),
            clusterResourceBlacklist: visit.optional(
                "clusterResourceBlacklist",
                value?.clusterResourceBlacklist,
                default: []
            ),
            namespaceResourceWhitelist: visit.optional(
                "namespaceResourceWhitelist",
                value?.namespaceResourceWhitelist,
                default: []
            ),
            namespaceResourceBlacklist: visit.optional(
                "namespaceResourceBlacklist",
                value?.namespaceResourceBlacklist,
                default: []
            ),
            roles: visit.optional("roles", value?.roles, default: []),
            orphanedResources: visit.optional("orphanedResources", value?.orphanedResources),
            destinationServiceAccounts: visit.optional(
                "destinationServiceAccounts",
                value?.destinationServiceAccounts,
                default: []
            )
        )
    }
}

/// A kind, or all where one is `*` (`meta/v1 group_version.go GroupKind`).
public struct GroupKind: Structured {
    /// The API group; empty for the core group.
    public var group: String
    /// The kind.
    public var kind: String

    /// The value with the given fields set.
    public init(
        group: String,
        kind: String
    ) {
        self.group = group
        self.kind = kind
    }
}

extension GroupKind {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            group: visit.required("group", value?.group),
            kind: visit.required("kind", value?.kind)
        )
    }
}

/// Who may do what with applications (`application/v1alpha1 types.go ProjectRole`).
public struct ProjectRole: Structured {
    /// Its name.
    public var name: String
    /// What it is for.
    public var description: String?
    /// Lines of Casbin's policies.
    public var policies: [String]
    /// The groups that have it.
    public var groups: [String]

    /// The value with the given fields set.
    public init(
        name: String,
        description: String? = nil,
        policies: [String] = [],
        groups: [String] = []
    ) {
        self.name = name
        self.description = description
        self.policies = policies
        self.groups = groups
    }
}

extension ProjectRole {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name),
            description: visit.optional("description", value?.description),
            policies: visit.optional("policies", value?.policies, default: []),
            groups: visit.optional("groups", value?.groups, default: [])
        )
    }
}

/// Whether objects that no application owns are watched (`application/v1alpha1 types.go OrphanedResourcesMonitorSettings`).
public struct OrphanedResources: Structured {
    /// Whether there is a warning.
    public var warn: Bool?

    /// The value with the given fields set.
    public init(
        warn: Bool? = nil
    ) {
        self.warn = warn
    }
}

extension OrphanedResources {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            warn: visit.optional("warn", value?.warn)
        )
    }
}
