public import YAML

/// The tenant's assistant.
public struct LLMSpec: Structured {
    /// What the assistant is told before every conversation; the tenant's programs can't replace it.
    public var systemPrompt: PromptText
    /// The model that answers when a request names none; the platform's default model when left out.
    public var model: ModelName?
    /// The models that the tenant may name; only its own model when empty.
    public var allowedModels: [ModelName]
    /// How much the tenant may ask.
    public var limits: LLMLimits
    /// Pods of the tenant's proxy; two survive the loss of a node.
    public var replicas: ReplicaCount
    /// How the proxy grows; it does not when left out.
    public var autoscaling: Autoscaling?
    /// What each pod of the proxy asks for and may use.
    public var resources: Resources

    /// Makes the value; what is left out has its default.
    public init(
        systemPrompt: PromptText,
        model: ModelName? = nil,
        allowedModels: [ModelName] = [],
        limits: LLMLimits = LLMLimits(),
        replicas: ReplicaCount = 2,
        autoscaling: Autoscaling? = nil,
        resources: Resources = AppSpec.defaultResources
    ) {
        self.systemPrompt = systemPrompt
        self.model = model
        self.allowedModels = allowedModels
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
            systemPrompt: visit.required(
                "systemPrompt",
                value?.systemPrompt,
                "What the assistant is told before every conversation; the tenant's programs can't replace it."
            ),
            model: visit.optional(
                "model",
                value?.model,
                "The model that answers when a request names none; the platform's default model when left out."
            ),
            allowedModels: visit.optional(
                "allowedModels",
                value?.allowedModels,
                default: [],
                "The models that the tenant may name; only its own model when empty."
            ),
            limits: visit.optional("limits", value?.limits, default: LLMLimits(), "How much the tenant may ask."),
            replicas: visit.optional(
                "replicas",
                value?.replicas,
                default: 2,
                "Pods of the tenant's proxy; two survive the loss of a node."
            ),
            autoscaling: visit.optional(
                "autoscaling",
                value?.autoscaling,
                "How the proxy grows; it does not when left out."
            ),
            resources: visit.optional(
                "resources",
                value?.resources,
                default: AppSpec.defaultResources,
                "What each pod of the proxy asks for and may use."
            )
        )
    }
}

/// How much a tenant may ask of the gateway.
public struct LLMLimits: Structured {
    /// Calls a minute.
    public var requestsPerMinute: Allowance
    /// Tokens a minute, of prompts and answers.
    public var tokensPerMinute: Allowance
    /// Tokens a day (UTC), of prompts and answers.
    public var tokensPerDay: Allowance
    /// The most tokens of one answer.
    public var maxTokensPerRequest: Allowance
    /// Streams that may be open at once.
    public var concurrentStreams: StreamCount

    /// Makes the value; what is left out has its default.
    public init(
        requestsPerMinute: Allowance = 600,
        tokensPerMinute: Allowance = 200_000,
        tokensPerDay: Allowance = 20_000_000,
        maxTokensPerRequest: Allowance = 4096,
        concurrentStreams: StreamCount = 32
    ) {
        self.requestsPerMinute = requestsPerMinute
        self.tokensPerMinute = tokensPerMinute
        self.tokensPerDay = tokensPerDay
        self.maxTokensPerRequest = maxTokensPerRequest
        self.concurrentStreams = concurrentStreams
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            requestsPerMinute: visit.optional(
                "requestsPerMinute",
                value?.requestsPerMinute,
                default: 600,
                "Calls a minute."
            ),
            tokensPerMinute: visit.optional(
                "tokensPerMinute",
                value?.tokensPerMinute,
                default: 200_000,
                "Tokens a minute, of prompts and answers."
            ),
            tokensPerDay: visit.optional(
                "tokensPerDay",
                value?.tokensPerDay,
                default: 20_000_000,
                "Tokens a day (UTC), of prompts and answers."
            ),
            maxTokensPerRequest: visit.optional(
                "maxTokensPerRequest",
                value?.maxTokensPerRequest,
                default: 4096,
                "The most tokens of one answer."
            ),
            concurrentStreams: visit.optional(
                "concurrentStreams",
                value?.concurrentStreams,
                default: 32,
                "Streams that may be open at once."
            )
        )
    }
}
