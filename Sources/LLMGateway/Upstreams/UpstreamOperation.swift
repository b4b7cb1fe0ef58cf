/// What an upstream can be asked for.
public enum UpstreamOperation: String, Hashable, Sendable, CaseIterable {
    /// Chat completions.
    case chatCompletions = "chat/completions"
    /// Completions of a text.
    case completions
    /// Responses.
    case responses
    /// Embeddings.
    case embeddings

    /// The path below an upstream's base address, as the OpenAI API has it: `chat/completions`.
    public var path: String { rawValue }
}
