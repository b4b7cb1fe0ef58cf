public import YAML

/// What `.tenantry.yaml` says about validating a repository.
public struct Configuration: Structured {
    /// The file's name.
    public static let fileName = ".tenantry.yaml"

    /// What is validated, and how.
    public var spec: ConfigurationSpec

    /// A configuration that says this.
    public init(spec: ConfigurationSpec = ConfigurationSpec()) {
        self.spec = spec
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("apiVersion", "tenantry.dev/v1alpha1")
        try visit.constant("kind", "Configuration")
        return try Self(
            spec: visit.required("spec", value?.spec, "What is validated, and how.")
        )
    }
}

/// What is validated, and how.
public struct ConfigurationSpec: Structured {
    /// What is validated when the command line names no path.
    public var paths: ConfiguredPaths
    /// The versions of Kubernetes whose API server is asked.
    public var kubernetesVersions: [ConfiguredVersion]
    /// Folders and files of custom resource definitions.
    public var crds: [String]
    /// What rules are asked where, and how bad their findings are; of several that apply the last counts.
    public var rules: [RuleSetting]
    /// What is known of metrics.
    public var metrics: MetricConfiguration
    /// Which namespaces are tenants'.
    public var tenancy: TenancyConfiguration
    /// What pods may do, and where their images come from.
    public var security: SecurityConfiguration
    /// What there is around the pods' network.
    public var network: NetworkConfiguration
    /// The size of the cluster.
    public var capacity: CapacityConfiguration
    /// What may stay for a while.
    public var suppressions: [ConfiguredSuppression]

    /// The value with the given fields set.
    public init(
        paths: ConfiguredPaths = ConfiguredPaths(),
        kubernetesVersions: [ConfiguredVersion] = [],
        crds: [String] = [],
        rules: [RuleSetting] = [],
        metrics: MetricConfiguration = MetricConfiguration(),
        tenancy: TenancyConfiguration = TenancyConfiguration(),
        security: SecurityConfiguration = SecurityConfiguration(),
        network: NetworkConfiguration = NetworkConfiguration(),
        capacity: CapacityConfiguration = CapacityConfiguration(),
        suppressions: [ConfiguredSuppression] = []
    ) {
        self.paths = paths
        self.kubernetesVersions = kubernetesVersions
        self.crds = crds
        self.rules = rules
        self.metrics = metrics
        self.tenancy = tenancy
        self.security = security
        self.network = network
        self.capacity = capacity
        self.suppressions = suppressions
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            paths: visit.optional(
                "paths",
                value?.paths,
                default: ConfiguredPaths(),
                "What is validated. All paths of this file are relative to its folder."
            ),
            kubernetesVersions: visit.optional(
                "kubernetesVersions",
                value?.kubernetesVersions,
                default: [],
                "The versions of Kubernetes whose API server is asked. --kubernetes-version overrides them."
            ),
            crds: visit.optional(
                "crds",
                value?.crds,
                default: [],
                "Folders and files of custom resource definitions, in addition to those of --crds."
            ),
            rules: visit.optional(
                "rules",
                value?.rules,
                default: [],
                "Which rules are asked where, and how bad their findings are; of several that apply the last counts."
            ),
            metrics: visit.optional(
                "metrics",
                value?.metrics,
                default: MetricConfiguration(),
                "What is known of metrics, for the rules of the category observability."
            ),
            tenancy: visit.optional(
                "tenancy",
                value?.tenancy,
                default: TenancyConfiguration(),
                "Which namespaces are tenants', for the rules of the categories isolation, capacity and security."
            ),
            security: visit.optional(
                "security",
                value?.security,
                default: SecurityConfiguration(),
                "What pods may do and where their images come from, for the rules of the category security."
            ),
            network: visit.optional(
                "network",
                value?.network,
                default: NetworkConfiguration(),
                "What there is around the pods' network, for the rules of the category isolation."
            ),
            capacity: visit.optional(
                "capacity",
                value?.capacity,
                default: CapacityConfiguration(),
                "The size of the cluster, for the rules of the category capacity."
            ),
            suppressions: visit.optional(
                "suppressions",
                value?.suppressions,
                default: [],
                "Findings that may stay for a while."
            )
        )
    }
}

/// Which files are validated.
public struct ConfiguredPaths: Structured {
    /// Files, folders and globs, when the command line names none.
    public var include: [String]
    /// What is left out of folders and globs.
    public var exclude: [Glob]

    /// The value with the given fields set.
    public init(include: [String] = [], exclude: [Glob] = []) {
        self.include = include
        self.exclude = exclude
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            include: visit.optional(
                "include",
                value?.include,
                default: [],
                "Files, folders and globs that are validated when the command line names none."
            ),
            exclude: visit.optional(
                "exclude",
                value?.exclude,
                default: [],
                "Globs of files and folders that are not looked at."
            )
        )
    }
}
