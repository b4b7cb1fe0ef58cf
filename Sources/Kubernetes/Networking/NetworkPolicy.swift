public import YAML

/// Which traffic reaches and leaves the pods of a namespace (`networking.k8s.io/v1 types.go NetworkPolicy`).
public struct NetworkPolicy: KubernetesObject {
    /// `networking.k8s.io/v1`.
    public static var apiVersion: StaticString { "networking.k8s.io/v1" }
    /// `NetworkPolicy`.
    public static var kind: StaticString { "NetworkPolicy" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The pods and the traffic.
    public var spec: NetworkPolicySpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSSubdomain>, spec: NetworkPolicySpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension NetworkPolicy {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NetworkPolicy?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NetworkPolicy {
        try typeMeta(&visit)
        return try NetworkPolicy(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}

/// The pods of a policy and the traffic that they may have (`networking/v1 types.go NetworkPolicySpec`).
public struct NetworkPolicySpec: Structured {
    /// The pods; an empty selector takes every pod of the namespace.
    public var podSelector: LabelSelector
    /// What may come in; nothing when empty. Empty and left out mean the same to the server, and are told apart here.
    public var ingress: [NetworkPolicyIngressRule]?
    /// What may go out; nothing when empty. Empty and left out mean the same to the server, and are told apart here.
    public var egress: [NetworkPolicyEgressRule]?
    /// Which directions the policy closes but for its rules; ingress, and egress where it has a rule, when empty.
    public var policyTypes: [PolicyType]

    /// The value with the given fields set.
    public init(
        podSelector: LabelSelector,
        ingress: [NetworkPolicyIngressRule]? = nil,
        egress: [NetworkPolicyEgressRule]? = nil,
        policyTypes: [PolicyType] = []
    ) {
        self.podSelector = podSelector
        self.ingress = ingress
        self.egress = egress
        self.policyTypes = policyTypes
    }
}

extension NetworkPolicySpec {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NetworkPolicySpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NetworkPolicySpec {
        try NetworkPolicySpec(
            podSelector: visit.required("podSelector", value?.podSelector),
            ingress: visit.optional("ingress", value?.ingress),
            egress: visit.optional("egress", value?.egress),
            policyTypes: visit.optional("policyTypes", value?.policyTypes, default: [])
        )
    }
}

/// Traffic that may come in (`networking/v1 types.go NetworkPolicyIngressRule`).
public struct NetworkPolicyIngressRule: Structured {
    /// The pods' ports that it may come to; any when empty.
    public var ports: [NetworkPolicyPort]
    /// Where it may come from; anywhere when empty.
    public var from: [NetworkPolicyPeer]

    /// The value with the given fields set.
    public init(ports: [NetworkPolicyPort] = [], from: [NetworkPolicyPeer] = []) {
        self.ports = ports
        self.from = from
    }
}

extension NetworkPolicyIngressRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NetworkPolicyIngressRule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NetworkPolicyIngressRule {
        try NetworkPolicyIngressRule(
            ports: visit.optional("ports", value?.ports, default: []),
            from: visit.optional("from", value?.from, default: [])
        )
    }
}

/// Traffic that may go out (`networking/v1 types.go NetworkPolicyEgressRule`).
public struct NetworkPolicyEgressRule: Structured {
    /// The ports that it may go to; any when empty.
    public var ports: [NetworkPolicyPort]
    /// Where it may go; anywhere when empty.
    public var to: [NetworkPolicyPeer]

    /// The value with the given fields set.
    public init(ports: [NetworkPolicyPort] = [], to: [NetworkPolicyPeer] = []) {
        self.ports = ports
        self.to = to
    }
}

extension NetworkPolicyEgressRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NetworkPolicyEgressRule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NetworkPolicyEgressRule {
        try NetworkPolicyEgressRule(
            ports: visit.optional("ports", value?.ports, default: []),
            to: visit.optional("to", value?.to, default: [])
        )
    }
}

/// A port, or a range of ports, of one protocol (`networking/v1 types.go NetworkPolicyPort`).
public struct NetworkPolicyPort: Structured {
    /// The protocol; TCP when left out.
    public var `protocol`: TransportProtocol?
    /// The port by number or by the name that the pod gives it; any when left out.
    public var port: IntOrString?
    /// The last port of a range that begins with the number of `port`.
    public var endPort: PortNumber?

    /// The value with the given fields set.
    public init(protocol: TransportProtocol? = nil, port: IntOrString? = nil, endPort: PortNumber? = nil) {
        self.protocol = `protocol`
        self.port = port
        self.endPort = endPort
    }
}

extension NetworkPolicyPort {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NetworkPolicyPort?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NetworkPolicyPort {
        try NetworkPolicyPort(
            protocol: visit.optional("protocol", value?.protocol),
            port: visit.optional("port", value?.port),
            endPort: visit.optional("endPort", value?.endPort)
        )
    }
}

/// A network by its addresses (`networking/v1 types.go IPBlock`).
public struct IPBlock: Structured {
    /// The network: `10.0.0.0/8`.
    public var cidr: String
    /// Networks within it that don't belong.
    public var except: [String]

    /// The value with the given fields set.
    public init(cidr: String, except: [String] = []) {
        self.cidr = cidr
        self.except = except
    }
}

extension IPBlock {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: IPBlock?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> IPBlock {
        try IPBlock(
            cidr: visit.required("cidr", value?.cidr),
            except: visit.optional("except", value?.except, default: [])
        )
    }
}

/// A direction of traffic (`networking/v1 types.go PolicyType`).
public enum PolicyType: String, EnumFieldValue {
    /// Into the pods.
    case ingress = "Ingress"
    /// Out of the pods.
    case egress = "Egress"
}
