import NIOCore
import OpenAI

/// Makes the events of an answer from the pieces of the gateway's stream: which piece brings what is decided here.
struct AskStream {
    /// How long nothing may be sent while the gateway sends something: its own pings, or what is no text.
    static let silence = Duration.seconds(5)
    /// The most bytes of UTF-8 of an answer.
    static let limit = 4 << 20

    /// Why an answer is not whole.
    enum Failure: String, Error {
        /// The gateway told of an error in the stream.
        case refused = "the model broke off with an error"
        /// The stream ended before it said so.
        case incomplete = "the answer broke off"
        /// More came than an answer can have.
        case tooLong = "the answer is too long"
    }

    private var filter = EventStreamFilter(operation: .chatCompletions, removesUsage: false, collectsText: true)
    private var text = ""
    private var lastEvent: ContinuousClock.Instant

    init(at now: ContinuousClock.Instant) {
        lastEvent = now
    }

    /// Takes a piece, and tells what is sent for it.
    mutating func take(_ piece: ByteBuffer, at now: ContinuousClock.Instant) throws(Failure) -> AskEvent? {
        _ = filter.take(piece)
        guard !filter.hasError else { throw .refused }
        let more = filter.takeText()
        guard !more.isEmpty else {
            guard now - lastEvent >= Self.silence else { return nil }
            lastEvent = now
            return .ping
        }
        text += more
        guard text.utf8.count <= Self.limit else { throw .tooLong }
        lastEvent = now
        return .delta(more)
    }

    /// Takes the end of the stream, and makes the answer of what came.
    mutating func end(_ request: AskRequest, prompt: SystemPrompt, tenant: String, company: String) throws(Failure)
        -> AskAnswer
    {
        _ = filter.end()
        guard !filter.hasError else { throw .refused }
        guard filter.isDone else { throw .incomplete }
        return AskAnswer(
            question: request.question,
            answer: text + filter.takeText(),
            tenant: tenant,
            company: company,
            prompt: prompt,
            model: filter.model,
            tokens: filter.usage?.outputTokens
        )
    }
}
