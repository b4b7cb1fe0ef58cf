public import YAML

/// A release of a Helm chart (`helm.toolkit.fluxcd.io/v2 helmrelease_types.go HelmRelease`). Its values are typed by whoever renders them.
public struct HelmRelease<Values: Structured>: KubernetesObject {
    /// `helm.toolkit.fluxcd.io/v2`.
    public static var apiVersion: StaticString { "helm.toolkit.fluxcd.io/v2" }
    /// `HelmRelease`.
    public static var kind: StaticString { "HelmRelease" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The chart and its values.
    public var spec: HelmReleaseSpec<Values>

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        spec: HelmReleaseSpec<Values>
    ) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension HelmRelease {
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

/// The chart of a release and its values (`helm-controller api/v2 helmrelease_types.go HelmReleaseSpec`).
public struct HelmReleaseSpec<Values: Structured>: Structured {
    /// The chart, of a source.
    public var chart: HelmChartTemplate?
    /// The chart as a source of its own, in place of `chart`.
    public var chartRef: HelmChartReference?
    /// The time between looks at what is there.
    public var interval: GoDuration
    /// How long an action may take; 5 minutes when left out.
    public var timeout: GoDuration?
    /// Whether nothing is done.
    public var suspend: Bool
    /// The release; made of namespace and name when left out.
    public var releaseName: String?
    /// The namespace of what the chart makes.
    public var targetNamespace: DNSLabel?
    /// The namespace of Helm's own records.
    public var storageNamespace: DNSLabel?
    /// The account that applies it; the controller's own when left out.
    public var serviceAccountName: DNSSubdomain?
    /// Releases that must be there before.
    public var dependsOn: [DependencyReference]
    /// How many revisions are kept to go back to; 5 when left out.
    public var maxHistory: Int64?
    /// How it is installed.
    public var install: HelmInstall?
    /// How it is upgraded.
    public var upgrade: HelmUpgrade?
    /// What is done about changes by others.
    public var driftDetection: DriftDetection?
    /// The values.
    public var values: Values?

    /// The value with the given fields set.
    public init(
        chart: HelmChartTemplate? = nil,
        chartRef: HelmChartReference? = nil,
        interval: GoDuration,
        timeout: GoDuration? = nil,
        suspend: Bool = false,
        releaseName: String? = nil,
        targetNamespace: DNSLabel? = nil,
        storageNamespace: DNSLabel? = nil,
        serviceAccountName: DNSSubdomain? = nil,
        dependsOn: [DependencyReference] = [],
        maxHistory: Int64? = nil,
        install: HelmInstall? = nil,
        upgrade: HelmUpgrade? = nil,
        driftDetection: DriftDetection? = nil,
        values: Values? = nil
    ) {
        self.chart = chart
        self.chartRef = chartRef
        self.interval = interval
        self.timeout = timeout
        self.suspend = suspend
        self.releaseName = releaseName
        self.targetNamespace = targetNamespace
        self.storageNamespace = storageNamespace
        self.serviceAccountName = serviceAccountName
        self.dependsOn = dependsOn
        self.maxHistory = maxHistory
        self.install = install
        self.upgrade = upgrade
        self.driftDetection = driftDetection
        self.values = values
    }
}

extension HelmReleaseSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            chart: visit.optional("chart", value?.chart),
            chartRef: visit.optional("chartRef", value?.chartRef),
            interval: visit.required("interval", value?.interval),
            timeout: visit.optional("timeout", value?.timeout),
            suspend: visit.optional("suspend", value?.suspend, default: false),
            releaseName: visit.optional("releaseName", value?.releaseName),
            targetNamespace: visit.optional("targetNamespace", value?.targetNamespace),
            storageNamespace: visit.optional("storageNamespace", value?.storageNamespace),
            serviceAccountName: visit.optional("serviceAccountName", value?.serviceAccountName),
            dependsOn: visit.optional("dependsOn", value?.dependsOn, default: []),
            maxHistory: visit.optional("maxHistory", value?.maxHistory),
            install: visit.optional("install", value?.install),
            upgrade: visit.optional("upgrade", value?.upgrade),
            driftDetection: visit.optional("driftDetection", value?.driftDetection),
            values: visit.optional("values", value?.values)
        )
    }
}

/// A chart of a source (`helm-controller api/v2 helmrelease_types.go HelmChartTemplate`).
public struct HelmChartTemplate: Structured {
    /// The chart.
    public var spec: HelmChartTemplateSpec

    /// The value with the given fields set.
    public init(
        spec: HelmChartTemplateSpec
    ) {
        self.spec = spec
    }
}

extension HelmChartTemplate {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// A chart of a source (`helm-controller api/v2 helmrelease_types.go HelmChartTemplateSpec`).
public struct HelmChartTemplateSpec: Structured {
    /// Its name, or its folder in a Git repository.
    public var chart: String
    /// Its version; the newest when left out.
    public var version: String?
    /// The source.
    public var sourceRef: CrossNamespaceSourceReference
    /// The time between looks at the source.
    public var interval: GoDuration?

    /// The value with the given fields set.
    public init(
        chart: String,
        version: String? = nil,
        sourceRef: CrossNamespaceSourceReference,
        interval: GoDuration? = nil
    ) {
        self.chart = chart
        self.version = version
        self.sourceRef = sourceRef
        self.interval = interval
    }
}

extension HelmChartTemplateSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            chart: visit.required("chart", value?.chart),
            version: visit.optional("version", value?.version),
            sourceRef: visit.required("sourceRef", value?.sourceRef),
            interval: visit.optional("interval", value?.interval)
        )
    }
}

/// A source (`helm-controller api/v2 reference_types.go CrossNamespaceObjectReference`).
public struct CrossNamespaceSourceReference: Structured {
    /// Its kind.
    public var kind: HelmSourceKind
    /// Its name.
    public var name: DNSSubdomain
    /// Its namespace; that of the release when left out.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        kind: HelmSourceKind,
        name: DNSSubdomain,
        namespace: DNSLabel? = nil
    ) {
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }
}

extension CrossNamespaceSourceReference {
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

/// A kind of source of charts (`helm-controller api/v2 reference_types.go`).
public enum HelmSourceKind: String, EnumFieldValue {
    /// A Helm repository.
    case helmRepository = "HelmRepository"
    /// A Git repository.
    case gitRepository = "GitRepository"
    /// A bucket.
    case bucket = "Bucket"
}

/// A chart as a source of its own (`helm-controller api/v2 reference_types.go CrossNamespaceSourceReference`).
public struct HelmChartReference: Structured {
    /// Its kind.
    public var kind: HelmChartKind
    /// Its name.
    public var name: DNSSubdomain
    /// Its namespace; that of the release when left out.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        kind: HelmChartKind,
        name: DNSSubdomain,
        namespace: DNSLabel? = nil
    ) {
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }
}

extension HelmChartReference {
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

/// A kind of source that is a chart (`helm-controller api/v2 reference_types.go`).
public enum HelmChartKind: String, EnumFieldValue {
    /// An artifact of a registry.
    case ociRepository = "OCIRepository"
    /// A chart of a repository.
    case helmChart = "HelmChart"
    /// What another controller made.
    case externalArtifact = "ExternalArtifact"
}

/// Another object that must be ready (`fluxcd pkg/apis/meta dependency_types.go`).
public struct DependencyReference: Structured {
    /// Its name.
    public var name: DNSSubdomain
    /// Its namespace; the own when left out.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        name: DNSSubdomain,
        namespace: DNSLabel? = nil
    ) {
        self.name = name
        self.namespace = namespace
    }
}

extension DependencyReference {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}
