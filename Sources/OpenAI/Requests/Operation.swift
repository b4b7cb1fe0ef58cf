/// What is asked of the API: its endpoints that a model answers.
public enum Operation: String, Hashable, Sendable, CaseIterable {
    /// `POST /v1/chat/completions`
    case chatCompletions = "chat_completions"
    /// `POST /v1/completions`
    case completions
    /// `POST /v1/responses`
    case responses
    /// `POST /v1/embeddings`
    case embeddings

    /// The path of the endpoint.
    public var path: String {
        switch self {
        case .chatCompletions: "/v1/chat/completions"
        case .completions: "/v1/completions"
        case .responses: "/v1/responses"
        case .embeddings: "/v1/embeddings"
        }
    }

    /// The value of `gen_ai.operation.name`; from OpenTelemetry's semantic conventions for generative AI.
    public var semanticName: String {
        switch self {
        case .chatCompletions, .responses: "chat"
        case .completions: "text_completion"
        case .embeddings: "embeddings"
        }
    }
}
