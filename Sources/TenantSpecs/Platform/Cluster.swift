public import Kubernetes
public import YAML

/// The cluster's infrastructure, an EKS cluster.
public struct Cluster: Structured {
    /// The cluster's name.
    public var name: DNSLabel
    /// The AWS region: us-east-1.
    public var region: DNSLabel
    /// The cluster's network.
    public var vpc: VPC
    /// The groups of nodes.
    public var nodeGroups: [NodeGroup]

    /// Makes the value; what is left out has its default.
    public init(
        name: DNSLabel,
        region: DNSLabel,
        vpc: VPC = VPC(),
        nodeGroups: [NodeGroup]
    ) {
        self.name = name
        self.region = region
        self.vpc = vpc
        self.nodeGroups = nodeGroups
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name, "The cluster's name."),
            region: visit.required("region", value?.region, "The AWS region: us-east-1."),
            vpc: visit.optional("vpc", value?.vpc, default: VPC(), "The cluster's network."),
            nodeGroups: visit.required("nodeGroups", value?.nodeGroups, "The groups of nodes.")
        )
    }
}

/// The cluster's network.
public struct VPC: Structured {
    /// The addresses of the network.
    public var cidr: CIDRBlock
    /// How many zones the subnets are spread over.
    public var availabilityZones: Bounded<ZoneBounds>

    /// Makes the value; what is left out has its default.
    public init(
        cidr: CIDRBlock = "10.0.0.0/16",
        availabilityZones: Bounded<ZoneBounds> = 3
    ) {
        self.cidr = cidr
        self.availabilityZones = availabilityZones
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            cidr: visit.optional("cidr", value?.cidr, default: "10.0.0.0/16", "The addresses of the network."),
            availabilityZones: visit.optional(
                "availabilityZones",
                value?.availabilityZones,
                default: 3,
                "How many zones the subnets are spread over."
            )
        )
    }
}

/// Nodes of one kind.
public struct NodeGroup: Structured {
    /// The group's name.
    public var name: DNSLabel
    /// The kind of machine: m7i.large.
    public var instanceType: String
    /// The least nodes.
    public var minSize: NodeCount
    /// The most nodes.
    public var maxSize: NodeCount

    /// Makes the value; what is left out has its default.
    public init(
        name: DNSLabel,
        instanceType: String,
        minSize: NodeCount = 2,
        maxSize: NodeCount = 6
    ) {
        self.name = name
        self.instanceType = instanceType
        self.minSize = minSize
        self.maxSize = maxSize
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name, "The group's name."),
            instanceType: visit.required("instanceType", value?.instanceType, "The kind of machine: m7i.large."),
            minSize: visit.optional("minSize", value?.minSize, default: 2, "The least nodes."),
            maxSize: visit.optional("maxSize", value?.maxSize, default: 6, "The most nodes.")
        )
    }
}

/// 2 to 6: an EKS control plane needs two zones.
public enum ZoneBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 2...6 }
}
