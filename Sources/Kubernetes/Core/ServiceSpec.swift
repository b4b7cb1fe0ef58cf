public import YAML

/// What a service stands for (`core/v1 types.go ServiceSpec`).
public struct ServiceSpec: Structured {
    /// The ports that it offers.
    public var ports: [ServicePort]
    /// The labels of the pods behind it.
    public var selector: SortedMap<LabelKey, LabelValue>
    /// Its address; `None` for a headless service, and assigned when left out.
    public var clusterIP: String?
    /// Its addresses, at most one a family; the first is `clusterIP`.
    public var clusterIPs: [String]
    /// How it is reached; `clusterIP` when left out.
    public var type: ServiceType?
    /// Addresses beyond the cluster's care that nodes accept traffic for.
    public var externalIPs: [String]
    /// Whether a client stays with its pod; `none` when left out.
    public var sessionAffinity: ServiceAffinity?
    /// The client networks that a load balancer lets in, as CIDR.
    public var loadBalancerSourceRanges: [String]
    /// The name that a service of type `externalName` is an alias of.
    public var externalName: DNSSubdomain?
    /// Which nodes' pods get traffic from outside.
    public var externalTrafficPolicy: ServiceTrafficPolicy?
    /// The port of the node's health check for a load balancer.
    public var healthCheckNodePort: PortNumber?
    /// Whether pods that aren't ready are published too.
    public var publishNotReadyAddresses: Bool
    /// The families of its addresses.
    public var ipFamilies: [IPFamily]
    /// Whether it has addresses of both families.
    public var ipFamilyPolicy: IPFamilyPolicy?
    /// Whether a load balancer has node ports; true when left out.
    public var allocateLoadBalancerNodePorts: Bool?
    /// Which load balancer's controller cares for it.
    public var loadBalancerClass: String?
    /// Which nodes' pods get traffic from inside the cluster.
    public var internalTrafficPolicy: ServiceTrafficPolicy?
    /// Which pods are preferred, seen from the client.
    public var trafficDistribution: TrafficDistribution?

    /// The value with the given fields set.
    public init(
        ports: [ServicePort] = [],
        selector: SortedMap<LabelKey, LabelValue> = [:],
        clusterIP: String? = nil,
        clusterIPs: [String] = [],
        type: ServiceType? = nil,
        externalIPs: [String] = [],
        sessionAffinity: ServiceAffinity? = nil,
        loadBalancerSourceRanges: [String] = [],
        externalName: DNSSubdomain? = nil,
        externalTrafficPolicy: ServiceTrafficPolicy? = nil,
        healthCheckNodePort: PortNumber? = nil,
        publishNotReadyAddresses: Bool = false,
        ipFamilies: [IPFamily] = [],
        ipFamilyPolicy: IPFamilyPolicy? = nil,
        allocateLoadBalancerNodePorts: Bool? = nil,
        loadBalancerClass: String? = nil,
        internalTrafficPolicy: ServiceTrafficPolicy? = nil,
        trafficDistribution: TrafficDistribution? = nil
    ) {
        self.ports = ports
        self.selector = selector
        self.clusterIP = clusterIP
        self.clusterIPs = clusterIPs
        self.type = type
        self.externalIPs = externalIPs
        self.sessionAffinity = sessionAffinity
        self.loadBalancerSourceRanges = loadBalancerSourceRanges
        self.externalName = externalName
        self.externalTrafficPolicy = externalTrafficPolicy
        self.healthCheckNodePort = healthCheckNodePort
        self.publishNotReadyAddresses = publishNotReadyAddresses
        self.ipFamilies = ipFamilies
        self.ipFamilyPolicy = ipFamilyPolicy
        self.allocateLoadBalancerNodePorts = allocateLoadBalancerNodePorts
        self.loadBalancerClass = loadBalancerClass
        self.internalTrafficPolicy = internalTrafficPolicy
        self.trafficDistribution = trafficDistribution
    }
}

extension ServiceSpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServiceSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServiceSpec {
        try ServiceSpec(
            ports: visit.optional("ports", value?.ports, default: []),
            selector: visit.optional("selector", value?.selector, default: [:]),
            clusterIP: visit.optional("clusterIP", value?.clusterIP),
            clusterIPs: visit.optional("clusterIPs", value?.clusterIPs, default: []),
            type: visit.optional("type", value?.type),
            externalIPs: visit.optional("externalIPs", value?.externalIPs, default: []),
            sessionAffinity: visit.optional("sessionAffinity", value?.sessionAffinity),
            loadBalancerSourceRanges: visit.optional(
                "loadBalancerSourceRanges",
                value?.loadBalancerSourceRanges,
                default: []
            ),
            externalName: visit.optional("externalName", value?.externalName),
            externalTrafficPolicy: visit.optional("externalTrafficPolicy", value?.externalTrafficPolicy),
            healthCheckNodePort: visit.optional("healthCheckNodePort", value?.healthCheckNodePort),
            publishNotReadyAddresses: visit.optional(
                "publishNotReadyAddresses",
                value?.publishNotReadyAddresses,
                default: false
            ),
            ipFamilies: visit.optional("ipFamilies", value?.ipFamilies, default: []),
            ipFamilyPolicy: visit.optional("ipFamilyPolicy", value?.ipFamilyPolicy),
            allocateLoadBalancerNodePorts: visit.optional(
                "allocateLoadBalancerNodePorts",
                value?.allocateLoadBalancerNodePorts
            ),
            loadBalancerClass: visit.optional("loadBalancerClass", value?.loadBalancerClass),
            internalTrafficPolicy: visit.optional("internalTrafficPolicy", value?.internalTrafficPolicy),
            trafficDistribution: visit.optional("trafficDistribution", value?.trafficDistribution)
        )
    }
}

/// A port that a service offers (`core/v1 types.go ServicePort`).
public struct ServicePort: Structured {
    /// Its name; needed where there are several.
    public var name: DNSLabel?
    /// The protocol; TCP when left out.
    public var `protocol`: TransportProtocol?
    /// The application's protocol, such as `http` or `kubernetes.io/h2c`.
    public var appProtocol: String?
    /// The port of the service.
    public var port: PortNumber
    /// The port of the pods by number or name; the same number when left out.
    public var targetPort: IntOrString?
    /// The port on each node; assigned when left out.
    public var nodePort: PortNumber?

    /// The value with the given fields set.
    public init(
        name: DNSLabel? = nil,
        protocol: TransportProtocol? = nil,
        appProtocol: String? = nil,
        port: PortNumber,
        targetPort: IntOrString? = nil,
        nodePort: PortNumber? = nil
    ) {
        self.name = name
        self.protocol = `protocol`
        self.appProtocol = appProtocol
        self.port = port
        self.targetPort = targetPort
        self.nodePort = nodePort
    }
}

extension ServicePort {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServicePort?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServicePort {
        try ServicePort(
            name: visit.optional("name", value?.name),
            protocol: visit.optional("protocol", value?.protocol),
            appProtocol: visit.optional("appProtocol", value?.appProtocol),
            port: visit.required("port", value?.port),
            targetPort: visit.optional("targetPort", value?.targetPort),
            nodePort: visit.optional("nodePort", value?.nodePort)
        )
    }
}

/// How a service is reached (`core/v1 types.go ServiceType`).
public enum ServiceType: String, EnumFieldValue {
    /// From inside the cluster, by its address.
    case clusterIP = "ClusterIP"
    /// From outside too, by a port on each node.
    case nodePort = "NodePort"
    /// From outside too, by a load balancer.
    case loadBalancer = "LoadBalancer"
    /// As an alias of another name.
    case externalName = "ExternalName"
}

/// Whether a client stays with its pod (`core/v1 types.go ServiceAffinity`).
public enum ServiceAffinity: String, EnumFieldValue {
    /// Each connection may go to another pod.
    case none = "None"
    /// The connections of one address go to one pod.
    case clientIP = "ClientIP"
}

/// Which nodes' pods get a service's traffic (`core/v1 types.go ServiceInternalTrafficPolicy`).
public enum ServiceTrafficPolicy: String, EnumFieldValue {
    /// Those of all nodes.
    case cluster = "Cluster"
    /// Those of the node that the traffic is on.
    case local = "Local"
}

/// A family of addresses (`core/v1 types.go IPFamily`).
public enum IPFamily: String, EnumFieldValue {
    /// Internet Protocol version 4.
    case ipv4 = "IPv4"
    /// Internet Protocol version 6.
    case ipv6 = "IPv6"
}

/// Whether a service has addresses of both families (`core/v1 types.go IPFamilyPolicy`).
public enum IPFamilyPolicy: String, EnumFieldValue {
    /// It has one.
    case singleStack = "SingleStack"
    /// It has both where the cluster does.
    case preferDualStack = "PreferDualStack"
    /// It has both, or isn't made.
    case requireDualStack = "RequireDualStack"
}

/// Which pods a service prefers, seen from the client (`core/v1 types.go ServiceTrafficDistributionPreferClose`).
public enum TrafficDistribution: String, EnumFieldValue {
    /// Those in the client's zone; the older name.
    case preferClose = "PreferClose"
    /// Those in the client's zone.
    case preferSameZone = "PreferSameZone"
    /// Those on the client's node, then those in its zone.
    case preferSameNode = "PreferSameNode"
}
