public import YAML

/// How a release is installed (`helm-controller api/v2 helmrelease_types.go Install`).
public struct HelmInstall: Structured {
    /// How long it may take.
    public var timeout: GoDuration?
    /// What is done when it fails.
    public var remediation: HelmRemediation?
    /// What is done with the chart's definitions; `create` when left out.
    public var crds: CRDsPolicy?
    /// Whether the namespace is made.
    public var createNamespace: Bool

    /// The value with the given fields set.
    public init(
        timeout: GoDuration? = nil,
        remediation: HelmRemediation? = nil,
        crds: CRDsPolicy? = nil,
        createNamespace: Bool = false
    ) {
        self.timeout = timeout
        self.remediation = remediation
        self.crds = crds
        self.createNamespace = createNamespace
    }
}

extension HelmInstall {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            timeout: visit.optional("timeout", value?.timeout),
            remediation: visit.optional("remediation", value?.remediation),
            crds: visit.optional("crds", value?.crds),
            createNamespace: visit.optional("createNamespace", value?.createNamespace, default: false)
        )
    }
}

/// How a release is upgraded (`helm-controller api/v2 helmrelease_types.go Upgrade`).
public struct HelmUpgrade: Structured {
    /// How long it may take.
    public var timeout: GoDuration?
    /// What is done when it fails.
    public var remediation: HelmRemediation?
    /// What is done with the chart's definitions; `skip` when left out.
    public var crds: CRDsPolicy?
    /// Whether what an upgrade that failed has made is deleted.
    public var cleanupOnFail: Bool

    /// The value with the given fields set.
    public init(
        timeout: GoDuration? = nil,
        remediation: HelmRemediation? = nil,
        crds: CRDsPolicy? = nil,
        cleanupOnFail: Bool = false
    ) {
        self.timeout = timeout
        self.remediation = remediation
        self.crds = crds
        self.cleanupOnFail = cleanupOnFail
    }
}

extension HelmUpgrade {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            timeout: visit.optional("timeout", value?.timeout),
            remediation: visit.optional("remediation", value?.remediation),
            crds: visit.optional("crds", value?.crds),
            cleanupOnFail: visit.optional("cleanupOnFail", value?.cleanupOnFail, default: false)
        )
    }
}

/// What is done when an action fails (`helm-controller api/v2 helmrelease_types.go InstallRemediation, UpgradeRemediation`).
public struct HelmRemediation: Structured {
    /// How often it is tried again; without end when negative.
    public var retries: Int64?
    /// Whether the last failure is undone too.
    public var remediateLastFailure: Bool?

    /// The value with the given fields set.
    public init(
        retries: Int64? = nil,
        remediateLastFailure: Bool? = nil
    ) {
        self.retries = retries
        self.remediateLastFailure = remediateLastFailure
    }
}

extension HelmRemediation {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            retries: visit.optional("retries", value?.retries),
            remediateLastFailure: visit.optional("remediateLastFailure", value?.remediateLastFailure)
        )
    }
}

/// What is done with a chart's definitions (`helm-controller api/v2 helmrelease_types.go CRDsPolicy`).
public enum CRDsPolicy: String, EnumFieldValue {
    /// Nothing.
    case skip = "Skip"
    /// New ones are made.
    case create = "Create"
    /// New ones are made and others replaced.
    case createReplace = "CreateReplace"
}

/// What is done about changes by others (`helm-controller api/v2 helmrelease_types.go DriftDetection`).
public struct DriftDetection: Structured {
    /// Whether they are looked for; not when left out.
    public var mode: DriftDetectionMode?
    /// Changes that are let be.
    public var ignore: [DriftIgnoreRule]

    /// The value with the given fields set.
    public init(
        mode: DriftDetectionMode? = nil,
        ignore: [DriftIgnoreRule] = []
    ) {
        self.mode = mode
        self.ignore = ignore
    }
}

extension DriftDetection {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            mode: visit.optional("mode", value?.mode),
            ignore: visit.optional("ignore", value?.ignore, default: [])
        )
    }
}

/// Whether changes by others are looked for (`helm-controller api/v2 helmrelease_types.go DriftDetectionMode`).
public enum DriftDetectionMode: String, EnumFieldValue {
    /// They are undone.
    case enabled
    /// They are told of.
    case warn
    /// They are not looked for.
    case disabled
}

/// Changes that are let be (`helm-controller api/v2 helmrelease_types.go IgnoreRule`).
public struct DriftIgnoreRule: Structured {
    /// Fields, each a JSON pointer.
    public var paths: [String]
    /// The objects; all when left out.
    public var target: DriftTarget?

    /// The value with the given fields set.
    public init(
        paths: [String],
        target: DriftTarget? = nil
    ) {
        self.paths = paths
        self.target = target
    }
}

extension DriftIgnoreRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            paths: visit.required("paths", value?.paths),
            target: visit.optional("target", value?.target)
        )
    }
}

/// Objects of a release (`fluxcd pkg/apis/kustomize kustomize_types.go Selector`).
public struct DriftTarget: Structured {
    /// The API group.
    public var group: String?
    /// The version.
    public var version: String?
    /// The kind.
    public var kind: String?
    /// The name.
    public var name: String?
    /// The namespace.
    public var namespace: String?

    /// The value with the given fields set.
    public init(
        group: String? = nil,
        version: String? = nil,
        kind: String? = nil,
        name: String? = nil,
        namespace: String? = nil
    ) {
        self.group = group
        self.version = version
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }
}

extension DriftTarget {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            group: visit.optional("group", value?.group),
            version: visit.optional("version", value?.version),
            kind: visit.optional("kind", value?.kind),
            name: visit.optional("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}
