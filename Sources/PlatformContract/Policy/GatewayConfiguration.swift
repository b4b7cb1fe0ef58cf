public import YAML

/// What the gateway knows of its upstreams and models: a JSON file, written by the renderer and read by the gateway.
public struct GatewayConfiguration: Structured {
    /// The model of tenants that name none.
    public var defaultModel: String
    /// Every model that a tenant may be allowed.
    public var models: [Model]
    /// The providers, in the order in which they are asked.
    public var upstreams: [Upstream]
    /// Where the gateway's pods count what tenants use.
    public var limits: LimitStore

    /// A configuration.
    public init(
        defaultModel: String,
        models: [Model],
        upstreams: [Upstream],
        limits: LimitStore = LimitStore()
    ) {
        self.defaultModel = defaultModel
        self.models = models
        self.upstreams = upstreams
        self.limits = limits
    }

    /// The fields, the version of the format first.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("version", "v1")
        return try Self(
            defaultModel: visit.required("defaultModel", value?.defaultModel),
            models: visit.required("models", value?.models),
            upstreams: visit.required("upstreams", value?.upstreams),
            limits: visit.optional("limits", value?.limits, default: LimitStore())
        )
    }
}

extension GatewayConfiguration {
    /// A model and its price.
    public struct Model: Structured {
        /// The model's name as its provider has it.
        public var name: String
        /// US dollars a million tokens of prompts; no cost is counted when left out.
        public var inputPrice: Double?
        /// US dollars a million tokens of answers; no cost is counted when left out.
        public var outputPrice: Double?

        /// A model.
        public init(name: String, inputPrice: Double? = nil, outputPrice: Double? = nil) {
            self.name = name
            self.inputPrice = inputPrice
            self.outputPrice = outputPrice
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                name: visit.required("name", value?.name),
                inputPrice: visit.optional("inputPrice", value?.inputPrice),
                outputPrice: visit.optional("outputPrice", value?.outputPrice)
            )
        }
    }

    /// A provider with an OpenAI-compatible API.
    public struct Upstream: Structured {
        /// A name for metrics and logs.
        public var name: String
        /// The base address of the API.
        public var url: String
        /// The models that it serves; all when empty.
        public var models: [String]
        /// Its share of the requests beside other providers of a model: twice the weight, twice the requests. One of weight 0
        /// is asked only when no other answers.
        public var weight: Int
        /// The file that holds the provider's key.
        public var keyFile: String

        /// A provider.
        public init(name: String, url: String, models: [String] = [], weight: Int = 1, keyFile: String) {
            self.name = name
            self.url = url
            self.models = models
            self.weight = weight
            self.keyFile = keyFile
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                name: visit.required("name", value?.name),
                url: visit.required("url", value?.url),
                models: visit.optional("models", value?.models, default: []),
                weight: visit.optional("weight", value?.weight, default: 1),
                keyFile: visit.required("keyFile", value?.keyFile)
            )
        }
    }
}
