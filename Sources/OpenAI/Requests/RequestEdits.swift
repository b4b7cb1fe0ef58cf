/// What is changed in a request's body on its way.
public struct RequestEdits: Sendable {
    /// How the most tokens of an answer are changed.
    public enum OutputLimit: Hashable, Sendable {
        /// At most this many; set where the request names no limit.
        case cap(Int)
        /// Exactly this many.
        case set(Int)
    }

    /// The model that is asked, whatever the request names.
    public var model: String?
    /// The most tokens of an answer. In chats a limit that is missing becomes `max_completion_tokens`, since `max_tokens`
    /// is deprecated there and refused by reasoning models.
    public var outputLimit: OutputLimit?
    /// Sets `stream_options.include_usage`, when the request is for a stream of a chat or a completion; other options stay.
    public var forcesUsage: Bool
    /// The tenant's system prompt: the first message of a chat, and the beginning of a response's `instructions`. What the
    /// client has for these stays behind it and is marked by ``applicationMark``. Other operations can't carry one, and are
    /// left as they are.
    public var systemPrompt: String?

    /// Stands before the text of a client's own `system` and `developer` messages, where there is a system prompt, so that
    /// the model can tell them from the prompt.
    public static let applicationMark = "[From the tenant's application] "

    /// Edits.
    public init(
        model: String? = nil,
        outputLimit: OutputLimit? = nil,
        forcesUsage: Bool = false,
        systemPrompt: String? = nil
    ) {
        self.model = model
        self.outputLimit = outputLimit
        self.forcesUsage = forcesUsage
        self.systemPrompt = systemPrompt
    }
}
