public import Kubernetes
public import YAML

/// Where the gateway's pods count what tenants use.
public struct GatewayLimits: Structured {
    /// The Redis that all pods count in. When left out each counts for itself, up to its share of every limit: the limit
    /// divided by the most pods that there can be.
    public var redis: RedisStore?

    /// The most pods that a limit can be shared by: the gateway divides by no more.
    static let mostShares = 100

    /// Makes the value; what is left out has its default.
    public init(redis: RedisStore? = nil) {
        self.redis = redis
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            redis: visit.optional(
                "redis",
                value?.redis,
                """
                The Redis that all pods count in. When left out each counts for itself, up to its share of every limit: the \
                limit divided by the most pods that there can be.
                """
            )
        )
    }
}

/// A Redis that the gateway's pods share.
public struct RedisStore: Structured {
    /// Its address: redis.cache:6379.
    public var address: HostAndPort
    /// Where the store has its password; none is sent when left out.
    public var password: SecretKeyReference?
    /// What becomes of requests while it can't be asked.
    public var whenAway: RedisAbsence
    /// The namespace of its pods, when they are in the cluster. They must listen on the port of the address.
    public var namespace: DNSLabel?
    /// Its addresses, when it is outside of the cluster.
    public var addresses: [AddressBlock]

    /// Makes the value; what is left out has its default.
    public init(
        address: HostAndPort,
        password: SecretKeyReference? = nil,
        whenAway: RedisAbsence = .share,
        namespace: DNSLabel? = nil,
        addresses: [AddressBlock] = []
    ) {
        self.address = address
        self.password = password
        self.whenAway = whenAway
        self.namespace = namespace
        self.addresses = addresses
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            address: visit.required("address", value?.address, "Its address: redis.cache:6379."),
            password: visit.optional(
                "password",
                value?.password,
                "Where the store has its password; none is sent when left out."
            ),
            whenAway: visit.optional(
                "whenAway",
                value?.whenAway,
                default: .share,
                """
                What becomes of requests while it can't be asked: share lets each pod count its share of every limit for \
                itself, refuse answers 503.
                """
            ),
            namespace: visit.optional(
                "namespace",
                value?.namespace,
                "The namespace of its pods, when they are in the cluster. They must listen on the port of the address."
            ),
            addresses: visit.optional(
                "addresses",
                value?.addresses,
                default: [],
                "Its addresses, when it is outside of the cluster."
            )
        )
    }
}

/// What becomes of requests while Redis can't be asked.
public enum RedisAbsence: String, EnumFieldValue {
    /// Each pod counts its share of every limit for itself.
    case share
    /// Requests are refused.
    case refuse
}
