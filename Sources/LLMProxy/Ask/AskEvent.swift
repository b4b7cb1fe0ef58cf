import NIOCore
import OpenAI

/// An event of an answer that streams.
enum AskEvent {
    /// `data: {"delta":"..."}`: more of the answer.
    case delta(String)
    /// `event: done`, with the whole as it is without a stream.
    case done(AskAnswer)
    /// `event: error`, with `{"error":"..."}`: the answer breaks off.
    case error(String)
    /// `: ping`, a comment, while nothing comes.
    case ping

    /// The event as it goes over the wire. JSON that is written here has no line break.
    var bytes: ByteBuffer {
        var bytes = ByteBuffer()
        switch self {
        case .delta(let text):
            bytes.writeStaticString(#"data: {"delta":"#)
            bytes.writeJSONString(text)
            bytes.writeStaticString("}")
        case .done(let answer):
            bytes.writeStaticString("event: done\ndata: ")
            bytes.writeImmutableBuffer(answer.json)
        case .error(let message):
            bytes.writeStaticString("event: error\ndata: ")
            bytes.writeImmutableBuffer(ByteBuffer(askError: message))
        case .ping: bytes.writeStaticString(": ping")
        }
        bytes.writeStaticString("\n\n")
        return bytes
    }
}

extension ByteBuffer {
    /// `{"error":"..."}`
    init(askError message: String) {
        self.init(staticString: #"{"error":"#)
        writeJSONString(message)
        writeStaticString("}")
    }
}
