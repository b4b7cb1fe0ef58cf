public import NIOCore

/// A chat of one question, as a service of ours asks it for a client that doesn't speak OpenAI's API.
public struct ChatRequest: Sendable {
    /// The model; left out where the gateway's default is to answer.
    public var model: String?
    /// The first message, of the role `system`.
    public var systemPrompt: String?
    /// The message of the role `user`.
    public var question: String
    /// The most tokens of the answer.
    public var outputLimit: Int?
    /// Whether the answer is to come as a stream, with its usage.
    public var isStream: Bool

    /// A question.
    public init(
        model: String? = nil,
        systemPrompt: String? = nil,
        question: String,
        outputLimit: Int? = nil,
        isStream: Bool = false
    ) {
        self.model = model
        self.systemPrompt = systemPrompt
        self.question = question
        self.outputLimit = outputLimit
        self.isStream = isStream
    }

    /// The body for `POST /v1/chat/completions`.
    public var body: ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity((systemPrompt?.utf8.count ?? 0) + question.utf8.count + 256)
        body.writeStaticString("{")
        if let model {
            body.writeStaticString(#""model":"#)
            body.writeJSONString(model)
            body.writeStaticString(",")
        }
        body.writeStaticString(#""messages":["#)
        if let systemPrompt {
            body.writeStaticString(#"{"role":"system","content":"#)
            body.writeJSONString(systemPrompt)
            body.writeStaticString("},")
        }
        body.writeStaticString(#"{"role":"user","content":"#)
        body.writeJSONString(question)
        body.writeStaticString("}]")
        if let outputLimit {
            body.writeStaticString(#","max_completion_tokens":"#)
            body.writeString(String(outputLimit))
        }
        if isStream { body.writeStaticString(#","stream":true,"stream_options":{"include_usage":true}"#) }
        body.writeStaticString("}")
        return body
    }
}
