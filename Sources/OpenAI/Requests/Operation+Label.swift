public import PlatformContract

extension Operation {
    /// The label of metrics.
    public var label: LLMOperation {
        switch self {
        case .chatCompletions: .chat
        case .completions: .completions
        case .responses: .responses
        case .embeddings: .embeddings
        }
    }
}
