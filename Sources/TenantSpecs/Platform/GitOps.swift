public import Kubernetes
public import YAML

/// The controllers that sync the tree.
public struct GitOps: Structured {
    /// The controllers that the tree serves; a folder each, of which a cluster applies one.
    public var controllers: [GitOpsController]
    /// Where Argo CD is, and how it works.
    public var argocd: ArgoCDSettings
    /// Where Flux is, and how it works.
    public var flux: FluxSettings

    /// Makes the value; what is left out has its default.
    public init(
        controllers: [GitOpsController] = [.argocd, .flux],
        argocd: ArgoCDSettings = ArgoCDSettings(),
        flux: FluxSettings = FluxSettings()
    ) {
        self.controllers = controllers
        self.argocd = argocd
        self.flux = flux
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            controllers: visit.optional(
                "controllers",
                value?.controllers,
                default: [.argocd, .flux],
                "The controllers that the tree serves; a folder each, of which a cluster applies one."
            ),
            argocd: visit.optional(
                "argocd",
                value?.argocd,
                default: ArgoCDSettings(),
                "Where Argo CD is, and how it works."
            ),
            flux: visit.optional("flux", value?.flux, default: FluxSettings(), "Where Flux is, and how it works.")
        )
    }
}

/// A controller that applies what Git holds.
public enum GitOpsController: String, EnumFieldValue {
    /// Argo CD.
    case argocd
    /// Flux.
    case flux
}

/// Where Argo CD is, and how it works.
public struct ArgoCDSettings: Structured {
    /// Its namespace, where all Applications and projects are.
    public var namespace: DNSLabel
    /// The cluster that it applies the tree to, by the address that Argo CD knows it by.
    public var server: HTTPSAddress
    /// Whether each tenant's workloads are applied by an account that may do no more. It needs
    /// `application.sync.impersonation.enabled` in Argo CD's own settings, and then every project of that Argo CD must name an
    /// account.
    public var impersonation: Bool
    /// Whether Argo CD's project `default`, which allows everything at first, allows nothing. It stops every Application of
    /// others that is in it.
    public var restrictDefaultProject: Bool

    /// The cluster in which Argo CD itself runs (argo-cd pkg/apis/application/v1alpha1/types.go
    /// KubernetesInternalAPIServerAddr).
    public static let ownCluster: HTTPSAddress = "https://kubernetes.default.svc"

    /// Makes the value; what is left out has its default.
    public init(
        namespace: DNSLabel = "argocd",
        server: HTTPSAddress = Self.ownCluster,
        impersonation: Bool = false,
        restrictDefaultProject: Bool = false
    ) {
        self.namespace = namespace
        self.server = server
        self.impersonation = impersonation
        self.restrictDefaultProject = restrictDefaultProject
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            namespace: visit.optional(
                "namespace",
                value?.namespace,
                default: "argocd",
                "Its namespace, where all Applications and projects are."
            ),
            server: visit.optional(
                "server",
                value?.server,
                default: Self.ownCluster,
                "The cluster that it applies the tree to, by the address that Argo CD knows it by."
            ),
            impersonation: visit.optional(
                "impersonation",
                value?.impersonation,
                default: false,
                """
                Whether each tenant's workloads are applied by an account that may do no more. It needs \
                application.sync.impersonation.enabled in Argo CD's own settings, and then every project of that Argo CD must \
                name an account.
                """
            ),
            restrictDefaultProject: visit.optional(
                "restrictDefaultProject",
                value?.restrictDefaultProject,
                default: false,
                """
                Whether Argo CD's project default, which allows everything at first, allows nothing. It stops every \
                Application of others that is in it.
                """
            )
        )
    }
}

/// Where Flux is, and how it works.
public struct FluxSettings: Structured {
    /// Its namespace, where all Kustomizations and the accounts that they act as are.
    public var namespace: DNSLabel
    /// The time between looks at what is there; a new commit is applied within a minute all the same.
    public var interval: GoDuration
    /// The Secret in its namespace that holds the credentials for the Git repository; none when left out.
    public var credentials: DNSSubdomain?

    /// The shortest interval (kustomize-controller docs/spec/v1/kustomizations.md, Interval).
    public static let minimumInterval: GoDuration = "1m"

    /// Makes the value; what is left out has its default.
    public init(
        namespace: DNSLabel = "flux-system",
        interval: GoDuration = "10m",
        credentials: DNSSubdomain? = nil
    ) {
        self.namespace = namespace
        self.interval = interval
        self.credentials = credentials
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            namespace: visit.optional(
                "namespace",
                value?.namespace,
                default: "flux-system",
                "Its namespace, where all Kustomizations and the accounts that they act as are."
            ),
            interval: visit.optional(
                "interval",
                value?.interval,
                default: "10m",
                "The time between looks at what is there; a new commit is applied within a minute all the same."
            ),
            credentials: visit.optional(
                "credentials",
                value?.credentials,
                "The Secret in its namespace that holds the credentials for the Git repository; none when left out."
            )
        )
    }
}
