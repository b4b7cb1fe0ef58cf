public import YAML

extension GatewayConfiguration {
    /// Where the gateway's pods count what tenants use: each for itself, or all in one Redis.
    public struct LimitStore: Structured {
        /// The most pods that there are at once. Pods that count each for themselves take this share of every limit, so that
        /// all of them together never admit more than it.
        public var replicas: Int
        /// The store that all pods count in; each counts for itself when left out.
        public var redis: Redis?

        /// A store.
        public init(replicas: Int = 1, redis: Redis? = nil) {
            self.replicas = replicas
            self.redis = redis
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                replicas: visit.optional("replicas", value?.replicas, default: 1),
                redis: visit.optional("redis", value?.redis)
            )
        }
    }

    /// A Redis that the gateway's pods share.
    public struct Redis: Structured {
        /// Its address: `redis.monitoring:6379`.
        public var address: String
        /// The file that holds its password; none is sent when left out.
        public var passwordFile: String?
        /// Whether a pod counts its share for itself while Redis is away. Otherwise requests are refused then.
        public var fallsBackToShare: Bool

        /// A Redis.
        public init(address: String, passwordFile: String? = nil, fallsBackToShare: Bool = true) {
            self.address = address
            self.passwordFile = passwordFile
            self.fallsBackToShare = fallsBackToShare
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                address: visit.required("address", value?.address),
                passwordFile: visit.optional("passwordFile", value?.passwordFile),
                fallsBackToShare: visit.optional("fallsBackToShare", value?.fallsBackToShare, default: true)
            )
        }
    }
}
