public import Kubernetes
public import YAML

/// What all tenants share: the cluster, the gateway, the monitoring, where Git and images are.
public struct Platform: Structured {
    /// The platform's name.
    public var metadata: SpecMetadata<DNSLabel>
    /// What is shared.
    public var spec: PlatformSpec

    /// Makes the value; what is left out has its default.
    public init(
        metadata: SpecMetadata<DNSLabel>,
        spec: PlatformSpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("apiVersion", "tenantry.dev/v1alpha1")
        try visit.constant("kind", "Platform")
        return try Self(
            metadata: visit.required("metadata", value?.metadata, "The platform's name."),
            spec: visit.required("spec", value?.spec, "What is shared.")
        )
    }
}

/// What all tenants share.
public struct PlatformSpec: Structured {
    /// The Kubernetes version of the cluster, as major.minor; Pod Security is pinned to it.
    public var kubernetesVersion: KubernetesVersion
    /// Where the controllers find the generated tree.
    public var source: GitSource
    /// The controllers that sync the tree.
    public var gitops: GitOps
    /// The image of the platform's services.
    public var image: Image
    /// The LLM gateway.
    public var gateway: Gateway
    /// The monitoring stack.
    public var monitoring: Monitoring
    /// The store that holds the platform's secrets.
    public var secrets: SecretStoreReference
    /// How pods reach the API server.
    public var apiServer: APIServer
    /// What the API server refuses in tenants' namespaces.
    public var admission: Admission
    /// The cluster's infrastructure.
    public var cluster: Cluster?
    /// What the cluster's nodes offer to pods together; where nothing is said, the quotas of tenants are not compared with it.
    public var capacity: Capacity?

    /// Makes the value; what is left out has its default.
    public init(
        kubernetesVersion: KubernetesVersion,
        source: GitSource,
        gitops: GitOps = GitOps(),
        image: Image,
        gateway: Gateway,
        monitoring: Monitoring = Monitoring(),
        secrets: SecretStoreReference,
        apiServer: APIServer = APIServer(),
        admission: Admission = Admission(),
        cluster: Cluster? = nil,
        capacity: Capacity? = nil
    ) {
        self.kubernetesVersion = kubernetesVersion
        self.source = source
        self.gitops = gitops
        self.image = image
        self.gateway = gateway
        self.monitoring = monitoring
        self.secrets = secrets
        self.apiServer = apiServer
        self.admission = admission
        self.cluster = cluster
        self.capacity = capacity
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            kubernetesVersion: visit.required(
                "kubernetesVersion",
                value?.kubernetesVersion,
                "The Kubernetes version of the cluster, as major.minor; Pod Security is pinned to it."
            ),
            source: visit.required("source", value?.source, "Where the controllers find the generated tree."),
            gitops: visit.optional("gitops", value?.gitops, default: GitOps(), "The controllers that sync the tree."),
            image: visit.required("image", value?.image, "The image of the platform's services."),
            gateway: visit.required("gateway", value?.gateway, "The LLM gateway."),
            monitoring: visit.optional(
                "monitoring",
                value?.monitoring,
                default: Monitoring(),
                "The monitoring stack."
            ),
            secrets: visit.required("secrets", value?.secrets, "The store that holds the platform's secrets."),
            apiServer: visit.optional(
                "apiServer",
                value?.apiServer,
                default: APIServer(),
                "How pods reach the API server."
            ),
            admission: visit.optional(
                "admission",
                value?.admission,
                default: Admission(),
                "What the API server refuses in tenants' namespaces."
            ),
            cluster: visit.optional("cluster", value?.cluster, "The cluster's infrastructure."),
            capacity: visit.optional(
                "capacity",
                value?.capacity,
                """
                What the cluster's nodes offer to pods together, which the quotas of tenants are compared with; left out, they \
                are not.
                """
            )
        )
    }
}
