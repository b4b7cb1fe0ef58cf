import NIOCore
import OpenAI

/// What the proxy answers to a question, as the platform's clients read it.
struct AskAnswer {
    var question: ByteBuffer
    var completion: Completion
    var prompt: SystemPrompt
    var tenant: String
    var company: String

    /// `{"question","answer","tenant","company","system_prompt_used","model","tokens_generated","mode"}`. `mode` tells by which
    /// API the model was asked; there is one.
    var json: ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(question.readableBytes + completion.text.readableBytes + 1024)
        body.writeStaticString(#"{"question":""#)
        body.writeImmutableBuffer(question)
        body.writeStaticString(#"","answer":""#)
        body.writeImmutableBuffer(completion.text)
        body.writeStaticString(#"","tenant":"#)
        body.writeJSONString(tenant)
        body.writeStaticString(#","company":"#)
        body.writeJSONString(company)
        body.writeStaticString(#","system_prompt_used":"#)
        body.writeImmutableBuffer(prompt.beginning)
        body.writeStaticString(#","model":"#)
        if let model = completion.model { body.writeImmutableBuffer(model) } else { body.writeStaticString(#""""#) }
        body.writeStaticString(#","tokens_generated":"#)
        body.writeString(String(completion.tokens ?? 0))
        body.writeStaticString(#","mode":"openai"}"#)
        return body
    }
}

/// The events of an answer that streams.
///
/// - `data: {"delta":"..."}`: more of the answer.
/// - `event: done`, with the whole as it is without a stream.
/// - `event: error`, with `{"error":"..."}`, when the answer breaks off.
/// - `: ping`, a comment, while nothing comes.
enum AskEvent {
    case delta(ByteBuffer)
    case done(AskAnswer)
    case error(String)
    case ping

    /// Appends the event as it goes over the wire. A JSON text of ours has no line break.
    func write(to buffer: inout ByteBuffer) {
        switch self {
        case .delta(let text):
            buffer.writeStaticString(#"data: {"delta":""#)
            buffer.writeImmutableBuffer(text)
            buffer.writeStaticString("\"}")
        case .done(let answer):
            buffer.writeStaticString("event: done\ndata: ")
            buffer.writeImmutableBuffer(answer.json)
        case .error(let message):
            buffer.writeStaticString("event: error\ndata: ")
            buffer.writeImmutableBuffer(.askError(message))
        case .ping: buffer.writeStaticString(": ping")
        }
        buffer.writeStaticString("\n\n")
    }
}

extension ByteBuffer {
    /// `{"error":"..."}`
    static func askError(_ message: String) -> ByteBuffer {
        var body = ByteBuffer(staticString: #"{"error":"#)
        body.writeJSONString(message)
        body.writeStaticString("}")
        return body
    }
}
