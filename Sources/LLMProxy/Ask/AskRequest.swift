import NIOCore
import OpenAI

/// A question: `{"question":"...","max_tokens":512}`, and nothing else.
///
/// Nobody who asks can name the model, the prompt, or anything that the gateway goes by: a field that is not known is refused.
struct AskRequest: Hashable {
    /// How long an answer may be when the request does not say.
    static let defaultMaxTokens = 512

    /// What is asked.
    var question: String
    /// How many tokens the answer may have, at least 1.
    var maxTokens: Int

    /// Reads the body of a request.
    ///
    /// - Throws: what is wrong with it; no value is quoted.
    init(reading body: ByteBuffer) throws(RequestError) {
        let fields = try FlatObject(scanning: body, allowing: ["question", "max_tokens"])
        guard let question = try fields.string("question") else {
            throw RequestError(.missing, "question", "'question' is missing.")
        }
        guard !question.allSatisfy(\.isWhitespace) else {
            throw RequestError(.invalidValue, "question", "'question' is empty.")
        }
        let maxTokens = try fields.integer("max_tokens") ?? Self.defaultMaxTokens
        guard maxTokens > 0 else {
            throw RequestError(.invalidValue, "max_tokens", "'max_tokens' has to be at least 1.")
        }
        self.question = question
        self.maxTokens = maxTokens
    }

    /// The body of the gateway's chat for it: the tenant's prompt, then the question. The model is the tenant's default, which
    /// the gateway knows.
    func chat(prompt: SystemPrompt, isStream: Bool) -> ByteBuffer {
        ChatRequest(systemPrompt: prompt.text, question: question, outputLimit: maxTokens, isStream: isStream).body
    }
}
