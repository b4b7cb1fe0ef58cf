public import Kubernetes
public import YAML

/// The LLM gateway, which alone holds the providers' keys.
public struct Gateway: Structured {
    /// The model of tenants that name none.
    public var defaultModel: ModelName
    /// Every model that a tenant may be allowed, with its price.
    public var models: [Model]
    /// The providers, in the order in which they are asked.
    public var upstreams: [Upstream]
    /// Where the gateway's pods count what tenants use.
    public var limits: GatewayLimits
    /// The least pods of the gateway.
    public var replicas: ReplicaCount
    /// How the gateway grows.
    public var autoscaling: Autoscaling
    /// What each pod of the gateway asks for and may use.
    public var resources: Resources

    /// 100m CPU and 128Mi, at most 500m and 256Mi.
    public static let defaultResources = Resources(
        requests: .init(cpu: "100m", memory: "128Mi"),
        limits: .init(cpu: "500m", memory: "256Mi")
    )

    /// The most pods that take requests at once: a rolling update adds some to those that the autoscaler may make, and waits
    /// for each new one before it stops an old one.
    ///
    /// A pod that stops has counted what it let through in its last minute, and its successor does not know of it: while
    /// pods are replaced, only a Redis keeps a minute's limit exactly.
    public var mostPods: Int { autoscaling.maxReplicas.value + WorkloadNeeds.surge }

    /// Makes the value; what is left out has its default.
    public init(
        defaultModel: ModelName,
        models: [Model],
        upstreams: [Upstream],
        limits: GatewayLimits = GatewayLimits(),
        replicas: ReplicaCount = 2,
        autoscaling: Autoscaling = Autoscaling(maxReplicas: 6),
        resources: Resources = Self.defaultResources
    ) {
        self.defaultModel = defaultModel
        self.models = models
        self.upstreams = upstreams
        self.limits = limits
        self.replicas = replicas
        self.autoscaling = autoscaling
        self.resources = resources
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            defaultModel: visit.required("defaultModel", value?.defaultModel, "The model of tenants that name none."),
            models: visit.required(
                "models",
                value?.models,
                "Every model that a tenant may be allowed, with its price."
            ),
            upstreams: visit.required(
                "upstreams",
                value?.upstreams,
                "The providers, in the order in which they are asked."
            ),
            limits: visit.optional(
                "limits",
                value?.limits,
                default: GatewayLimits(),
                "Where the gateway's pods count what tenants use."
            ),
            replicas: visit.optional("replicas", value?.replicas, default: 2, "The least pods of the gateway."),
            autoscaling: visit.optional(
                "autoscaling",
                value?.autoscaling,
                default: Autoscaling(maxReplicas: 6),
                "How the gateway grows."
            ),
            resources: visit.optional(
                "resources",
                value?.resources,
                default: Self.defaultResources,
                "What each pod of the gateway asks for and may use."
            )
        )
    }
}

/// A model and its price.
public struct Model: Structured {
    /// The model's name as its provider has it.
    public var name: ModelName
    /// What the model costs; no cost is shown when left out.
    public var prices: ModelPrices?

    /// Makes the value; what is left out has its default.
    public init(
        name: ModelName,
        prices: ModelPrices? = nil
    ) {
        self.name = name
        self.prices = prices
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name, "The model's name as its provider has it."),
            prices: visit.optional("prices", value?.prices, "What the model costs; no cost is shown when left out.")
        )
    }
}

/// What a model costs, in US dollars a million tokens.
public struct ModelPrices: Structured {
    /// Tokens of prompts.
    public var input: Double
    /// Tokens of answers.
    public var output: Double

    /// Makes the value; what is left out has its default.
    public init(
        input: Double,
        output: Double
    ) {
        self.input = input
        self.output = output
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            input: visit.required("input", value?.input, "Tokens of prompts."),
            output: visit.required("output", value?.output, "Tokens of answers.")
        )
    }
}

/// A provider with an OpenAI-compatible API.
public struct Upstream: Structured {
    /// A name for metrics and logs.
    public var name: DNSLabel
    /// The base address of the API: https://api.openai.com/v1.
    public var url: HTTPSAddress
    /// The models that it serves; all when empty.
    public var models: [ModelName]
    /// Its share of the requests beside other providers of a model: twice the weight, twice the requests. One of weight 0 is
    /// asked only when no other answers.
    public var weight: UpstreamWeight
    /// Where the store has the provider's key.
    public var key: SecretKeyReference

    /// The most characters of a name: its key's volume, `key-<name>`, is a DNS label of at most 63.
    static let maximumNameLength = 59

    /// Makes the value; what is left out has its default.
    public init(
        name: DNSLabel,
        url: HTTPSAddress,
        models: [ModelName] = [],
        weight: UpstreamWeight = 1,
        key: SecretKeyReference
    ) {
        self.name = name
        self.url = url
        self.models = models
        self.weight = weight
        self.key = key
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required("name", value?.name, "A name for metrics and logs."),
            url: visit.required("url", value?.url, "The base address of the API: https://api.openai.com/v1."),
            models: visit.optional("models", value?.models, default: [], "The models that it serves; all when empty."),
            weight: visit.optional(
                "weight",
                value?.weight,
                default: 1,
                """
                Its share of the requests beside other providers of a model: twice the weight, twice the requests. One of \
                weight 0 is asked only when no other answers.
                """
            ),
            key: visit.required("key", value?.key, "Where the store has the provider's key.")
        )
    }
}

/// One value in the secret store.
public struct SecretKeyReference: Structured {
    /// The entry of the store.
    public var key: String
    /// The property of the entry, when it holds several.
    public var property: String?

    /// Makes the value; what is left out has its default.
    public init(
        key: String,
        property: String? = nil
    ) {
        self.key = key
        self.property = property
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            key: visit.required("key", value?.key, "The entry of the store."),
            property: visit.optional("property", value?.property, "The property of the entry, when it holds several.")
        )
    }
}
