/// The value of a label for what is in no list: models that no configuration names, and callers whom nothing
/// identifies.
///
/// A label's value never comes from a request: every misspelt name would be a series for ever.
public enum MetricLabelValue: Sendable {
    /// What all lists lack.
    public static let other = "other"
}

/// What a request asks the gateway for: the label `operation`.
public enum LLMOperation: String, Hashable, Sendable, CaseIterable {
    /// `/v1/chat/completions`
    case chat
    /// `/v1/responses`
    case responses
    /// `/v1/completions`
    case completions
    /// `/v1/embeddings`
    case embeddings
    /// `/infer`
    case infer
    /// `/v1/models`, which no model answers.
    case models

    /// The name that OpenTelemetry has for it: a well-known value of `gen_ai.operation.name`, or, where it
    /// has none, our own.
    public var openTelemetryName: String {
        switch self {
        case .chat, .responses, .infer: "chat"
        case .completions: "text_completion"
        case .embeddings: "embeddings"
        case .models: "models"
        }
    }
}

/// How a request for a model ended: the label `outcome` of `Metric.llmRequests`. Each request has one.
public enum LLMRequestOutcome: String, Hashable, Sendable, CaseIterable {
    /// It was answered to the end.
    case succeeded
    /// The gateway refused it; `Metric.llmRequestsRejected` says why.
    case rejected
    /// The provider refused it, as it would again: a 4xx but 401, 403 and 429.
    case upstreamRejected = "upstream_rejected"
    /// No provider answered well, or one broke off in the midst.
    case upstreamFailed = "upstream_failed"
    /// No answer came in time.
    case timedOut = "timed_out"
    /// The client left.
    case cancelled
    /// The gateway failed.
    case failed
}

/// Why the gateway refused a request: the label `reason`. What is refused before it is read as a request for a model, because it
/// is too large, too slow or one too many, is counted by its status alone, in `Metric.httpRequests`.
public enum RejectionReason: String, Hashable, Sendable, CaseIterable {
    /// It has no credential, or one that is not valid (401).
    case unauthenticated
    /// Its credential is valid, and of nobody whom a policy names (403).
    case unknownTenant = "unknown_tenant"
    /// Its tenant may not use the model, or nobody has it (404).
    case modelNotAllowed = "model_not_allowed"
    /// Its tenant has made all its requests of this minute (429).
    case requestsPerMinute = "requests_per_minute"
    /// Its tenant has used all its tokens of this minute (429).
    case tokensPerMinute = "tokens_per_minute"
    /// Its tenant has used all its tokens of this day (429).
    case tokensPerDay = "tokens_per_day"
    /// Its tenant has all its streams open (429).
    case concurrentStreams = "concurrent_streams"
    /// It asks for more tokens than its tenant may have in one answer (400).
    case maxTokens = "max_tokens"
    /// It is no request that the API has (400).
    case invalidRequest = "invalid_request"
    /// The limits can't be counted now, and nothing is admitted without (503).
    case limitsUnavailable = "limits_unavailable"
    /// The keys that tokens are verified by have not been read (503).
    case keysUnavailable = "keys_unavailable"
}

/// What a tenant has a limit of: the label `limit`. The names are those of `TenantPolicy.Limits`.
public enum LLMLimit: String, Hashable, Sendable, CaseIterable {
    /// Requests in a minute.
    case requestsPerMinute = "requests_per_minute"
    /// Tokens in a minute.
    case tokensPerMinute = "tokens_per_minute"
    /// Tokens in a day.
    case tokensPerDay = "tokens_per_day"
    /// Streams at once.
    case concurrentStreams = "concurrent_streams"
}

/// What tokens are: the label `type`. `cached` are among `input`, and `reasoning` among `output`, as in the API's usage
/// (`prompt_tokens_details.cached_tokens`, `completion_tokens_details.reasoning_tokens`).
public enum TokenType: String, Hashable, Sendable, CaseIterable {
    /// Those of the prompt.
    case input
    /// Those of the answer.
    case output
    /// Those of the prompt that the provider knew already.
    case cached
    /// Those of the answer that nobody sees.
    case reasoning
}

/// How far an answer was when its client left: the label `phase`.
public enum CancellationPhase: String, Hashable, Sendable, CaseIterable {
    /// Nothing had been sent.
    case beforeFirstByte = "before_first_byte"
    /// Some had been sent.
    case afterFirstByte = "after_first_byte"
}

/// How one call of a provider, or of the gateway by a proxy, ended: the label `outcome`.
public enum UpstreamOutcome: String, Hashable, Sendable, CaseIterable {
    /// It was answered to the end.
    case succeeded
    /// It was refused as one that would be refused again: a 4xx that is none of those below.
    case rejected
    /// It was refused for now (429).
    case rateLimited = "rate_limited"
    /// The credential was refused (401, 403).
    case credentialsRejected = "credentials_rejected"
    /// It was answered with a 5xx.
    case failed
    /// There was no connection.
    case unreachable
    /// No answer came in time, or its rest did not.
    case timedOut = "timed_out"
    /// The answer broke off, or was none.
    case broken
    /// Nobody wanted the answer any more.
    case cancelled

    /// How a call ended that was answered whole, by the answer's status.
    public init(status: Int) {
        self =
            switch status {
            case ..<400: .succeeded
            case 401, 403: .credentialsRejected
            case 429: .rateLimited
            case 500...: .failed
            default: .rejected
            }
    }
}

/// Whether a provider is asked: the label `state`.
public enum CircuitState: String, Hashable, Sendable, CaseIterable {
    /// It is.
    case closed
    /// It is, by one request, to see whether it answers again.
    case halfOpen = "half_open"
    /// It is not.
    case open
}

/// What a second try of a request is: the label `kind`.
public enum RetryKind: String, Hashable, Sendable, CaseIterable {
    /// The same provider once more.
    case retry
    /// Another provider.
    case failover
}

/// Whether a file was read anew, or keys were fetched: the label `outcome`.
public enum ReloadOutcome: String, Hashable, Sendable, CaseIterable {
    /// It is in use.
    case success
    /// The one before is still in use.
    case failure
}
