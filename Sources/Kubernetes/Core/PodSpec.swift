public import YAML

/// What runs in a pod, and where (`core/v1 types.go PodSpec`).
public struct PodSpec: Structured {
    /// What its containers can mount.
    public var volumes: [Volume]
    /// What runs before the containers, one after the other; with `restartPolicy` a sidecar beside them.
    public var initContainers: [Container]
    /// What runs.
    public var containers: [Container]
    /// Whether containers that end are started again; `always` when left out.
    public var restartPolicy: RestartPolicy?
    /// How many seconds it has to end in; 30 when left out.
    public var terminationGracePeriodSeconds: Int64?
    /// Where it looks up names; `clusterFirst` when left out.
    public var dnsPolicy: DNSPolicy?
    /// The labels of the nodes that it may run on.
    public var nodeSelector: SortedMap<LabelKey, LabelValue>
    /// The account that it runs as; `default` when left out.
    public var serviceAccountName: DNSSubdomain?
    /// Whether the account's token is mounted; as the account says when left out.
    public var automountServiceAccountToken: Bool?
    /// The rights of all its containers.
    public var securityContext: PodSecurityContext?
    /// The secrets with which images are pulled.
    public var imagePullSecrets: [LocalObjectReference]
    /// Which nodes and neighbours it wants.
    public var affinity: Affinity?
    /// The taints of nodes that it bears.
    public var tolerations: [Toleration]
    /// How important it is.
    public var priorityClassName: DNSSubdomain?
    /// What is added to its resolver's settings.
    public var dnsConfig: PodDNSConfig?
    /// Whether it gets environment variables for every service of the namespace; true when left out.
    public var enableServiceLinks: Bool?
    /// How pods are spread over zones and nodes.
    public var topologySpreadConstraints: [TopologySpreadConstraint]
    /// Whether its users are the node's; true when left out, false gives it a namespace of its own.
    public var hostUsers: Bool?

    /// The value with the given fields set.
    public init(
        volumes: [Volume] = [],
        initContainers: [Container] = [],
        containers: [Container],
        restartPolicy: RestartPolicy? = nil,
        terminationGracePeriodSeconds: Int64? = nil,
        dnsPolicy: DNSPolicy? = nil,
        nodeSelector: SortedMap<LabelKey, LabelValue> = [:],
        serviceAccountName: DNSSubdomain? = nil,
        automountServiceAccountToken: Bool? = nil,
        securityContext: PodSecurityContext? = nil,
        imagePullSecrets: [LocalObjectReference] = [],
        affinity: Affinity? = nil,
        tolerations: [Toleration] = [],
        priorityClassName: DNSSubdomain? = nil,
        dnsConfig: PodDNSConfig? = nil,
        enableServiceLinks: Bool? = nil,
        topologySpreadConstraints: [TopologySpreadConstraint] = [],
        hostUsers: Bool? = nil
    ) {
        self.volumes = volumes
        self.initContainers = initContainers
        self.containers = containers
        self.restartPolicy = restartPolicy
        self.terminationGracePeriodSeconds = terminationGracePeriodSeconds
        self.dnsPolicy = dnsPolicy
        self.nodeSelector = nodeSelector
        self.serviceAccountName = serviceAccountName
        self.automountServiceAccountToken = automountServiceAccountToken
        self.securityContext = securityContext
        self.imagePullSecrets = imagePullSecrets
        self.affinity = affinity
        self.tolerations = tolerations
        self.priorityClassName = priorityClassName
        self.dnsConfig = dnsConfig
        self.enableServiceLinks = enableServiceLinks
        self.topologySpreadConstraints = topologySpreadConstraints
        self.hostUsers = hostUsers
    }
}

extension PodSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodSpec {
        try PodSpec(
            volumes: visit.optional("volumes", value?.volumes, default: []),
            initContainers: visit.optional("initContainers", value?.initContainers, default: []),
            containers: visit.required("containers", value?.containers),
            restartPolicy: visit.optional("restartPolicy", value?.restartPolicy),
            terminationGracePeriodSeconds: visit.optional(
                "terminationGracePeriodSeconds",
                value?.terminationGracePeriodSeconds
            ),
            dnsPolicy: visit.optional("dnsPolicy", value?.dnsPolicy),
            nodeSelector: visit.optional("nodeSelector", value?.nodeSelector, default: [:]),
            serviceAccountName: visit.optional("serviceAccountName", value?.serviceAccountName),
            automountServiceAccountToken: visit.optional(
                "automountServiceAccountToken",
                value?.automountServiceAccountToken
            ),
            securityContext: visit.optional("securityContext", value?.securityContext),
            imagePullSecrets: visit.optional("imagePullSecrets", value?.imagePullSecrets, default: []),
            affinity: visit.optional("affinity", value?.affinity),
            tolerations: visit.optional("tolerations", value?.tolerations, default: []),
            priorityClassName: visit.optional("priorityClassName", value?.priorityClassName),
            dnsConfig: visit.optional("dnsConfig", value?.dnsConfig),
            enableServiceLinks: visit.optional("enableServiceLinks", value?.enableServiceLinks),
            topologySpreadConstraints: visit.optional(
                "topologySpreadConstraints",
                value?.topologySpreadConstraints,
                default: []
            ),
            hostUsers: visit.optional("hostUsers", value?.hostUsers)
        )
    }
}

/// Whether containers that end are started again (`core/v1 types.go RestartPolicy`).
public enum RestartPolicy: String, EnumFieldValue {
    /// Always.
    case always = "Always"
    /// When they fail.
    case onFailure = "OnFailure"
    /// Never.
    case never = "Never"
}

/// Where a pod looks up names (`core/v1 types.go DNSPolicy`).
public enum DNSPolicy: String, EnumFieldValue {
    /// In the cluster, unless it runs on the node's network.
    case clusterFirst = "ClusterFirst"
    /// In the cluster, on the node's network too.
    case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
    /// Where the node does.
    case `default` = "Default"
    /// Where `dnsConfig` says.
    case none = "None"
}
