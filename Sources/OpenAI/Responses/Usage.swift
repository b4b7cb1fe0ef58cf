/// The tokens that a model read and wrote, as it reports them.
public struct Usage: Hashable, Sendable {
    /// `prompt_tokens`, or `input_tokens` of responses: all that was read, cached or not.
    public var inputTokens: Int
    /// `completion_tokens`, or `output_tokens` of responses: all that was written, thoughts as well. 0 for embeddings.
    public var outputTokens: Int
    /// Those read that came from the upstream's cache, which are cheaper.
    public var cachedInputTokens: Int
    /// Those written that were thoughts, which nobody sees and everybody pays.
    public var reasoningTokens: Int

    /// All of them.
    public var totalTokens: Int { inputTokens + outputTokens }

    /// Tokens read and written.
    public init(inputTokens: Int, outputTokens: Int, cachedInputTokens: Int = 0, reasoningTokens: Int = 0) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cachedInputTokens = cachedInputTokens
        self.reasoningTokens = reasoningTokens
    }

    /// More tokens than any call can have; beyond it a report is nonsense.
    static let limit = 1 << 40
}

extension JSONScanner {
    /// A `usage` object; `nil` when it is `null`, or no report that can be charged.
    mutating func usage() throws(JSONError) -> Usage? {
        guard try kind() == .object else {
            try skipValue()
            return nil
        }
        var input: Int?
        var output: Int?
        var usage = Usage(inputTokens: 0, outputTokens: 0)
        try openObject()
        while let key = try nextKey() {
            if equals(key, "prompt_tokens") || equals(key, "input_tokens") {
                input = try tokens()
            } else if equals(key, "completion_tokens") || equals(key, "output_tokens") {
                output = try tokens()
            } else if equals(key, "prompt_tokens_details") || equals(key, "input_tokens_details") {
                usage.cachedInputTokens = try tokens(in: "cached_tokens")
            } else if equals(key, "completion_tokens_details") || equals(key, "output_tokens_details") {
                usage.reasoningTokens = try tokens(in: "reasoning_tokens")
            } else {
                try skipValue()
            }
        }
        // Embeddings have no output.
        guard input != nil || output != nil else { return nil }
        usage.inputTokens = input ?? 0
        usage.outputTokens = output ?? 0
        usage.cachedInputTokens = min(usage.cachedInputTokens, usage.inputTokens)
        usage.reasoningTokens = min(usage.reasoningTokens, usage.outputTokens)
        return usage
    }

    private mutating func tokens() throws(JSONError) -> Int? {
        guard try kind() == .number else {
            try skipValue()
            return nil
        }
        guard let count = try integer(), (0...Usage.limit).contains(count) else { return nil }
        return count
    }

    private mutating func tokens(in name: StaticString) throws(JSONError) -> Int {
        guard try kind() == .object else {
            try skipValue()
            return 0
        }
        var count = 0
        try openObject()
        while let key = try nextKey() {
            if equals(key, name) {
                count = try tokens() ?? 0
            } else {
                try skipValue()
            }
        }
        return count
    }
}
