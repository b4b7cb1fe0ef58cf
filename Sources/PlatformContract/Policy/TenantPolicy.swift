public import YAML

/// What the gateway allows one tenant: a JSON file, written by the renderer and read by the gateway.
public struct TenantPolicy: Structured {
    /// The tenant's name.
    public var tenant: String
    /// The namespace that the tenant's tokens must come from.
    public var namespace: String
    /// The ServiceAccounts of that namespace that may call.
    public var serviceAccounts: [String]
    /// The models that may be asked for.
    public var models: Models
    /// How much may be asked.
    public var limits: Limits

    /// A tenant's policy.
    public init(tenant: String, namespace: String, serviceAccounts: [String], models: Models, limits: Limits) {
        self.tenant = tenant
        self.namespace = namespace
        self.serviceAccounts = serviceAccounts
        self.models = models
        self.limits = limits
    }

    /// The fields, the version of the format first.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("version", "v1")
        return try Self(
            tenant: visit.required("tenant", value?.tenant),
            namespace: visit.required("namespace", value?.namespace),
            serviceAccounts: visit.required("serviceAccounts", value?.serviceAccounts),
            models: visit.required("models", value?.models),
            limits: visit.required("limits", value?.limits)
        )
    }
}

extension TenantPolicy {
    /// The models that a tenant may use.
    public struct Models: Structured {
        /// The model of a request that names none.
        public var `default`: String
        /// Every model that a request may name.
        public var allowed: [String]

        /// The models that a tenant may use.
        public init(default: String, allowed: [String]) {
            self.default = `default`
            self.allowed = allowed
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                default: visit.required("default", value?.default),
                allowed: visit.required("allowed", value?.allowed)
            )
        }
    }

    /// How much a tenant may ask, over all of its pods.
    public struct Limits: Structured {
        /// Requests a minute.
        public var requestsPerMinute: Int
        /// Tokens a minute, of prompts and answers.
        public var tokensPerMinute: Int
        /// Tokens a day (UTC), of prompts and answers.
        public var tokensPerDay: Int
        /// Tokens of one answer.
        public var maxTokensPerRequest: Int
        /// Streams that may be open at once.
        public var concurrentStreams: Int

        /// A tenant's limits.
        public init(
            requestsPerMinute: Int,
            tokensPerMinute: Int,
            tokensPerDay: Int,
            maxTokensPerRequest: Int,
            concurrentStreams: Int
        ) {
            self.requestsPerMinute = requestsPerMinute
            self.tokensPerMinute = tokensPerMinute
            self.tokensPerDay = tokensPerDay
            self.maxTokensPerRequest = maxTokensPerRequest
            self.concurrentStreams = concurrentStreams
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                requestsPerMinute: visit.required("requestsPerMinute", value?.requestsPerMinute),
                tokensPerMinute: visit.required("tokensPerMinute", value?.tokensPerMinute),
                tokensPerDay: visit.required("tokensPerDay", value?.tokensPerDay),
                maxTokensPerRequest: visit.required("maxTokensPerRequest", value?.maxTokensPerRequest),
                concurrentStreams: visit.required("concurrentStreams", value?.concurrentStreams)
            )
        }
    }
}
