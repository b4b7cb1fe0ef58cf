/// A field of a request that something is decided on, or that counts as text to read.
enum RequestField: Int, CaseIterable {
    case model, stream, streamOptions, maxTokens, maxCompletionTokens, maxOutputTokens, n, bestOf
    case messages, input, prompt, instructions, tools, functions, responseFormat, text, prediction, suffix
    case previousResponse, conversation, background, store

    /// How a key is read.
    enum Match {
        case field(RequestField)
        /// Some readers take it for the field.
        case misspelled(RequestField)
        case forbidden(String)
        case other
    }

    private var word: StaticString {
        switch self {
        case .model: "model"
        case .stream: "stream"
        case .streamOptions: "stream_options"
        case .maxTokens: "max_tokens"
        case .maxCompletionTokens: "max_completion_tokens"
        case .maxOutputTokens: "max_output_tokens"
        case .n: "n"
        case .bestOf: "best_of"
        case .messages: "messages"
        case .input: "input"
        case .prompt: "prompt"
        case .instructions: "instructions"
        case .tools: "tools"
        case .functions: "functions"
        case .responseFormat: "response_format"
        case .text: "text"
        case .prediction: "prediction"
        case .suffix: "suffix"
        case .previousResponse: "previous_response_id"
        case .conversation: "conversation"
        case .background: "background"
        case .store: "store"
        }
    }

    /// The field, as requests write it.
    var name: String { word.description }

    /// Fields by which other gateways let a request name the upstream, its address, its key, or the tenant: a request with
    /// one expects what no request may decide here, or tries whether it may (LiteLLM let clients set `api_base` and sent its
    /// own key there: BerriAI/litellm#24952, #37053). OpenAI's API has none of them. They are refused and not just passed
    /// on, so that an upstream that is such a gateway never sees them either.
    private static let forbidden: [StaticString] = [
        "api_base", "api_key", "api_type", "api_version", "azure_ad_token", "base_url", "custom_llm_provider",
        "deployment_id", "extra_body", "extra_headers", "extra_query", "fallbacks", "litellm_params", "mock_response",
        "model_list", "organization", "proxy", "tenant", "upstream",
    ]
    /// Beginnings of names of that kind: credentials and addresses of clouds.
    private static let forbiddenBeginnings: [StaticString] = ["aws_", "azure_", "litellm_", "vertex_"]

    /// Kept, since a list of all cases is made anew whenever it is asked for.
    private static let all = allCases

    static func match(_ key: JSONString, in scanner: JSONScanner) -> Match {
        for field in all where scanner.equals(key, field.word) { return .field(field) }
        let folded = FoldedKey(key, in: scanner)
        for field in all where folded.equals(field.word) { return .misspelled(field) }
        for word in forbidden where folded.equals(word) { return .forbidden(word.description) }
        for word in forbiddenBeginnings where folded.starts(with: word) { return .forbidden(word.description + "*") }
        return .other
    }
}
