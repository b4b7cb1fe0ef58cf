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
    /// The most bytes of one event that are kept to look at. What is longer is passed on as it comes and counts for
    /// nothing. The last event of a response repeats all of it: 128,000 tokens are about half a megabyte.
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
    /// What is known of it.
    private var lines = EventLines()
    /// Whether the last event was taken out, so that the LF of a CRLF that is cut in two goes with it.
    private var hasRemovedLast = false

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
        var bytes = chunk
        if pending.readableBytes > 0 {
            pending.writeImmutableBuffer(chunk)
            bytes = pending
            // The only reference, so that what comes next is written behind it without a copy.
            pending = ByteBuffer()
        }
        let outcome = bytes.withUnsafeReadableBytes { scan($0) }
        if outcome.end == 0 {
            pending = bytes
        } else if outcome.end < bytes.readableBytes {
            pending = ByteBuffer(bytes.readableBytesView.dropFirst(outcome.end))
        }
        return Self.kept(of: bytes, outcome)
    }

    /// Takes the end of the stream, and returns what is left to send on: an event that no empty line ended, which clients
    /// read or not.
    public mutating func end() -> ByteBuffer? {
        guard pending.readableBytes > 0 else { return nil }
        let rest = pending
        pending = ByteBuffer()
        let isKept = rest.withUnsafeReadableBytes { bytes in
            lines.endLine(bytes, at: bytes.count, next: bytes.count)
            return look(atEventIn: bytes)
        }
        lines = EventLines()
        return isKept ? rest : nil
    }

    // MARK: Events

    /// What becomes of some bytes.
    private struct Outcome {
        /// Where the last event ends that is whole.
        var end = 0
        /// What is taken out before that.
        var removed: [Range<Int>] = []
    }

    private mutating func scan(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        var outcome = Outcome()
        if lines.takesRestOfLineEnd(bytes) {
            // Its event is already gone.
            if hasRemovedLast { outcome.removed.append(0..<1) }
            lines.startEvent()
            outcome.end = 1
        }
        while let end = lines.nextEvent(bytes) {
            let isKept = lines.isPassing || look(atEventIn: bytes)
            hasRemovedLast = !isKept
            if !isKept { outcome.removed.append(outcome.end..<end) }
            outcome.end = end
            lines.startEvent()
        }
        if bytes.count - outcome.end > Self.eventLimit { lines.isPassing = true }
        if lines.isPassing {
            hasRemovedLast = false
            outcome.end = bytes.count
        }
        lines.move(by: outcome.end)
        return outcome
    }

    /// Notes what an event says, and returns whether it is passed on.
    private mutating func look(atEventIn bytes: UnsafeRawBufferPointer) -> Bool {
        if lines.isNamedError { hasError = true }
        guard let data = lines.data else { return true }
        guard lines.hasMoreData else { return look(at: UnsafeRawBufferPointer(rebasing: bytes[data])) }
        return lines.joinedData(bytes).withUnsafeBytes { look(at: $0) }
    }

    private mutating func look(at data: UnsafeRawBufferPointer) -> Bool {
        guard !data.elementsEqual("[DONE]".utf8) else {
            isDone = true
            return true
        }
        chunks += 1
        var event = StreamEvent(knowsModel: model != nil, collectsText: text != nil)
        var scanner = JSONScanner(data)
        // What isn't JSON is the client's to judge.
        guard (try? event.read(&scanner, operation)) != nil else { return true }
        usage = event.usage ?? usage
        model = event.model ?? model
        outputBytes += event.outputBytes
        if event.isError { hasError = true }
        if event.isLast { isDone = true }
        if let added = event.text { text?.append(added) }
        return !removesUsage || operation == .responses || !event.hasOnlyUsage
    }

    // MARK: Bytes

    private static func kept(of bytes: ByteBuffer, _ outcome: Outcome) -> ByteBuffer? {
        guard outcome.end > 0 else { return nil }
        guard !outcome.removed.isEmpty else {
            return outcome.end == bytes.readableBytes
                ? bytes : bytes.getSlice(at: bytes.readerIndex, length: outcome.end)
        }
        var pieces: [ByteBuffer] = []
        var position = 0
        for gap in outcome.removed + [outcome.end..<outcome.end] {
            if gap.lowerBound > position,
                let piece = bytes.getSlice(at: bytes.readerIndex + position, length: gap.lowerBound - position)
            {
                pieces.append(piece)
            }
            position = gap.upperBound
        }
        guard var kept = pieces.first else { return nil }
        for piece in pieces.dropFirst() { kept.writeImmutableBuffer(piece) }
        return kept
    }
}
