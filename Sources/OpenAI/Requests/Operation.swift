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
    public var path: String { "/v1" + suffix }

    /// The path below an API's base address, which ends with its version: `https://api.openai.com/v1`.
    public var suffix: String {
        switch self {
        case .chatCompletions: "/chat/completions"
        case .completions: "/completions"
        case .responses: "/responses"
        case .embeddings: "/embeddings"
        }
    }
}
