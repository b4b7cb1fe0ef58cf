import NIOCore
import OpenAI

/// What the proxy answers to a question, as the platform's clients read it.
struct AskAnswer {
    var question: String
    var answer: String
    var tenant: String
    var company: String
    var prompt: SystemPrompt
    /// The model that answered; empty when the gateway does not say.
    var model: String?
    /// The tokens of the answer; 0 when the gateway does not say.
    var tokens: Int?

    /// `{"question","answer","tenant","company","system_prompt_used","model","tokens_generated","mode"}`. `mode` tells by which
    /// API the model was asked; there is one.
    var json: ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(question.utf8.count + answer.utf8.count + 1024)
        body.writeStaticString(#"{"question":"#)
        body.writeJSONString(question)
        body.writeStaticString(#","answer":"#)
        body.writeJSONString(answer)
        body.writeStaticString(#","tenant":"#)
        body.writeJSONString(tenant)
        body.writeStaticString(#","company":"#)
        body.writeJSONString(company)
        body.writeStaticString(#","system_prompt_used":"#)
        body.writeJSONString(prompt.beginning)
        body.writeStaticString(#","model":"#)
        body.writeJSONString(model ?? "")
        body.writeStaticString(#","tokens_generated":"#)
        body.writeString(String(tokens ?? 0))
        body.writeStaticString(#","mode":"openai"}"#)
        return body
    }
}
