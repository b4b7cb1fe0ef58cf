public import NIOCore

/// What a gateway has to know of a request's body, read in one pass without decoding the rest.
///
/// The body is checked as a whole. What is decided on can't be read differently upstream: a field that is decided on may
/// stand there once only (readers differ on which of two counts), with escapes resolved (`"mod\u0065l"` is `model`), and
/// no other spelling of it may stand beside it (Go's `encoding/json` takes `Model` for `model`). Fields that aren't
/// decided on are passed on, whatever they are: OpenAI refuses what it doesn't know.
public struct RequestFields: Sendable {
    /// How much a model is given to read.
    public struct Input: Hashable, Sendable {
        /// Decoded bytes of text: messages, prompts, instructions, tools and formats.
        public var textBytes = 0
        /// Messages, or items of `input`.
        public var messages = 0
        /// Pictures, recordings and files.
        public var media = 0
        /// Tokens that are given as such, in prompts and inputs that are lists of numbers.
        public var tokens = 0

        /// What it is taken for, in tokens; see ``TokenEstimate``.
        public var estimatedTokens: Int {
            TokenEstimate.tokens(ofTextBytes: textBytes) + messages * TokenEstimate.perMessage
                + media * TokenEstimate.perMedium + tokens
        }
    }

    /// How long the name of a model may be, in bytes of UTF-8. OpenAI's longest, of fine-tuned models, have about 100.
    public static let modelLimit = 256
    /// How many answers to one prompt may be asked for; OpenAI's own limit of `n`.
    public static let choiceLimit = 128

    /// What is asked.
    public let operation: Operation
    /// `model`; `nil` when it is missing or `null`.
    public internal(set) var model: String?
    /// `stream`
    public internal(set) var isStream = false
    /// `stream_options.include_usage`
    public internal(set) var includesUsage = false
    /// The most tokens of one answer: `max_completion_tokens`, `max_tokens` or `max_output_tokens`, at least 1.
    public internal(set) var outputLimit: Int?
    /// How many answers are generated: the larger of `n` and `best_of`, for each prompt; at least 1.
    public internal(set) var choices = 1
    /// How much there is to read.
    public internal(set) var input = Input()
    /// The field that refers to something kept at the upstream by an earlier request, perhaps by another tenant's:
    /// `previous_response_id`, `conversation` or `prompt` of a response.
    public internal(set) var storedReference: String?
    /// `background`: the upstream goes on without a client.
    public internal(set) var isBackground = false
    /// `store`, when it is there: whether the upstream keeps the answer (for responses it does when this is missing).
    public internal(set) var isStored: Bool?

    /// Where things stand in the body.
    var places = Places()

    /// Reads the body of a request.
    ///
    /// - Throws: what is wrong with it; the text around isn't quoted.
    public init(scanning body: ByteBuffer, operation: Operation) throws(RequestError) {
        let outcome: RequestReader
        do throws(JSONError) {
            outcome = try body.scan { (scanner: inout JSONScanner) throws(JSONError) in
                var reader = RequestReader(scanner, operation: operation)
                try reader.read()
                return reader
            }
        } catch {
            throw RequestError(error)
        }
        if let problem = outcome.problem { throw problem }
        self = outcome.fields
    }

    init(operation: Operation) {
        self.operation = operation
    }

    /// The tokens to reserve before the call: what is read, and the most that may be written.
    ///
    /// - Parameter limit: the most tokens of one answer where the request names none.
    public func estimatedTokens(outputLimit limit: Int) -> Int {
        guard operation != .embeddings else { return input.estimatedTokens }
        let (output, isTooMuch) = (outputLimit ?? limit).multipliedReportingOverflow(by: choices)
        let (sum, isStillTooMuch) = output.addingReportingOverflow(input.estimatedTokens)
        return isTooMuch || isStillTooMuch ? .max : sum
    }
}
