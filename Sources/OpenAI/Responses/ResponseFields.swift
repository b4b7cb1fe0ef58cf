public import NIOCore

/// What a gateway has to know of an answer that isn't a stream.
public struct ResponseFields: Sendable {
    /// What was asked.
    public let operation: Operation
    /// The model that answered; upstreams name a dated version (`gpt-4o-mini-2024-07-18`).
    public internal(set) var model: String?
    /// The tokens, when the answer reports them.
    public internal(set) var usage: Usage?
    /// Decoded bytes of what was written, for an estimate where no usage is reported.
    public internal(set) var outputBytes = 0
    /// Whether the answer is an error.
    public internal(set) var isError = false
    /// The text of the first choice, or of all output of a response; `nil` when there is none, or nobody asked for it.
    public internal(set) var text: String?
    let collectsText: Bool

    /// Reads an answer.
    ///
    /// - Parameter collectsText: whether ``text`` is going to be asked for.
    /// - Throws: that it is no JSON; an answer without any of the fields is no error.
    public init(scanning body: ByteBuffer, operation: Operation, collectsText: Bool = true) throws(JSONError) {
        self = try body.scan { (scanner: inout JSONScanner) throws(JSONError) in
            var fields = Self(operation: operation, collectsText: collectsText)
            try fields.read(&scanner)
            try scanner.finish()
            return fields
        }
    }

    init(operation: Operation, collectsText: Bool) {
        self.operation = operation
        self.collectsText = collectsText
    }

    /// What it is charged for: the usage, or else an estimate of what was written beside the one of what was read.
    public func charge(input: RequestFields.Input) -> Usage {
        usage
            ?? Usage(
                inputTokens: input.estimatedTokens,
                outputTokens: TokenEstimate.tokens(ofTextBytes: outputBytes)
            )
    }
}
