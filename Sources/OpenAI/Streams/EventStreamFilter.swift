public import NIOCore

/// Passes a stream of server-sent events on as bytes, and notes its usage, its end and how much was written.
///
/// Whole events are passed on as soon as they are there, as slices of what came; only an event that comes in pieces is put
/// together first. Nothing is changed but that the usage that the client didn't ask for is taken out again: the event of
/// chats and completions that has `usage` and no choices. The `"usage":null` that OpenAI then gives to all other events
/// stays: to write each of them anew would cost more than all else here, and OpenAI's description of its API allows `null`.
///
/// Lines end with LF, CR or CRLF, and an event with an empty line (WHATWG, HTML, 9.2.6, which says how streams are parsed).
public struct EventStreamFilter: Sendable {
    /// The most bytes of one event that are kept to look at. What is longer is passed on unseen and counted as it is. The
    /// last event of a response repeats all of it: 128,000 tokens are about half a megabyte.
    public static let eventLimit = 4 << 20

    /// What was asked.
    public let operation: Operation
    /// Whether the event that has only usage is taken out.
    public let removesUsage: Bool
    /// The tokens, once the stream has reported them.
    public private(set) var usage: Usage?
    /// The model that answers.
    public private(set) var model: String?
    /// Whether the stream said that it is complete: `[DONE]`, or a response's last event.
    public private(set) var isDone = false
    /// Whether an event told of an error.
    public private(set) var hasError = false
    /// Decoded bytes of what was written so far: text, refusals, thoughts, arguments of calls.
    public private(set) var outputBytes = 0
    /// Events with data so far, `[DONE]` not counted. OpenAI sends about one a token.
    public private(set) var chunks = 0

    /// The text of the first choice since ``takeText()``, for those that write another format.
    private var text: String?
    /// The beginning of an event whose end hasn't come.
    private var pending = ByteBuffer()
    /// Where the line starts in ``pending`` that isn't complete, and up to where it was searched for its end.
    private var lineStart = 0
    private var searched = 0
    /// Whether the last line ended with CR at the end of a chunk, so that an LF that follows belongs to it.
    private var hasOpenReturn = false
    /// Whether the last event was taken out, so that such an LF goes with it.
    private var hasRemovedLast = false
    /// Whether an event is passed on unseen, since it is too long, up to its end.
    private var isPassing = false
    /// Whether nothing came yet: a byte order mark may stand first.
    private var isAtStart = true

    /// A filter for one stream.
    ///
    /// - Parameters:
    ///   - removesUsage: whether the client did not ask for the usage, which was then asked for in its stead.
    ///   - collectsText: whether ``takeText()`` is going to be asked.
    public init(operation: Operation, removesUsage: Bool, collectsText: Bool = false) {
        self.operation = operation
        self.removesUsage = removesUsage
        text = collectsText ? "" : nil
    }

    /// The text of the first choice that came since this was asked last.
    public mutating func takeText() -> String {
        guard let taken = text else { return "" }
        text = ""
        return taken
    }

    /// What the stream is charged for: its usage, or else an estimate of what was read and of what was written so far.
    ///
    /// What was written is at least a token an event.
    public func charge(input: RequestFields.Input) -> Usage {
        usage
            ?? Usage(
                inputTokens: input.estimatedTokens,
                outputTokens: max(TokenEstimate.tokens(ofTextBytes: outputBytes), outputBytes > 0 ? chunks : 0)
            )
    }

    /// Takes bytes as they came, and returns those to send on; `nil` when there are none yet.
    public mutating func take(_ chunk: ByteBuffer) -> ByteBuffer? {
        guard chunk.readableBytes > 0 else { return nil }
        return chunk
    }

    /// Takes the end of the stream, and returns what is left to send on.
    public mutating func end() -> ByteBuffer? {
        nil
    }
}
